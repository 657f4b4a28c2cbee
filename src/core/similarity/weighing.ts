/** BM25F (Robertson, Zaragoza and Taylor 2004): how well the words of one text answer those of another, by field. */
import type { Statistics } from './collection.ts';
import type { Counted } from './terms.ts';

/** Tuned on development sets: a word of the title counts three times, long bodies are held against a text more than long titles. */
const titleWeight = 3;
const titleLengthCounts = 0.5;
const bodyLengthCounts = 0.9;
const saturation = 2;
const askedSaturation = 2;

/** Of a long text only the strongest terms are asked for: more changed no figure and cost time. */
const mostAsked = 80;

export type Asked = ReadonlyMap<number, number>;

/** The weight of each term in a question: rare ones and those of its title weigh more. The strongest first. */
export function askedOf(counted: Counted, statistics: Statistics): Asked {
	const weights: [number, number][] = [];
	counted.terms.forEach((term, at) => {
		const times = titleWeight * (counted.inTitle[at] ?? 0) + (counted.inBody[at] ?? 0);
		weights.push([term, rarity(statistics, term) * ((times * (askedSaturation + 1)) / (askedSaturation + times))]);
	});
	return new Map(weights.sort((a, b) => b[1] - a[1]).slice(0, mostAsked));
}

export function rarity({ texts, holders }: Statistics, term: number): number {
	const holding = Math.min(holders.get(term) ?? 0, texts);
	return Math.log(1 + (texts - holding + 0.5) / (holding + 0.5));
}

/** How well a text answers: 0 where it shares no word. */
export function answerOf(counted: Counted, asked: Asked, { meanTitle, meanBody }: Statistics): number {
	const perTitle = titleWeight / (1 - titleLengthCounts + (titleLengthCounts * counted.titleLength) / (meanTitle || 1));
	const perBody = 1 / (1 - bodyLengthCounts + (bodyLengthCounts * counted.bodyLength) / (meanBody || 1));
	let total = 0;
	for (let at = 0; at < counted.terms.length; at++) {
		const weight = asked.get(counted.terms[at] as number);
		if (weight === undefined) continue;
		const times = perTitle * (counted.inTitle[at] as number) + perBody * (counted.inBody[at] as number);
		total += weight * (times / (saturation + times));
	}
	return total;
}
