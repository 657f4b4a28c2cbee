/** The team's screens are an application in the browser. */
export const csr = true;
