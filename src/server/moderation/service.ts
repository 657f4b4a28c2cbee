/** The door of moderation: what other features may ask of it. */
export { banOn, banPerson, liftBan, listBans, requireWriter } from './bans.ts';
export { approveHeld, keepRemoved, rejectHeld } from './deciding.ts';
export { getHeld, getOwnHeld, heldById, listHeld, listOwnHeld, ownHeldOnPost, type Reader } from './held.ts';
export { listReports, resolveReport, takeReport } from './reports.ts';
export { holdBack, refuseWhatWouldWait, type FormSigns } from './reviewing.ts';
export { changeSettings, readCounts, readSettings } from './settings.ts';
