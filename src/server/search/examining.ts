/** Compares what is kept to be found by with the rows it comes from. */
import { sql } from 'kysely';
import { certainLexemes, type SearchKind } from '#core/search/lexemes.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';

export type WrongWords = { id: string; kept: string; counted: string };
type Row = { id: string; kind: SearchKind | null; title: string | null; lexemes: string[] | null; rough: boolean | null };

/** Everything that can be found, with what it is called. */
const subjects = sql`
	SELECT post_id::text AS id, 'post' AS kind, title FROM posts
	UNION ALL SELECT item_id, 'item', title FROM items
	UNION ALL SELECT person_id, 'person', concat_ws(' ', name, email, external_id) FROM people WHERE erased_at IS NULL AND merged_into IS NULL
	UNION ALL SELECT company_id, 'company', concat_ws(' ', name, domain, external_id) FROM companies WHERE merged_into IS NULL`;

const atOnce = 1000;

/** Subjects that are not found by their title, and words that lead to nothing. What a job is about to make anew is right. */
export async function wrongWords(db: Db): Promise<WrongWords[]> {
	const wrong: WrongWords[] = [];
	for (let after: string | undefined = ''; after !== undefined; ) {
		const { rows }: { rows: Row[] } = await sql<Row>`SELECT coalesce(s.id, t.subject_id) AS id, s.kind, s.title, tsvector_to_array(t.words) AS lexemes, t.rough
			FROM (${subjects}) s FULL JOIN search_texts t ON t.subject_id = s.id WHERE coalesce(s.id, t.subject_id) > ${after} ORDER BY 1 LIMIT ${atOnce}`.execute(db);
		wrong.push(...rows.flatMap(wrongIn));
		after = rows.length < atOnce ? undefined : rows.at(-1)?.id;
	}
	return wrong;
}

function wrongIn({ id, kind, title, lexemes, rough }: Row): WrongWords[] {
	if (kind === null || title === null) return [{ id, kept: 'words', counted: 'nothing of that id' }];
	if (lexemes === null) return [{ id, kept: 'no words', counted: title }];
	const kept = new Set(lexemes);
	const missing = rough ? [] : (certainLexemes(kind, title) ?? []).filter((lexeme) => !kept.has(lexeme));
	return missing.length === 0 ? [] : [{ id, kept: `without ${missing.join(' ')}`, counted: title }];
}

/** Takes away what is wrong, so that those who keep the words make them anew. */
export async function forgetWrongWords({ db }: ContextOf<Tx>): Promise<void> {
	const wrong = (await wrongWords(db)).map(({ id }) => id);
	if (wrong.length > 0) await db.deleteFrom('search_texts').where('subject_id', '=', sql<string>`ANY(${wrong})`).execute();
}
