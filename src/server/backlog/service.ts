export { lockItem, noteChange, requireItem } from './changes.ts';
export { addCriterion, changeCriterion, getCriterion, listCriteria, removeCriterion } from './criteria.ts';
export { addDependency, listDependencies, removeDependency } from './dependencies.ts';
export { readEvidence } from './evidence.ts';
export { changeItem, createItem, getItem, getItemByNumber, listItems, removeItem } from './items.ts';
export type { ItemRow } from './queries.ts';
export { lockBacklog, moveItem, moveToTop, rekeyBacklog } from './ranking.ts';
export { showRef } from './showing.ts';
export { finishItem, keepStandings, putIntoSprint, takeOutOfSprint, type Standing } from './standing.ts';
