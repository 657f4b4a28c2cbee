/** The parts are shown as the team's screens have them. */
export const csr = true;
