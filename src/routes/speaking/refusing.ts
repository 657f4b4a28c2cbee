import { refusedIn } from '#core/frame/refusals/saying.ts';
import type { Language } from '#core/kernel/languages.ts';
import { catalogues } from './catalogues.ts';

/** What a service refuses, in the words of the page: its own sentence in another language, else one of a catalogue, else as it is. */
export function sayRefusal(language: Language, said: string): string {
	return refusedIn(language, said) ?? sentencesIn(language).get(said) ?? said;
}

const known = new Map<Language, Map<string, string>>();

function sentencesIn(language: Language): Map<string, string> {
	let sentences = known.get(language);
	if (!sentences) known.set(language, (sentences = new Map(catalogues.flatMap((catalogue) => pairsOf(catalogue.en, catalogue[language])))));
	return sentences;
}

/** Each English sentence without parameters and the same one in another language. */
function pairsOf(english: unknown, other: unknown): [string, string][] {
	if (typeof english === 'string' && typeof other === 'string') return [[english, other]];
	if (!isObject(english) || !isObject(other)) return [];
	return Object.entries(english).flatMap(([key, value]) => pairsOf(value, other[key]));
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
