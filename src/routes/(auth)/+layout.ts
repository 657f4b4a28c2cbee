/** Ways in work without JavaScript, so they bring none. */
export const csr = false;
