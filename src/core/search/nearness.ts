/**
 * What a mistyped word may have meant. Two words within n mistakes of each other become the same when at most n letters
 * are struck from each (W. Garbe, SymSpell, 2012), so an index of struck words finds all that are near without reading others.
 */
import { numberOf } from '../similarity/terms.ts';
import { fold, isUnspaced } from './folding.ts';

/** Struck words are made of the first letters alone: a bounded number of them, and mistakes at the end cost nothing. */
const lettersStruck = 7;

/** How many mistakes a word may hold: letters missing, added, wrong, or two that changed places. */
export function mistakesIn(word: string): 0 | 1 | 2 {
	const { length } = [...fold(word)];
	if (isUnspaced(word)) return length < 2 ? 0 : 1;
	return length < 3 ? 0 : length < 6 ? 1 : 2;
}

/** Numbers of the words that are left when letters are struck; those of two workspaces differ by `seed`. At most 29. */
export function neighbourhoodOf(word: string, seed: number): number[] {
	const start = [...fold(word)].slice(0, lettersStruck).join('');
	let struck = new Set([start]);
	const all = new Set(struck);
	for (let left = mistakesIn(word); left > 0; left--) {
		struck = new Set([...struck].flatMap(strikeOne));
		for (const one of struck) all.add(one);
	}
	return [...all].map((one) => numberOf(one, seed));
}

function strikeOne(word: string): string[] {
	const letters = [...word];
	return letters.length < 2 ? [] : letters.map((_, at) => letters.filter((__, other) => other !== at).join(''));
}

/** Mistakes between two words, where changing two neighbours is one (optimal string alignment). */
export function distance(one: string, other: string): number {
	const [a, b] = [[...one], [...other]];
	let before: number[] = [];
	let last = b.map((_, at) => at).concat(b.length);
	for (const [row, letter] of a.entries()) {
		const next = [row + 1];
		for (const [column, against] of b.entries()) {
			const changed = (last[column] ?? 0) + (letter === against ? 0 : 1);
			const turned = row > 0 && letter === b[column - 1] && a[row - 1] === against ? (before[column - 1] ?? 0) + 1 : Infinity;
			next.push(Math.min(changed, turned, (last[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
		}
		[before, last] = [last, next];
	}
	return last[b.length] ?? 0;
}

export type Near = { word: string; mistakes: number };

/** From so many letters on, a word is also near to what begins like it: endings come by themselves. */
const beginningFrom = 5;
/** What it takes beside a mistake to be a word's beginning alone, or to have another first letter. */
const lessLikely = { beginning: 0.25, otherStart: 0.5 };

/** Of words that may be near, those that are, nearest first. */
export function nearest(typed: string, among: readonly string[], atMost: number): Near[] {
	const asked = fold(typed);
	const allowed = mistakesIn(typed);
	return among
		.flatMap((word) => {
			const near = nearnessOf(asked, fold(word));
			return near.mistakes > 0 && near.mistakes <= allowed ? [{ word, ...near }] : [];
		})
		.sort((a, b) => a.weight - b.weight || (a.word < b.word ? -1 : 1))
		.slice(0, atMost)
		.map(({ word, weight }) => ({ word, mistakes: weight }));
}

function nearnessOf(asked: string, word: string): { mistakes: number; weight: number } {
	const whole = distance(asked, word);
	const letters = [...word];
	const { length } = [...asked];
	const beginning = length >= beginningFrom && letters.length > length ? distance(asked, letters.slice(0, length).join('')) : Infinity;
	const mistakes = Math.min(whole, beginning);
	const weight = Math.min(whole, beginning + lessLikely.beginning) + (letters[0] === asked[0] ? 0 : lessLikely.otherStart);
	return { mistakes, weight };
}

/** The ways to cut a word in two, for words that others write apart. */
export function halvesOf(word: string): [string, string][] {
	const letters = [...word];
	const cuts = letters.length > 30 ? [] : letters.map((_, at) => at).slice(2, -1);
	return cuts.map((at) => [letters.slice(0, at).join(''), letters.slice(at).join('')]);
}
