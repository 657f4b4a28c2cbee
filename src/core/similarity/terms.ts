/** A text as the stems of its words, counted by field, each a number: what an index keeps of it. */
import { languagesOf, type Language } from './languages.ts';

export type Text = { title: string; body: string };

/** How often each term stands in the title and in the body; three lists side by side. `terms` are ascending. */
export type Counted = { terms: Int32Array; inTitle: Uint8Array; inBody: Uint8Array; titleLength: number; bodyLength: number };

/** Of a body this many characters are read, and this many different terms are kept; titles come first. */
const bodyRead = 8000;
const mostTerms = 256;
const longestWord = 40;

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The words of a text in lower case, without punctuation. Where no spaces are written, as a dictionary cuts them. */
export function wordsIn(text: string): string[] {
	const plain = text.normalize('NFKC').toLowerCase();
	const found = plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
	return found.flatMap((word) => (unspaced.test(word) ? cut(word) : word.length <= longestWord ? [word] : []));
}

function cut(run: string): string[] {
	return [...segmenter.segment(run.slice(0, 1000))].flatMap(({ segment, isWordLike }) => (isWordLike && segment.length <= longestWord ? [segment] : []));
}

/** The stems of a text, in order and with repetitions; of an unknown language those of each likely one. */
export function stemsIn(text: string, spoken: readonly Language[] = languagesOf(wordsIn(text))): string[] {
	return wordsIn(text).flatMap((word) => stemsOfWord(word, spoken));
}

/** The stems that a word is known by; none for the little words. */
export function stemsOfWord(word: string, spoken: readonly Language[]): string[] {
	if (spoken.some(({ stop }) => stop.has(word)) || (word.length < 2 && !unspaced.test(word))) return [];
	const [first, ...others] = spoken;
	if (!first) return [word];
	const stem = stemIn(first, word);
	if (others.length === 0) return [stem];
	return [...new Set([stem, ...others.map((language) => stemIn(language, word))])];
}

const stems = new Map<string, string>();
const mostStemsKept = 100_000;

/** Stemming costs more than looking up; about 10 MB at the most. */
function stemIn(language: Language, word: string): string {
	const key = `${language.name} ${word}`;
	let stem = stems.get(key);
	if (stem === undefined) {
		if (stems.size >= mostStemsKept) stems.clear();
		stems.set(key, (stem = language.stem(word)));
	}
	return stem;
}

/** @param seed keeps the terms of one collection apart from those of another */
export function countTerms({ title, body }: Text, seed = 0): Counted {
	const read = body.slice(0, bodyRead);
	const spoken = languagesOf([...wordsIn(title), ...wordsIn(read)]);
	return countStems({ title: stemsIn(title, spoken), body: stemsIn(read, spoken) }, seed);
}

export function countStems({ title, body }: { title: readonly string[]; body: readonly string[] }, seed = 0): Counted {
	const counts = new Map<number, [number, number]>();
	count(title, { counts, field: 0, seed });
	count(body, { counts, field: 1, seed });
	const kept = [...counts].slice(0, mostTerms).sort(([a], [b]) => a - b);
	return {
		terms: Int32Array.from(kept, ([term]) => term),
		inTitle: Uint8Array.from(kept, ([, [times]]) => Math.min(times, 255)),
		inBody: Uint8Array.from(kept, ([, [, times]]) => Math.min(times, 255)),
		titleLength: title.length,
		bodyLength: body.length
	};
}

function count(found: readonly string[], { counts, field, seed }: { counts: Map<number, [number, number]>; field: 0 | 1; seed: number }): void {
	for (const stem of found) {
		const term = numberOf(stem, seed);
		const times = counts.get(term);
		if (times) times[field]++;
		else counts.set(term, field === 0 ? [1, 0] : [0, 1]);
	}
}

/** FNV-1a, 32 bits, stirred once more; of a hundred thousand stems one in forty thousand shares its number with another. */
export function numberOf(word: string, seed = 0): number {
	let hash = 0x811c9dc5 ^ seed;
	for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	return (hash ^ (hash >>> 13)) | 0;
}
