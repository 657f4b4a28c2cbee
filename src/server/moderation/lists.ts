import { createRequire } from 'node:module';
import type { Language } from '#core/moderation/contract.ts';
import { plain } from '#core/moderation/rules.ts';

const load = createRequire(import.meta.url);
const lists = new Map<Language, ReadonlySet<string>>();

/** The words of a language, read when the first workspace asks for them and kept: the largest has 2 600. */
export function listOf(language: Language): ReadonlySet<string> {
	const known = lists.get(language);
	if (known) return known;
	const list = asList(load(`naughty-words/${language}.json`) as string[]);
	lists.set(language, list);
	return list;
}

export function asList(words: readonly string[]): ReadonlySet<string> {
	return new Set(words.map(plain).filter((word) => word !== ''));
}
