/** What a text is found by: its words, their stems and, where no spaces are written, pairs of characters. */
import { languages, languagesTold, likely, type Language } from '../similarity/languages.ts';
import { wordsIn, type Text } from '../similarity/terms.ts';
import { distinctWords, fold, isUnspaced, pairsIn } from './folding.ts';

export const searchKinds = ['post', 'item', 'person', 'company'] as const;
export type SearchKind = (typeof searchKinds)[number];
export type Place = 'anywhere' | 'title';

export const bodyRead = 8000;
const mostLexemes = 400;
/** Words outside these lengths are not corrected. */
const correctable = { shortest: 3, longest: 30 };

/** One index holds everything: a lexeme says in its first letter of what it is, and whether it stands in the title. */
const marks: Record<SearchKind, Record<Place, string>> = {
	post: { anywhere: 'p', title: 'P' },
	item: { anywhere: 'i', title: 'I' },
	person: { anywhere: 'u', title: 'U' },
	company: { anywhere: 'c', title: 'C' }
};

export function lexeme(kind: SearchKind, place: Place, form: string): string {
	return marks[kind][place] + form;
}

export type Found = {
	lexemes: string[];
	/** As somebody would write them: what a mistyped word may have meant. */
	vocabulary: string[];
	/** A language that no text was known to be written in before; the likeliest where the little words are of several. */
	language: string | null;
};

/** @param used the languages that other texts of the workspace are written in: for a text too short to tell its own */
export function lexemesOf(kind: SearchKind, { title, body }: Text, used: readonly Language[]): Found {
	const read = body.slice(0, bodyRead);
	const told = isNamed(kind) ? [] : languagesTold([...wordsIn(title), ...wordsIn(read)]);
	const unknown = isNamed(kind) ? [] : [...new Set([...used, ...likely])];
	const spoken = told.length > 0 ? told : unknown;
	const inTitle = formsIn(title, spoken);
	const inBody = [...formsIn(read, spoken)].filter((form) => !(told.length === 1 && told[0]?.stop.has(form)));
	const marked = [...inTitle].flatMap((form) => [lexeme(kind, 'title', form), lexeme(kind, 'anywhere', form)]);
	return {
		lexemes: [...new Set([...marked, ...inBody.map((form) => lexeme(kind, 'anywhere', form))])].slice(0, mostLexemes),
		vocabulary: distinctWords(`${title} ${read}`).filter(isCorrectable).slice(0, mostLexemes),
		language: told.some((language) => used.includes(language)) ? null : (told[0]?.name ?? null)
	};
}

/** What a title is found by whatever the language it is read in; null for one of more forms than are kept. */
export function certainLexemes(kind: SearchKind, title: string): string[] | null {
	const lexemes = [...formsIn(title, [])].flatMap((form) => [lexeme(kind, 'title', form), lexeme(kind, 'anywhere', form)]);
	return lexemes.length * languages.length > mostLexemes ? null : [...new Set(lexemes)];
}

/** Names are of no language. */
function isNamed(kind: SearchKind): boolean {
	return kind === 'person' || kind === 'company';
}

function formsIn(text: string, spoken: readonly Language[]): Set<string> {
	const forms = distinctWords(text).flatMap((word) => (isUnspaced(word) ? [] : [fold(word), ...stemsOf(word, spoken)]));
	return new Set([...forms, ...pairsIn(text)]);
}

/** The stems of a word in each of the languages, folded. */
export function stemsOf(word: string, spoken: readonly Language[]): string[] {
	return [...new Set(spoken.map(({ stem }) => fold(stem(word))))].filter((stem) => stem !== '');
}

export function isCorrectable(word: string): boolean {
	return word.length >= correctable.shortest - (isUnspaced(word) ? 1 : 0) && word.length <= correctable.longest && !/\p{N}/u.test(word);
}

export function languagesNamed(names: readonly string[]): Language[] {
	return languages.filter(({ name }) => names.includes(name));
}

/** The languages that a question is brought to its stems in: those of the texts, or all likely ones while none is known. */
export function languagesAsked(used: readonly Language[]): readonly Language[] {
	return used.length > 0 ? used : likely;
}
