/** Which words are verbs where they stand: many are nouns as often. */
import type { Reading } from '../reading.ts';

/** A word that makes a sentence: an auxiliary, a verb in a finite form, or a base form after a plural (“users see”). */
export function isSentenceVerb(reading: Reading, at: number): boolean {
	const { tokens, language } = reading;
	const token = tokens[at];
	if (!token || token.quoted || token.kind !== 'word') return false;
	if (language.grammar.auxiliaries.has(token.word)) return true;
	if (language.isFinite(token.word)) return isVerbHere(reading, at);
	return language.isBase(token.word) && /^(?:i|we|you|they)$|[^s]s$/.test(tokens[at - 1]?.word ?? '');
}

/** “Uploads a file” is done, “uploads of files” are things: what follows tells. */
export function isVerbHere({ tokens, language }: Reading, at: number): boolean {
	const word = tokens[at]?.word ?? '';
	const isAmbiguous = [word.slice(0, -1), word.slice(0, -2)].some((base) => language.grammar.ambiguousVerbs.has(base)) && word.endsWith('s');
	if (!isAmbiguous) return true;
	const next = tokens[at + 1];
	if (!next || (next.kind === 'mark' && !next.quoted)) return false;
	const before = tokens[at - 1];
	if (language.grammar.and.has(next.word)) return before?.kind === 'word' && !language.grammar.little.has(before.word) && !language.grammar.and.has(before.word);
	return next.quoted || next.kind === 'number' || language.grammar.determiners.has(next.word) || /^(?:to|in|on|at|from|into|with|as|up|out|only|when|if)$/.test(next.word);
}
