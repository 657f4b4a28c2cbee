/** The door of prioritising: scores, what the team judges, and the table of posts. */
export { calculateEverything, wrongScores } from './calculating.ts';
export { judge, judgementsOf } from './judging.ts';
export { readFormula, type Formula } from './formula.ts';
export { refreshScores } from './refreshing.ts';
export { changeScore, createScore, getScore, listScores, removeScore, resultsOfScore } from './scores.ts';
export { setManyStatuses, setManyTags } from './many.ts';
export { tableAsCsv, tableOf } from './table.ts';
export { changeView, createView, listViews, removeView } from './views.ts';
