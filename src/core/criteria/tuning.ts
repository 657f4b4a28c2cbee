/** What a workspace made of the rules: switched off, words of its own, and the languages it writes criteria in. */
import type { RuleCode } from './finding.ts';
import type { Switches } from './switches.ts';
import { lexicons, readyFor, usualLanguages, type Languages } from './lexicon/languages.ts';
import type { Lexicon, ListName } from './lexicon/lexicon.ts';

export const lintLanguages = ['auto', 'en', 'de'] as const;
export type LintLanguage = (typeof lintLanguages)[number];
export type WordChange = { language: 'en' | 'de'; list: ListName; added: string[]; removed: string[] };
export type Tuning = { language: LintLanguage; off: { code: RuleCode; reason: string }[]; words: WordChange[] };
export const untuned: Tuning = { language: 'auto', off: [], words: [] };

/** What the linter is given. Making words ready takes a while: keep it as long as the tuning stands. */
export function switchesOf({ language, off, words }: Tuning): Switches {
	return { off: new Set(off.map(({ code }) => code)), languages: languagesFor(language, words) };
}

function languagesFor(language: LintLanguage, words: readonly WordChange[]): Languages {
	if (language === 'auto' && words.length === 0) return usualLanguages;
	return readyFor(lexicons.filter((one) => language === 'auto' || one.language === language).map((one) => withWords(one, words)));
}

function withWords(lexicon: Lexicon, changes: readonly WordChange[]): Lexicon {
	const mine = changes.filter(({ language }) => language === lexicon.language);
	return mine.reduce((changed, change) => ({ ...changed, lists: { ...changed.lists, [change.list]: changedList(changed, change) } }), lexicon);
}

/** Names for one thing are written in one line, with commas between them. */
function changedList({ lists }: Lexicon, { list, added, removed }: WordChange): readonly string[] | readonly (readonly string[])[] {
	const gone = new Set(removed.map((word) => word.toLowerCase()));
	if (list !== 'synonyms') return [...lists[list].filter((word) => !gone.has(word.toLowerCase())), ...added];
	const kept = lists.synonyms.map((group) => group.filter((word) => !gone.has(word)));
	const own = added.map((line) => line.split(',').map((word) => word.trim()).filter((word) => word !== ''));
	return [...kept, ...own].filter((group) => group.length > 1);
}
