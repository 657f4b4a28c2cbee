/** The door of search: the index of everything that can be searched, and what a question may have meant. */
import { sql, type RawBuilder } from 'kysely';
import { questionOf, without, wordsAsked } from '#core/search/asking.ts';
import { languagesAsked, type SearchKind } from '#core/search/lexemes.ts';
import type { Language } from '#core/similarity/languages.ts';
import type { Context } from '../platform/context.ts';
import { correctedWords } from './correcting.ts';
import { languagesUsed } from './indexing.ts';

export { forgetWrongWords, wrongWords } from './examining.ts';
export { forgetOldWords, forgetWords, keepWords, keepWordsOfAll, type Subject } from './indexing.ts';

/** Subjects read for one question; what more answer is walked along in its order instead. */
export const mostMatches = 1000;
/** With fewer than this, what may have been meant is searched as well. */
export const few = 3;

export type Search = { kind: SearchKind; words: string[]; used: readonly Language[] };

/** What `q` asks for; without words it asks for nothing. */
export async function readSearch({ db }: Context, kind: SearchKind, q: string): Promise<Search> {
	const used = languagesAsked(await languagesUsed(db));
	return { kind, words: wordsAsked(q, used), used };
}

/** Questions one after another, the better first; nothing answers two of them. */
export function questionsOf(search: Search, besides: readonly string[] = []): string[] {
	const [title, anywhere] = (['title', 'anywhere'] as const).map((place) => questionOf(search.words, { ...search, place }));
	return title && anywhere ? [without(title, besides), without(anywhere, [title, ...besides])] : [];
}

/** Everything that holds all the words, wherever. */
export function questionAnywhere(search: Search): string | null {
	return questionOf(search.words, { ...search, place: 'anywhere' });
}

export type Matches = {
	question: string;
	/** Null when too many match to be listed: then ask {@link holds} of each. */
	ids: string[] | null;
};

/** What answers each question, one statement for all. */
export async function matchesOf({ db }: Context, questions: readonly string[]): Promise<Matches[]> {
	if (questions.length === 0) return [];
	const { rows } = await sql<{ question: number; subject_id: string }>`SELECT question, subject_id FROM search_matches(${[...questions]}::text[], ${mostMatches})`.execute(db);
	const ids = questions.map((): string[] => []);
	for (const row of rows) ids[row.question - 1]?.push(row.subject_id);
	return questions.map((question, at) => ({ question, ids: (ids[at]?.length ?? 0) < mostMatches ? (ids[at] ?? []) : null }));
}

export type Correction = { search: Search; didYouMean: string };

/** The search that may have been meant, with words that are really there; null when each word is right or nothing is near. */
export async function correctSearch(context: Context, search: Search, boards: readonly string[] | null = null): Promise<Correction | null> {
	const words = await correctedWords(context, search, boards);
	if (words.join(' ') === search.words.join(' ')) return null;
	return { search: { ...search, words }, didYouMean: words.join(' ') };
}

export type FoundSubjects = {
	/** The best matches first. */
	ids: string[];
	/** What more answer than can be listed; null when `ids` are all. */
	wide: string | null;
	/** What may have been meant, where few match; what it finds is in `ids` after the others. */
	didYouMean: string | null;
};

/** The subjects of a kind, all of which whoever asks may see. */
export async function findSubjects(context: Context, kind: SearchKind, q: string): Promise<FoundSubjects> {
	const search = await readSearch(context, kind, q);
	const questions = questionsOf(search);
	const exact = await matchesOf(context, questions);
	const ids = exact.flatMap((match) => match.ids ?? []);
	if (exact.some((match) => match.ids === null)) return { ids, wide: questionAnywhere(search), didYouMean: null };
	const correction = questions.length > 0 && ids.length < few ? await correctSearch(context, search) : null;
	const meant = correction ? await matchesOf(context, questionsOf(correction.search, questions)) : [];
	const more = meant.flatMap((match) => match.ids ?? []);
	return { ids: [...ids, ...more], wide: null, didYouMean: correction && more.length > 0 ? correction.didYouMean : null };
}

/** Whether the subject that `column` names was found. */
export function wasFound({ ids, wide }: FoundSubjects, column: string): RawBuilder<boolean> {
	return wide ? sql<boolean>`search_holds(${sql.ref(column)}, ${wide}::tsquery)` : sql<boolean>`${sql.ref(column)} = ANY(${ids})`;
}
