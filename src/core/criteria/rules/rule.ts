import type { Hit, Range, RuleCode } from '../finding.ts';
import type { ListName } from '../lexicon/lexicon.ts';
import { findPhrases, type FoundPhrase } from '../phrases.ts';
import type { Reading } from '../reading.ts';

export type WordList = Exclude<ListName, 'synonyms'>;
/** A rule over one criterion; `isOn` tells whether the workspace reads a list. */
export type Rule = { code: RuleCode; find(reading: Reading, isOn: (list: ListName) => boolean): Hit[] };

/** Where the words of some lists stand, in the order of the text. */
export function wordsOf({ tokens, language }: Reading, lists: readonly WordList[], isOn: (list: ListName) => boolean): (FoundPhrase & { list: WordList })[] {
	const found = lists.filter(isOn).flatMap((list) => findPhrases(tokens, language.lists[list]).map((one) => ({ ...one, list })));
	const inOrder = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
	let end = 0;
	return inOrder.filter((one) => {
		const isFree = one.start >= end;
		if (isFree) end = one.end;
		return isFree;
	});
}

/** The words of a place as they are written. */
export function said({ text }: Reading, { start, end }: Range): string {
	return text.slice(start, end);
}
