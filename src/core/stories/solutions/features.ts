/** What the trained model looks at: words, pairs of words, how the wish opens, and the kind of act it names. */
import type { Range } from '../../criteria/finding.ts';
import type { Reading } from '../../criteria/reading.ts';
import type { Token } from '../../criteria/tokens.ts';
import { acts, methods } from './acts.ts';

export type Feature = Range & { name: string };

const mostWords = 120;
const passedOver = new Set(['to', 'be', 'able', 'have', 'the', 'a', 'an', 'easily', 'also', 'quickly', 'our', 'my', 'this', 'and', 'ability', 'continuously']);

export function featuresOf({ tokens }: Reading): Feature[] {
	const words = tokens.filter(({ kind }) => kind === 'word').slice(0, mostWords);
	return [...opening(words), ...words.flatMap((token, at) => [named(stem(token.word), token), ...methodOf(token), ...pairAt(words, at)])];
}

function named(name: string, { start, end }: Range): Feature {
	return { name, start, end };
}

function opening(words: readonly Token[]): Feature[] {
	const [first] = words;
	const act = words.find(({ word }) => !passedOver.has(word));
	if (!first || !act) return [];
	const kind = kindOf(act.word);
	return [named(`<${first.word}`, first), named(`^${stem(act.word)}`, act), ...(kind ? [named(`@${kind}`, act), named(`<${first.word} @${kind}`, act)] : [])];
}

function kindOf(word: string): string | undefined {
	return Object.keys(acts).find((kind) => acts[kind as keyof typeof acts].has(word));
}

function methodOf(token: Token): Feature[] {
	return methods.has(token.word) || /^[a-z]+(?:-(?:based|driven)|net|works?)$/.test(token.word) ? [named('#method', token)] : [];
}

function pairAt(words: readonly Token[], at: number): Feature[] {
	const [one, other] = [words[at], words[at + 1]];
	return one && other ? [named(`${stem(one.word)} ${stem(other.word)}`, { start: one.start, end: other.end })] : [];
}

/** “models” and “model” are one word to the model. */
export function stem(word: string): string {
	return word.replace(/(?<=.{3})(?:'s|ies|es|s|ing|ed|e)$/, '');
}
