/** Does a wish prescribe its solution? Hard: it plainly does. Soft: it may, and a question is enough. */
import type { Range } from '../../criteria/finding.ts';
import { readCriterion, type Reading } from '../../criteria/reading.ts';
import { featuresOf } from './features.ts';
import { estimateSolution, likelyFrom, unlikelyTo } from './model.ts';
import { scoreSolution, type SignKind } from './scoring.ts';

export type SolutionLevel = 'none' | 'soft' | 'hard';
/** `isFaint`: nothing but a verb of building speaks for it. */
export type Prescribed = { level: SolutionLevel; score: number; words: Range[]; isFaint: boolean };

const from = 2;
const leastWords = 10;

/** @param hasWhy a story that says why counts one less */
export function judgeSolution(reading: Reading, hasWhy: boolean): Prescribed {
	const listed = judgeByLists(reading, hasWhy);
	if (listed.level === 'hard' || reading.language.language !== 'en') return listed;
	const { probability, words } = saysEnough(reading) ? estimateSolution(reading) : { probability: unlikelyTo, words: [] };
	const level = words.length === 0 && listed.level === 'none' ? 'none' : weighed(listed, probability);
	return { level, isFaint: listed.isFaint, score: listed.score, words: level === 'none' ? [] : listed.words.length > 0 ? listed.words : words };
}

/**
 * The verb alone makes no solution: “to compare two plans” is a need. The model is asked where a way is named, or where there
 * are words enough for it to weigh.
 */
export function saysEnough(reading: Reading): boolean {
	const namesWay = () => scoreSolution(reading).signs.some(({ kind }) => kind !== 'build') || featuresOf(reading).some(({ name }) => name === '#method');
	return reading.tokens.filter(({ kind }) => kind === 'word').length >= leastWords || namesWay();
}

/** What the lists find stays, unless it is faint and the trained model thinks little of it; what they miss the model may ask about. */
export function weighed({ level, isFaint }: Pick<Prescribed, 'level' | 'isFaint'>, probability: number): SolutionLevel {
	if (level === 'none') return probability >= likelyFrom ? 'soft' : 'none';
	return isFaint && probability < unlikelyTo ? 'none' : level;
}

/** What the lists of words alone say. */
export function judgeByLists(reading: Reading, hasWhy: boolean): Prescribed {
	const { signs, score: found, hasNeed, opensWithBuild } = scoreSolution(reading);
	const score = found - (hasNeed ? 1 : 0) - (hasWhy ? 1 : 0);
	if (found >= from && score >= from && !hasNeed) return { level: 'hard', score, words: signs, isFaint: false };
	const builds = signs.some(({ kind }) => kind === 'build');
	if (found >= from && (builds || !hasNeed || found - 1 >= from)) return { level: 'soft', score, words: signs, isFaint: false };
	if (opensWithBuild && !hasNeed && !hasWhy) return { level: 'soft', score, words: signs, isFaint: true };
	return { level: 'none', score, words: [], isFaint: false };
}

/**
 * The same by the lists alone, for words that are no story, such as what a customer writes. Complaints name controls and
 * technologies too, so somebody has to ask for something to be built, or for a control in a format.
 */
export function judgeRequest(text: string): Prescribed {
	const { signs, score: found, hasNeed, opensWithBuild } = scoreSolution(readCriterion(text));
	const has = (kind: SignKind) => signs.some((sign) => sign.kind === kind);
	const score = found - (hasNeed ? 1 : 0);
	const asks = !hasNeed && (has('build') || (has('control') && has('format')));
	if (asks && found >= from) return { level: 'hard', score, words: signs, isFaint: false };
	if (asks && opensWithBuild) return { level: 'soft', score, words: signs, isFaint: true };
	return { level: 'none', score, words: [], isFaint: false };
}
