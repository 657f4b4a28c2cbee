/** What somebody typed, as questions to the index. The text of a question holds only letters and digits within quotes. */
import type { Language } from '../similarity/languages.ts';
import { wordsIn } from '../similarity/terms.ts';
import { fold, isUnspaced, pairsIn } from './folding.ts';
import { lexeme, stemsOf, type Place, type SearchKind } from './lexemes.ts';

export const longestQuestion = 200;
const mostWords = 12;

/** The words that are looked for; the little ones are left out unless there are no others. */
export function wordsAsked(q: string, used: readonly Language[]): string[] {
	// An accent without a letter is no word: folded away it would ask for everything.
	const typed = wordsIn(q.slice(0, longestQuestion)).filter((word) => fold(word) !== '').slice(0, mostWords);
	const telling = typed.filter((word) => !used.some(({ stop }) => stop.has(word)));
	return telling.length > 0 ? telling : typed;
}

export type Asking = { kind: SearchKind; place: Place; used: readonly Language[] };

/** Each word must be there: as its beginning, as one of its stems, or character by character. Null without words. */
export function questionOf(words: readonly string[], asking: Asking): string | null {
	return words.length === 0 ? null : words.map((word) => `(${termOf(word, asking)})`).join(' & ');
}

function termOf(word: string, { kind, place, used }: Asking): string {
	const quoted = (form: string) => `'${lexeme(kind, place, form)}'${isUnspaced(form) && [...form].length === 1 ? ':*' : ''}`;
	if (isUnspaced(word)) return pairsAsked(word).map(quoted).join(' & ');
	const whole = fold(word);
	const stems = stemsOf(word, used).filter((stem) => !stem.startsWith(whole));
	return [`${quoted(whole)}:*`, ...stems.map(quoted)].join(' | ');
}

/** This word and no other that begins with it. */
export function wholeWord(word: string, kind: SearchKind): string {
	const forms = isUnspaced(word) ? pairsAsked(word) : [fold(word)];
	return forms.map((form) => `'${lexeme(kind, 'anywhere', form)}'`).join(' & ');
}

/** The pairs of a word; of a single character whatever begins with it. */
function pairsAsked(word: string): string[] {
	const pairs = pairsIn(word);
	return pairs.length > 1 ? pairs.slice(0, -1) : pairs;
}

/** Found by the first, and not by any of the others. */
export function without(question: string, others: readonly string[]): string {
	return others.length === 0 ? question : `(${question}) & !(${others.map((other) => `(${other})`).join(' | ')})`;
}

/** The number of a post or an item, where that is what somebody typed: `12` or `#12`. */
export function numberIn(q: string): number | null {
	const digits = /^#?(\d{1,9})$/.exec(q.trim())?.[1];
	return digits === undefined ? null : Number(digits);
}
