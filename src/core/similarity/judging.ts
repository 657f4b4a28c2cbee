/**
 * What a ranking is worth: how likely the first candidates really say the same, and what that makes of them. A likeness
 * alone says little, since the best of a thousand texts is always somewhat like; so the probability also looks at how
 * far a candidate stands out from the rest. Logistic regression on reports whose duplicates are known
 * (bench/duplicates): each set weighs the same, whatever its size.
 */
import type { Ranked } from './ranking.ts';
import type { Text } from './terms.ts';
import { compareWords, type ComparedWords } from './shared-words.ts';

export const verdicts = ['duplicate', 'related', 'part-of'] as const;
export type Verdict = (typeof verdicts)[number];

export type Judged<Id> = Ranked<Id> & { probability: number; verdict: Verdict | null; compared: ComparedWords };

/** From this probability on a candidate is called a duplicate: see bench/duplicates/RESULTS.md for what that gives. */
export const duplicateFrom = 0.5;
export const relatedFrom = 0.25;
/** Below this it is not worth a look. */
export const worthFrom = 0.08;

/** The first candidates with a probability and a verdict; none that is not worth a look. `from`: a workspace's own threshold. */
export function judge<Id>(text: Text, ranked: readonly Ranked<Id>[], { from = duplicateFrom }: { from?: number } = {}): Judged<Id>[] {
	return ranked
		.map((one, at) => {
			const probability = probabilityOf(ranked, at);
			const compared = compareWords(text, one.text);
			return { ...one, probability, verdict: verdictOf(probability, compared, from), compared };
		})
		.filter(({ probability, compared }) => probability >= worthFrom && compared.shared.length > 0);
}

/** Of a candidate at its place in the ranking: by both measures, and by how far it stands above the next or below the first. */
export function probabilityOf(ranked: readonly Ranked<unknown>[], at: number): number {
	const one = ranked[at];
	if (!one) return 0;
	const other = ranked[at === 0 ? 1 : 0]?.standing ?? 0;
	const margin = one.standing - other;
	const sum =
		-3.053 +
		1.163 * Math.log(one.words + 0.02) +
		0.557 * one.wording +
		1.196 * Math.log(Math.max(one.standing, 0.5)) +
		(at === 0 ? 0.151 * clamp(margin, 0, 6) : 0.11 * clamp(margin, -8, 0));
	return 1 / (1 + Math.exp(-sum));
}

/** A title that the other contains whole, and which says less, is a part of it rather than the same. */
function verdictOf(probability: number, { ofTitle, ofOtherTitle }: ComparedWords, from: number): Verdict | null {
	if (probability >= from) return 'duplicate';
	if (probability < Math.min(relatedFrom, from)) return null;
	const contained = Math.max(ofTitle, ofOtherTitle) === 1 && Math.min(ofTitle, ofOtherTitle) <= 0.5;
	return contained ? 'part-of' : 'related';
}

function clamp(value: number, least: number, most: number): number {
	return Math.min(most, Math.max(least, value));
}
