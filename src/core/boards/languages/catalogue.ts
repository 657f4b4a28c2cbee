import { inEveryLanguage } from '../../kernel/catalogue.ts';
import type { Language } from '../../kernel/languages.ts';
import type { StatusCategory } from '../contract.ts';
import { words } from '../words.ts';
import { words as ar } from './ar.ts';
import { words as de } from './de.ts';
import { words as es } from './es.ts';
import { words as fr } from './fr.ts';

export const catalogue = inEveryLanguage(words, { de, fr, es, ar });

/** A status that nobody renamed has the name of its category in the reader's language; another is what the workspace calls it. */
export function statusNameIn(language: Language, { name, category }: { name: string; category: StatusCategory }): string {
	return name === words.categories[category] ? catalogue[language].categories[category] : name;
}
