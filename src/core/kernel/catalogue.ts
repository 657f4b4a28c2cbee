/** The sentences of a feature in every language. The English ones are the form that the others fill; see docs/languages.md. */
import type { Language } from './languages.ts';

/** The same sentences with the same parameters, in any words. */
export type Worded<W> = W extends string
	? string
	: W extends (...given: infer Given) => infer Said
		? (...given: Given) => Worded<Said>
		: { readonly [Key in keyof W]: Worded<W[Key]> };

export type Catalogue<W> = Readonly<Record<Language, Worded<W>>>;

/** One catalogue of the English sentences and the others; those that the team alone reads are English in each. */
export function inEveryLanguage<W extends object>(english: W, others: Record<Exclude<Language, 'en'>, Partial<Worded<W>>>): Catalogue<W> {
	const beside = (said: object) => ({ ...english, ...said }) as unknown as Worded<W>;
	return { en: english as unknown as Worded<W>, de: beside(others.de), fr: beside(others.fr), es: beside(others.es), ar: beside(others.ar) };
}

/** How a counted thing is said, by the forms of the language (Unicode CLDR): most have two, Arabic six. # stands for the number. */
export type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

const rules = new Map<Language, { plural: Intl.PluralRules; number: Intl.NumberFormat }>();

/** The form for this number, with the number in it as the language writes it. */
export function counted(language: Language, count: number, forms: Forms): string {
	let rule = rules.get(language);
	if (!rule) rules.set(language, (rule = { plural: new Intl.PluralRules(language), number: new Intl.NumberFormat(language) }));
	return (forms[rule.plural.select(count)] ?? forms.other).replaceAll('#', rule.number.format(count));
}

/** Words from outside in a sentence of another direction: what stands around them keeps its order (Unicode UAX 9). */
export function isolated(text: string): string {
	return `\u2068${text}\u2069`;
}
