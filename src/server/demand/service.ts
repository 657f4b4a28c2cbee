/** The door of demand: how it grew, who it is made of, and what to look at twice. */
export { flagsOf } from './flags.ts';
export { historyOf } from './history.ts';
export { keepDemandDays, mendDemandDays } from './keeping.ts';
export { partsOf } from './parts.ts';
