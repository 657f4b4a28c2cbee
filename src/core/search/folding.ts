/** Words as they are compared: in lower case and without accents, so that nobody has to type them. */
import { wordsIn } from '../similarity/terms.ts';

/** Letters that keep no mark to take off when they are taken apart. */
const plain: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i', þ: 'th', ð: 'd' };
const written = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const writtenRuns = new RegExp(`${written.source}+`, 'gu');

export function fold(word: string): string {
	return word
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.replace(/[ßæœøłđıþð]/g, (letter) => plain[letter] ?? letter);
}

/** The words of a text, none twice, in the order in which they come. */
export function distinctWords(text: string): string[] {
	return [...new Set(wordsIn(text))];
}

/** Whether a word is of a script that writes no spaces: such words are found by the pairs of their characters. */
export function isUnspaced(word: string): boolean {
	return written.test(word);
}

/** Every two neighbouring characters where no spaces are written, and the last one alone: whoever cuts words otherwise still finds them. */
export function pairsIn(text: string): string[] {
	const runs = text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu)?.flatMap((run) => run.match(writtenRuns) ?? []) ?? [];
	return runs.flatMap((run) => {
		const characters = [...run];
		return characters.map((character, at) => character + (characters[at + 1] ?? ''));
	});
}
