/** The thirteen criteria over one story, each with its own answer; nothing is added up. */
import { readStory } from './reading.ts';
import { atomic } from './rules/atomic.ts';
import { unambiguous } from './rules/ambiguity.ts';
import { fullSentence, minimal, wellFormed } from './rules/form.ts';
import type { StoryRule } from './rules/hits.ts';
import { complete, conflictFree, uniform, unique } from './rules/neighbours.ts';
import { problemOriented } from './rules/problem.ts';
import { conceptuallySound } from './rules/sound.ts';
import { estimatable, independent } from './rules/standing.ts';
import { judgeSolution } from './solutions/judging.ts';
import { readCriterion } from '../criteria/reading.ts';
import type { Around, Story, StoryCode, StoryFinding, StoryMend } from './story.ts';

export const rules: readonly StoryRule[] = [
	wellFormed, atomic, minimal, conceptuallySound, problemOriented, unambiguous, conflictFree, fullSentence, estimatable, unique, uniform, independent, complete
];

/** Those that need the other stories, or what stands around; without it they say nothing. */
export const looksAround: ReadonlySet<StoryCode> = new Set(['US07', 'US09', 'US10', 'US11', 'US12', 'US13']);
/** Of one rule so many are told: a hundred brackets are one thing to mend. */
const mostTold = 10;

/** What is to be said about a story, in the order of the criteria. */
export function judgeStory(story: Story, { title = '', around = null }: { title?: string; around?: Around | null } = {}): StoryFinding[] {
	const read = readStory(story, title);
	return rules.flatMap((rule) => rule.find(read, around).slice(0, mostTold).map((hit) => ({ ...hit, mend: isWhole(hit.mend) ? hit.mend : null, code: rule.code })));
}

/** A mend that leaves a part of the story empty is none. */
function isWhole(mend: StoryMend | null): boolean {
	return mend !== null && (mend.kind === 'split' ? mend.wants : Object.values(mend.story)).every((text) => text.trim() !== '');
}

/** Whether a wish plainly prescribes its solution; what the Definition of Ready asks. */
export function prescribesSolution(story: Pick<Story, 'want' | 'why'>): boolean {
	return judgeSolution(readCriterion(story.want), story.why.trim() !== '').level === 'hard';
}
