export { enterSprint, leaveSprint } from './entering.ts';
export { listEntries, readOutlook } from './outlook.ts';
export { completeSprint, startSprint } from './running.ts';
export { markDone, patchItem, previewShipping } from './shipping.ts';
export { getSprint } from './showing.ts';
export { changeSprint, createSprint, listSprints, removeSprint } from './sprints.ts';
