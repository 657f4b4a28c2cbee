import { indexPhrases, type PhraseIndex } from '../phrases.ts';
import type { StepKind, Token } from '../tokens.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import type { Grammar, Lexicon, Lists, ListName } from './lexicon.ts';

/** A lexicon made ready for looking things up. */
export type Language = Omit<Lexicon, 'lists' | 'grammar' | 'telling'> & {
	lists: Record<Exclude<ListName, 'synonyms'>, PhraseIndex>;
	synonyms: readonly PhraseIndex[];
	grammar: { [Name in keyof Grammar]: PhraseIndex };
	isVerb(word: string): boolean;
	isBase(word: string): boolean;
	/** A verb in a form that makes a sentence or tells what was done: shows, showed, shown. */
	isFinite(word: string): boolean;
	isParticiple(word: string): boolean;
	stepKind(tokens: readonly Token[], at: number, before: StepKind | undefined): StepKind | undefined;
};

export const lexicons: readonly Lexicon[] = [english, german];
/** At least one; the first is meant where a text does not tell. */
export type Languages = readonly { telling: ReadonlySet<string>; language: Language }[];
export const usualLanguages = readyFor(lexicons);

/** Lexicons made ready for reading, in the order given. */
export function readyFor(given: readonly Lexicon[]): Languages {
	return given.map((lexicon) => ({ telling: new Set(lexicon.telling), language: madeReady(lexicon) }));
}

/** The language whose little words there are more of; the first where there are as many. */
export function languageOf(tokens: readonly Token[], languages: Languages = usualLanguages): Language {
	let best = languages[0] as Languages[number];
	let most = 0;
	for (const one of languages) {
		const count = tokens.slice(0, 300).filter((token) => !token.quoted && one.telling.has(token.word)).length;
		if (count > most) [best, most] = [one, count];
	}
	return best.language;
}

function madeReady({ lists: { synonyms, ...lists }, grammar, ...rest }: Lexicon): Language {
	const base = new Set([...grammar.verbs, ...grammar.ambiguousVerbs]);
	const finite = new Set([...grammar.irregular, ...(rest.language === 'en' ? [...base].flatMap(thirdPersonAndPast) : [])]);
	const participles = new Set([...lists.agentActs, ...grammar.irregular.filter((word) => !word.endsWith('s')), ...(rest.language === 'en' ? [...base].flatMap(pastOf) : [])]);
	return {
		...rest,
		lists: indexAll(lists as Omit<Lists, 'synonyms'>),
		synonyms: synonyms.map((group) => indexPhrases(group.flatMap((one) => (rest.language === 'en' ? [one, `${one}s`] : [one])))),
		grammar: indexAll(grammar),
		isVerb: (word) => base.has(word) || finite.has(word),
		isBase: (word) => base.has(word),
		isFinite: (word) => finite.has(word),
		isParticiple: (word) => participles.has(word),
		stepKind: stepKinds(rest.steps)
	};
}

function indexAll<Name extends string>(lists: Record<Name, readonly string[]>): Record<Name, PhraseIndex> {
	return Object.fromEntries(Object.entries<readonly string[]>(lists).map(([name, list]) => [name, indexPhrases(list)])) as Record<Name, PhraseIndex>;
}

function thirdPersonAndPast(verb: string): string[] {
	const third = /(?:s|sh|ch|x|z|o)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
	return [third, ...pastOf(verb)];
}

function pastOf(verb: string): string[] {
	if (verb.endsWith('e')) return [`${verb}d`];
	if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ied`];
	return [`${verb}ed`, `${verb}${verb.at(-1)}ed`];
}

function stepKinds(steps: Lexicon['steps']): Language['stepKind'] {
	const kinds = (['given', 'when', 'then'] as const).flatMap((kind) => steps[kind].map((word) => [word, kind] as const));
	const byWord = new Map<string, StepKind>(kinds);
	const continuing = new Set(steps.and);
	return (tokens, at, before) => {
		const word = tokens[at]?.word ?? '';
		return byWord.get(word) ?? (continuing.has(word) ? before : undefined);
	};
}
