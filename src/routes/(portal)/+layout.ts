/** Portal pages are plain HTML with a small script that makes forms and links quick: see web/ui/quiet. */
export const csr = false;
