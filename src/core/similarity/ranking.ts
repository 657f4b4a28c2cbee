/**
 * Which texts of a collection say the same as a given one. First the words: texts that share rare ones are fetched and
 * weighed by BM25F. Then the wording: the best of them are compared to the letter, and both measures, each as its
 * distance from the mean of these candidates, are added up. Knows no database and calls no service.
 */
import type { Collection, Lookup, Statistics } from './collection.ts';
import type { Counted, Text } from './terms.ts';
import { answerOf, askedOf, type Asked } from './weighing.ts';
import { likenesses } from './wording.ts';

/** `words`: the share of the best possible answer. `wording`: the cosine of the characters. `standing`: the two, as distances from the mean. */
export type Ranked<Id> = { id: Id; text: Text; standing: number; words: number; wording: number };

/** So many texts are fetched at the most, by rare terms together and by each pair of common ones. */
const mostFetched = 3000;
const mostOfPair = 500;
const pairedTerms = 5;
/** So many are compared to the letter. With 100 the recall among the first five was .8 points lower, with 400 the same. */
export const mostCompared = 200;
/** How much the wording counts beside the words; flat between .8 and 1.2. */
const wordingCounts = 1.2;

export type Question<Id> = { text: Text; counted: Counted; except?: ReadonlySet<Id>; atMost?: number };

/** The texts that are most alike, best first; those in `except` left out. */
export async function rank<Id>(collection: Collection<Id>, { text, counted, except, atMost = 10 }: Question<Id>): Promise<Ranked<Id>[]> {
	const statistics = await collection.statistics([...counted.terms]);
	const asked = askedOf(counted, statistics);
	const held = (await collection.holding(lookupOf(asked, statistics))).filter(({ id }) => !except?.has(id));
	const answers = held.map((one) => ({ id: one.id, answer: answerOf(one.counted, asked, statistics) }));
	const best = answers.sort((a, b) => b.answer - a.answer).slice(0, mostCompared);
	return standingsOf(best, { text, texts: await collection.texts(best.map(({ id }) => id)), whole: answerOf(counted, asked, statistics) }).slice(0, atMost);
}

/** All where they are few. Else rare terms first, as long as the texts that hold them are few enough; of the next ones, which are many, those that hold two. */
export function lookupOf(asked: Asked, { texts, holders }: Statistics): Lookup {
	if (texts <= mostCompared) return 'all';
	const rareFirst = [...asked.keys()].sort((a, b) => (holders.get(a) ?? 0) - (holders.get(b) ?? 0));
	let left = mostFetched;
	const any = rareFirst.filter((term) => (left -= holders.get(term) ?? 0) >= 0);
	const common = [...asked.keys()].filter((term) => !any.includes(term)).slice(0, pairedTerms);
	const both = common.flatMap((one, at) => common.slice(at + 1).map((other): [number, number] => [one, other]));
	// A single common word is all that was said.
	if (common.length === 1 && any.length === 0) return { any: common, both: [], ofPair: mostOfPair };
	return { any, both, ofPair: mostOfPair };
}

type Answered<Id> = { id: Id; answer: number };

function standingsOf<Id>(best: readonly Answered<Id>[], { text, texts, whole }: { text: Text; texts: readonly Text[]; whole: number }): Ranked<Id>[] {
	const wordings = likenesses(text, texts);
	const [ofWords, ofWording] = [distances(best.map(({ answer }) => answer), mostCompared), distances(wordings, mostCompared)];
	return best
		.map(({ id, answer }, at) => ({
			id,
			text: texts[at] as Text,
			standing: (ofWords[at] ?? 0) + wordingCounts * (ofWording[at] ?? 0),
			words: whole === 0 ? 0 : answer / whole,
			wording: wordings[at] ?? 0
		}))
		.sort((a, b) => b.standing - a.standing);
}

/**
 * Each number's distance from the mean, in standard deviations. Where there are fewer than `atLeast`, the missing ones
 * count as nought: the best of five texts stands out no less than the best of many.
 */
export function distances(numbers: readonly number[], atLeast = 0): number[] {
	const many = Math.max(numbers.length, atLeast) || 1;
	const mean = numbers.reduce((sum, number) => sum + number, 0) / many;
	const squares = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) + (many - numbers.length) * mean ** 2;
	const deviation = Math.sqrt(squares / many) || 1;
	return numbers.map((number) => (number - mean) / deviation);
}
