/** The door of evidence: what was asked for behind an item, what answers it, and drafts made of it. */
export { answerQuestion, questionFor, questionOfLetter, type QuestionToAnswer } from './answering.ts';
export { askPeople, listQuestions } from './asking.ts';
export { draftFromEvidence } from './drafting.ts';
export { readAsks } from './reading.ts';
