/** Writes what texts are found by, in the transaction that writes the texts. */
import { sql } from 'kysely';
import { wholeWord } from '#core/search/asking.ts';
import { languagesNamed, lexemesOf, searchKinds, type Found, type SearchKind } from '#core/search/lexemes.ts';
import { neighbourhoodOf } from '#core/search/nearness.ts';
import type { Text } from '#core/similarity/terms.ts';
import type { Context, ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { seedOf } from './seed.ts';

export type Subject = Text & { kind: SearchKind; id: string };

/** Makes a subject findable by these words and by no others any more. Whoever searches after the commit finds it. */
export async function keepWords(context: ContextOf<Tx>, { kind, id, ...text }: Subject): Promise<void> {
	const found = lexemesOf(kind, text, await languagesUsed(context.db));
	await sql`INSERT INTO search_texts (subject_id, kind, words) VALUES (${id}, ${kind}, array_to_tsvector(${found.lexemes}::text[]))
		ON CONFLICT (workspace_id, subject_id) DO UPDATE SET words = excluded.words, rough = false`.execute(context.db);
	await learn(context, found);
}

/** Makes many new subjects of one kind findable at once, each as `keepWords` does one. */
export async function keepWordsOfAll(context: ContextOf<Tx>, kind: SearchKind, subjects: (Text & { id: string })[]): Promise<void> {
	const used = await context.db.selectFrom('search_languages').select('language').execute();
	const names = new Set(used.map((row) => row.language));
	const vocabulary = new Set<string>();
	const languages = new Set<string>();
	const rows = subjects.map(({ id, ...text }) => {
		const found = lexemesOf(kind, text, languagesNamed([...names]));
		for (const word of found.vocabulary) vocabulary.add(word);
		for (const language of found.language ? [found.language] : []) {
			names.add(language);
			languages.add(language);
		}
		return { id, lexemes: found.lexemes };
	});
	await sql`INSERT INTO search_texts (subject_id, kind, words) SELECT given.id, ${kind}, array_to_tsvector(given.lexemes)
		FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (id text, lexemes text[])`.execute(context.db);
	for (const language of [...languages].sort()) await learn(context, { vocabulary: [], language });
	await learn(context, { vocabulary: [...vocabulary], language: null });
}

/** A subject is gone, or nobody may find it any more. */
export async function forgetWords({ db }: ContextOf<Tx>, id: string): Promise<void> {
	await db.deleteFrom('search_texts').where('subject_id', '=', id).execute();
}

export async function languagesUsed(db: Db) {
	const rows = await db.selectFrom('search_languages').select('language').execute();
	return languagesNamed(rows.map((row) => row.language));
}

/** Adds new words and a new language. Words are sorted, so that two who add the same ones never wait for each other in a circle. */
async function learn(context: ContextOf<Tx>, { vocabulary, language }: Pick<Found, 'vocabulary' | 'language'>): Promise<void> {
	if (language) await sql`INSERT INTO search_languages (language) VALUES (${language}) ON CONFLICT DO NOTHING`.execute(context.db);
	if (vocabulary.length === 0) return;
	await lockVocabulary(context.db, 'shared');
	const { rows } = await sql<{ word: string }>`SELECT w AS word FROM unnest(${vocabulary}::text[]) w
		WHERE NOT EXISTS (SELECT FROM search_vocabulary v WHERE v.word = w) ORDER BY w COLLATE "C"`.execute(context.db);
	if (rows.length === 0) return;
	const near = rows.map(({ word }) => ({ word, near: neighbourhoodOf(word, seedOf(context)) }));
	await sql`INSERT INTO search_vocabulary (word, near)
		SELECT n.word, ARRAY(SELECT jsonb_array_elements_text(n.near)::integer) FROM jsonb_to_recordset(${JSON.stringify(near)}::jsonb) n (word text, near jsonb)
		ON CONFLICT DO NOTHING`.execute(context.db);
}

const cleaned = 500;

/** Forgets words that no text holds any more: nobody can find them, and they may have been somebody's name. */
export async function forgetOldWords(context: Context): Promise<void> {
	for (let after: string | undefined = ''; after !== undefined; ) after = await forgetBatch(context, after);
}

/** Returns the last word that was looked at; undefined after the last of all. */
function forgetBatch({ db }: Context, after: string): Promise<string | undefined> {
	return db.transaction().execute(async (tx) => {
		await lockVocabulary(tx, 'alone');
		const rows = await tx.selectFrom('search_vocabulary').select('word').where('word', '>', after).orderBy('word').limit(cleaned).execute();
		const words = rows.map((row) => row.word);
		if (words.length > 0) await deleteUnheld(tx, words);
		return words.at(-1);
	});
}

async function deleteUnheld(tx: Tx, words: string[]): Promise<void> {
	const { rows } = await sql<{ question: number }>`SELECT question FROM search_counts(${words.map(heldAs)}::text[], NULL, 1) WHERE subjects = 0`.execute(tx);
	const unheld = rows.map(({ question }) => words[question - 1] as string);
	if (unheld.length > 0) await tx.deleteFrom('search_vocabulary').where('word', '=', sql<string>`ANY(${unheld})`).execute();
}

function heldAs(word: string): string {
	return searchKinds.map((kind) => `(${wholeWord(word, kind)})`).join(' | ');
}

/** Words are added by many at once, and looked through for removal by one alone. */
function lockVocabulary(tx: Tx, how: 'shared' | 'alone'): Promise<unknown> {
	const lock = how === 'shared' ? sql`pg_advisory_xact_lock_shared` : sql`pg_advisory_xact_lock`;
	return sql`SELECT ${lock}(hashtextextended(current_workspace() || 'vocabulary', 0))`.execute(tx);
}
