/** Logistic regression over weighted words, by plain gradient descent: the same figures on every machine. */
import { readCriterion } from '#core/criteria/reading.ts';
import { featuresOf } from '#core/stories/solutions/features.ts';
import type { LabelledStory } from './stories.ts';

type Example = { names: string[]; label: number; topic: string };
type Model = { bias: number; weights: Map<string, [weight: number, idf: number]> };
type Vector = [at: number, value: number][];

const rounds = 120;
const shrink = 0.001;
/** A word that fewer topics use says what a topic is about and not how a wish is worded. */
const leastTopics = 4;
const folds = 7;

/** Stories without a label on this question are left out. */
export function examplesOf(stories: readonly LabelledStory[]): Example[] {
	return stories.flatMap(({ story, labels, topic }) => (labels.prescribes === null ? [] : [{ names: namesIn(story.want), label: labels.prescribes ? 1 : 0, topic }]));
}

function namesIn(want: string): string[] {
	return [...new Set(featuresOf(readCriterion(want)).map(({ name }) => name))];
}

export function fit(examples: readonly Example[]): Model {
	const names = vocabularyOf(examples);
	const at = new Map(names.map(({ name }, index) => [name, index]));
	const vectors = examples.map((one) => vectorOf(one.names, names, at));
	const weights = new Float64Array(names.length);
	// Those that prescribe are fewer; each side weighs the same.
	const balance = examples.filter(({ label }) => label === 0).length / Math.max(1, examples.filter(({ label }) => label === 1).length);
	let bias = 0;
	for (let round = 0; round < rounds; round++) {
		const slope = new Float64Array(names.length);
		let ofBias = 0;
		vectors.forEach((vector, index) => {
			const label = examples[index]?.label ?? 0;
			const error = (chance(vector.reduce((sum, [place, value]) => sum + (weights[place] ?? 0) * value, bias)) - label) * (label === 1 ? balance : 1);
			for (const [place, value] of vector) slope[place] = (slope[place] ?? 0) + error * value;
			ofBias += error;
		});
		const step = 2 / (1 + round * 0.01) / examples.length;
		weights.forEach((weight, place) => (weights[place] = weight - step * 5 * ((slope[place] ?? 0) + shrink * examples.length * weight)));
		bias -= step * ofBias;
	}
	return { bias, weights: new Map(names.map(({ name, idf }, place) => [name, [weights[place] ?? 0, idf]])) };
}

function vocabularyOf(examples: readonly Example[]): { name: string; idf: number }[] {
	const seen = new Map<string, { count: number; topics: Set<string> }>();
	for (const { names, topic } of examples) {
		for (const name of names) {
			const known = seen.get(name) ?? { count: 0, topics: new Set<string>() };
			known.count++;
			known.topics.add(topic);
			seen.set(name, known);
		}
	}
	return [...seen].filter(([, { topics }]) => topics.size >= leastTopics).map(([name, { count }]) => ({ name, idf: Math.log((1 + examples.length) / (1 + count)) + 1 }));
}

function vectorOf(names: readonly string[], known: readonly { idf: number }[], at: ReadonlyMap<string, number>): Vector {
	const found = names.flatMap((name): Vector => {
		const place = at.get(name);
		return place === undefined ? [] : [[place, known[place]?.idf ?? 0]];
	});
	const length = Math.sqrt(found.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
	return found.map(([place, value]) => [place, value / length]);
}

function probabilityOf({ bias, weights }: Model, names: readonly string[]): number {
	const found = names.flatMap((name) => weights.get(name) ?? []) as unknown as number[];
	let [sum, square] = [0, 0];
	for (let place = 0; place < found.length; place += 2) {
		const [weight, idf] = [found[place] ?? 0, found[place + 1] ?? 0];
		sum += weight * idf;
		square += idf * idf;
	}
	return chance(bias + sum / (Math.sqrt(square) || 1));
}

const chance = (z: number) => 1 / (1 + Math.exp(-z));

/** The topics in seven parts; each part is judged by a model that never saw its topics. */
export function crossValidated(examples: readonly Example[]): { place: number; probability: number; label: number }[] {
	const topics = [...new Set(examples.map(({ topic }) => topic))];
	return Array.from({ length: folds }).flatMap((_, fold) => {
		const left = new Set(topics.filter((__, at) => at % folds === fold));
		const model = fit(examples.filter(({ topic }) => !left.has(topic)));
		return examples.flatMap(({ names, label, topic }, place) => (left.has(topic) ? [{ place, probability: probabilityOf(model, names), label }] : []));
	});
}
