/**
 * Which texts of a collection a long message speaks of, and where in it. A message is about several things, so each of
 * its passages asks for itself and the best one counts; that ranked better than the whole message, its characters, and
 * the share of a request's words that are said (bench/duplicates).
 */
import type { Collection, Held, Statistics } from './collection.ts';
import { languagesOf } from './languages.ts';
import { distances, lookupOf, mostCompared } from './ranking.ts';
import { countStems, stemsIn, wordsIn, type Counted } from './terms.ts';
import { answerOf, askedOf, rarity, type Asked } from './weighing.ts';
import { likenesses } from './wording.ts';

/** `passage` is the place of the best one in the list that was given; `score`, 0 to 1: how much of the text's title it says. */
export type Spoken<Id> = { id: Id; passage: number; answer: number; score: number };

export type Message<Id> = { passages: readonly string[]; seed?: number; except?: ReadonlySet<Id>; atMost?: number };

/** From this score on a request is suggested beside a message: see bench/duplicates/RESULTS.md for what that gives. */
export const spokenFrom = 0.3;

/** Of a long message the first passages are read. */
const mostPassages = 60;
const wordingCounts = 0.1;

/** The texts that a message speaks of, best first. */
export async function spokenOf<Id>(collection: Collection<Id>, { passages, seed = 0, except, atMost = 10 }: Message<Id>): Promise<Spoken<Id>[]> {
	const said = passages.slice(0, mostPassages);
	const spoken = languagesOf(wordsIn(said.join('\n')));
	const stems = said.map((passage) => stemsIn(passage, spoken));
	const whole = countStems({ title: [], body: stems.flat() }, seed);
	const statistics = await collection.statistics([...whole.terms]);
	const asked = stems.map((ofPassage) => askedOf(countStems({ title: [], body: ofPassage }, seed), statistics));
	const held = (await collection.holding(lookupOf(askedOf(whole, statistics), statistics))).filter(({ id }) => !except?.has(id));
	const answered = held.map((one) => bestPassage(one, asked, statistics)).sort((a, b) => b.answer - a.answer).slice(0, mostCompared);
	const best = (await withWording(collection, answered, said.join(' '))).slice(0, atMost);
	const ofTitles = await collection.statistics([...new Set(best.flatMap(({ counted }) => titleTerms(counted)))]);
	return best.map(({ id, passage, answer, counted }) => ({ id, passage, answer, score: saidOf(titleTerms(counted), asked[passage] ?? new Map(), ofTitles) }));
}

type Best<Id> = { id: Id; passage: number; answer: number; counted: Counted };

function bestPassage<Id>({ id, counted }: Held<Id>, asked: readonly Asked[], statistics: Statistics): Best<Id> {
	let best: Best<Id> = { id, passage: 0, answer: 0, counted };
	asked.forEach((one, passage) => {
		const answer = answerOf(counted, one, statistics);
		if (answer > best.answer) best = { id, passage, answer, counted };
	});
	return best;
}

/** The wording orders those whose words answer alike, and those that share no word. */
async function withWording<Id>(collection: Collection<Id>, answered: readonly Best<Id>[], said: string): Promise<Best<Id>[]> {
	const wording = distances(likenesses({ title: said.slice(0, 600), body: '' }, await collection.texts(answered.map(({ id }) => id))));
	const words = distances(answered.map(({ answer }) => answer));
	return answered
		.map((one, at) => ({ one, standing: (words[at] ?? 0) + wordingCounts * (wording[at] ?? 0) }))
		.sort((a, b) => b.standing - a.standing)
		.map(({ one }) => one);
}

function titleTerms({ terms, inTitle }: Counted): number[] {
	return [...terms].filter((_, at) => (inTitle[at] ?? 0) > 0);
}

/** The share of these terms that is said, each by its rarity. */
function saidOf(terms: readonly number[], asked: Asked, statistics: Statistics): number {
	const weight = (some: readonly number[]) => some.reduce((total, term) => total + rarity(statistics, term), 0);
	const all = weight(terms);
	return all === 0 ? 0 : weight(terms.filter((term) => asked.has(term))) / all;
}
