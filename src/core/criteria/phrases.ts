import type { Range } from './finding.ts';
import type { Token } from './tokens.ts';

/** Phrases by their first word, the longest first. */
export type PhraseIndex = ReadonlyMap<string, readonly (readonly string[])[]>;
export type FoundPhrase = Range & { phrase: string; from: number; to: number };

const wordPattern = /\d+|[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*(?:['’-][\p{L}\p{M}\p{N}_]+)*|[^\s]/gu;
const endings = ['', 'e', 'en', 'es', 'em'];

/** A `~` at the end of a phrase stands for the endings of a German adjective. */
export function indexPhrases(phrases: readonly string[]): PhraseIndex {
	const index = new Map<string, string[][]>();
	for (const phrase of phrases.flatMap(inflected)) {
		const words = phrase.toLowerCase().match(wordPattern) ?? [];
		const first = words[0];
		if (first !== undefined) index.set(first, [...(index.get(first) ?? []), words]);
	}
	for (const found of index.values()) found.sort((a, b) => b.length - a.length);
	return index;
}

function inflected(phrase: string): string[] {
	return phrase.endsWith('~') ? endings.map((ending) => phrase.slice(0, -1) + ending) : [phrase];
}

/** Where phrases stand, one after the other, none inside another and none inside a quotation. */
export function findPhrases(tokens: readonly Token[], index: PhraseIndex): FoundPhrase[] {
	const found: FoundPhrase[] = [];
	for (let at = 0; at < tokens.length; at++) {
		const words = phraseAt(tokens, at, index);
		if (!words) continue;
		const last = tokens[at + words.length - 1] as Token;
		found.push({ phrase: words.join(' '), start: (tokens[at] as Token).start, end: last.end, from: at, to: at + words.length });
		at += words.length - 1;
	}
	return found;
}

/** The longest phrase that begins at a token. */
export function phraseAt(tokens: readonly Token[], at: number, index: PhraseIndex): readonly string[] | undefined {
	const token = tokens[at];
	if (!token || token.quoted) return undefined;
	return index.get(token.word)?.find((words) => words.every((word, by) => tokens[at + by]?.word === word && !tokens[at + by]?.quoted));
}
