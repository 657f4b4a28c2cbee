/** The simple ways to compare with. Each answers a question with the best targets, best first. */
import { stemsIn, type Text } from '#core/similarity/terms.ts';
import type { Task } from './reading.ts';

export type Answer = (question: number) => number[] | Promise<number[]>;
export type Method = { name: string; prepare(task: Task, depth: number): Answer };

type Bag = ReadonlyMap<string, number>;
type Posting = { ids: number[]; weights: number[] };
/** The weight of a term in a target. */
type WeighTarget = (times: number, term: string, bag: Bag) => number;

export const baselines: Method[] = [
	{ name: 'trigram similarity of titles', prepare: byTrigrams },
	{ name: 'BM25 of titles', prepare: (task, depth) => byBm25(task, depth, ({ title, body }) => stemsIn(title || body)) },
	{ name: 'BM25 of title and body', prepare: (task, depth) => byBm25(task, depth, ({ title, body }) => stemsIn(`${title} ${body}`)) },
	{ name: 'TF-IDF cosine, title twice', prepare: (task, depth) => bestOf(task, depth, byTfIdf(task, wordsTwice)) },
	{ name: 'TF-IDF + .5 characters of titles', prepare: byBoth }
];

function wordsTwice({ title, body }: Text): string[] {
	return stemsIn(`${title} ${title} ${body}`);
}

/** As pg_trgm: the trigrams in both, of those in either. */
function byTrigrams(task: Task, depth: number): Answer {
	const trigrams = ({ title, body }: Text) => new Set((title || body).toLowerCase().match(/[\p{L}\p{N}]+/gu)?.flatMap((word) => runs(`  ${word} `, 3, 3)));
	const targets = task.targets.map(trigrams);
	const postings = invert(targets.map((set) => new Map([...set].map((run) => [run, 1]))), (times) => times);
	return bestOf(task, depth, (question) => {
		const asked = trigrams(task.questions[question] as Text);
		const shared = accumulate(postings, new Map([...asked].map((run) => [run, 1])), targets.length);
		return shared.map((both, at) => (both === 0 ? 0 : both / (asked.size + (targets[at]?.size ?? 0) - both)));
	});
}

function byBm25(task: Task, depth: number, read: (text: Text) => string[]): Answer {
	const bags = task.targets.map((text) => bagOf(read(text)));
	const lengths = bags.map((bag) => sum(bag.values()));
	const [mean, holders] = [sum(lengths) / (lengths.length || 1), holdersIn(bags)];
	const length = new Map(bags.map((bag, at) => [bag, lengths[at] ?? 0]));
	const rarity = (term: string) => Math.log(1 + (bags.length - (holders.get(term) ?? 0) + 0.5) / ((holders.get(term) ?? 0) + 0.5));
	const postings = invert(bags, (times, term, bag) => (rarity(term) * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * (length.get(bag) ?? 0)) / mean)));
	return bestOf(task, depth, (question) => accumulate(postings, new Map([...bagOf(read(task.questions[question] as Text)).keys()].map((term) => [term, 1])), bags.length));
}

function byTfIdf(task: Task, read: (text: Text) => string[]): (question: number) => Float64Array {
	const bags = task.targets.map((text) => bagOf(read(text)));
	const holders = holdersIn(bags);
	const weigh = (bag: Bag) => new Map([...bag].map(([term, times]) => [term, (1 + Math.log(times)) * (1 + Math.log((bags.length + 1) / ((holders.get(term) ?? 0) + 1)))]));
	const unit = (weights: Bag) => {
		const length = Math.sqrt(sum([...weights.values()].map((weight) => weight ** 2))) || 1;
		return new Map([...weights].map(([term, weight]) => [term, weight / length]));
	};
	const postings = invert(bags.map((bag) => unit(weigh(bag))), (weight) => weight);
	return (question) => accumulate(postings, unit(weigh(bagOf(read(task.questions[question] as Text)))), bags.length);
}

function byBoth(task: Task, depth: number): Answer {
	const [words, characters] = [byTfIdf(task, wordsTwice), byTfIdf(task, ({ title, body }) => runs(` ${(title || body).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `, 3, 5))];
	return bestOf(task, depth, (question) => {
		const skipped = task.sameList ? question : -1;
		const ofCharacters = distances(characters(question), skipped);
		return distances(words(question), skipped).map((distance, at) => distance + 0.5 * (ofCharacters[at] ?? 0));
	});
}

function distances(scores: Float64Array, skipped: number): Float64Array {
	const counted = scores.filter((_, at) => at !== skipped);
	const mean = sum(counted) / (counted.length || 1);
	const deviation = Math.sqrt(counted.reduce((total, score) => total + (score - mean) ** 2, 0) / (counted.length || 1)) || 1;
	return scores.map((score) => (score - mean) / deviation);
}

function bagOf(terms: readonly string[]): Bag {
	const bag = new Map<string, number>();
	for (const term of terms) bag.set(term, (bag.get(term) ?? 0) + 1);
	return bag;
}

function holdersIn(bags: readonly Bag[]): Bag {
	const holders = new Map<string, number>();
	for (const bag of bags) for (const term of bag.keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
	return holders;
}

function invert(bags: readonly Bag[], weigh: WeighTarget): Map<string, Posting> {
	const postings = new Map<string, Posting>();
	bags.forEach((bag, id) => {
		for (const [term, times] of bag) {
			const posting = postings.get(term) ?? { ids: [], weights: [] };
			if (posting.ids.length === 0) postings.set(term, posting);
			posting.ids.push(id);
			posting.weights.push(weigh(times, term, bag));
		}
	});
	return postings;
}

function accumulate(postings: ReadonlyMap<string, Posting>, asked: Bag, targets: number): Float64Array {
	const scores = new Float64Array(targets);
	for (const [term, weight] of asked) {
		const posting = postings.get(term);
		if (!posting) continue;
		for (let at = 0; at < posting.ids.length; at++) scores[posting.ids[at] as number] = (scores[posting.ids[at] as number] as number) + weight * (posting.weights[at] as number);
	}
	return scores;
}

/** The targets of the highest scores; the question itself is none. */
function bestOf(task: Task, depth: number, score: (question: number) => Float64Array): Answer {
	return (question) => {
		const scores = score(question);
		if (task.sameList) scores[question] = -Infinity;
		const least = scores.toSorted()[Math.max(0, scores.length - depth)] ?? 0;
		const ids = [...scores.keys()].filter((id) => (scores[id] as number) >= least && scores[id] !== -Infinity);
		return ids.sort((a, b) => (scores[b] as number) - (scores[a] as number)).slice(0, depth);
	};
}

function runs(text: string, shortest: number, longest: number): string[] {
	const found: string[] = [];
	for (let length = shortest; length <= longest; length++) for (let at = 0; at + length <= text.length; at++) found.push(text.slice(at, at + length));
	return found;
}

function sum(numbers: Iterable<number>): number {
	let total = 0;
	for (const number of numbers) total += number;
	return total;
}
