/** A linear model over the words of a wish, trained on labelled stories by bench/quality/train.ts. English alone. */
import type { Range } from '../../criteria/finding.ts';
import type { Reading } from '../../criteria/reading.ts';
import { featuresOf, type Feature } from './features.ts';
import { bias, weights } from './weights.ts';

/** From this probability on a wish is taken to describe a way; found by cross-validation over topics. */
export const likelyFrom = 0.5;
/** Below this the lists of words are taken to be mistaken. */
export const unlikelyTo = 0.3;
const leastShown = 0.15;
const mostShown = 4;

export type Estimate = { probability: number; words: Range[] };

/** How likely a wish names a way and not a need, and the words that say so, the strongest first. */
export function estimateSolution(reading: Reading): Estimate {
	if (reading.language.language !== 'en') return { probability: 0, words: [] };
	const known = knownOf(featuresOf(reading));
	const length = Math.sqrt(known.reduce((sum, { idf }) => sum + idf * idf, 0)) || 1;
	const shares = known.map(({ feature, weight, idf }) => ({ feature, share: (weight * idf) / length }));
	const z = shares.reduce((sum, { share }) => sum + share, bias);
	return { probability: 1 / (1 + Math.exp(-z)), words: told(shares) };
}

function knownOf(features: readonly Feature[]): { feature: Feature; weight: number; idf: number }[] {
	const byName = new Map(features.toReversed().map((feature) => [feature.name, feature]));
	return [...byName.values()].flatMap((feature) => {
		const kept = weights[feature.name];
		return kept ? [{ feature, weight: kept[0], idf: kept[1] }] : [];
	});
}

function told(shares: readonly { feature: Feature; share: number }[]): Range[] {
	const words: Range[] = [];
	const strongest = shares.filter(({ share }) => share >= leastShown).toSorted((a, b) => b.share - a.share);
	for (const { feature: { start, end } } of strongest) {
		if (words.length < mostShown && !words.some((one) => start < one.end && one.start < end)) words.push({ start, end });
	}
	return words;
}
