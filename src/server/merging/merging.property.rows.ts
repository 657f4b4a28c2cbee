import { sql, type Selectable } from 'kysely';
import type { Db } from '../platform/database.ts';
import type { Posts } from '../platform/tables.ts';

export type Row = Selectable<Posts>;
type Recomputed = { [part in 'people' | 'companies' | 'known' | 'unknown' | 'critical' | 'important' | 'niceToHave' | 'duplicates' | 'comments']: number };

/** What a post's kept counts have to be, from the rows alone; zero where it is merged. */
export async function demandFromRows(db: Db, postId: string): Promise<Recomputed> {
	const { rows } = await sql<Recomputed>`
		WITH RECURSIVE cluster AS (SELECT post_id, author_id FROM posts WHERE canonical_id = ${postId}),
		person_chain AS (
			SELECT person_id AS id, person_id AS at, 0 AS hops FROM people
			UNION ALL SELECT c.id, m.target_id, c.hops + 1 FROM person_chain c JOIN person_merges m ON m.source_id = c.at AND m.undone_at IS NULL
		),
		person_root AS (SELECT DISTINCT ON (id) id, at AS root FROM person_chain ORDER BY id, hops DESC),
		company_chain AS (
			SELECT company_id AS id, company_id AS at, 0 AS hops FROM companies
			UNION ALL SELECT c.id, m.target_id, c.hops + 1 FROM company_chain c JOIN company_merges m ON m.source_id = c.at AND m.undone_at IS NULL
		),
		company_root AS (SELECT DISTINCT ON (id) id, at AS root FROM company_chain ORDER BY id, hops DESC),
		acts AS (
			SELECT author_id AS person_id, NULL AS importance FROM cluster
			UNION ALL SELECT person_id, importance FROM votes WHERE post_id IN (SELECT post_id FROM cluster)
			UNION ALL SELECT person_id, importance FROM insights WHERE post_id IN (SELECT post_id FROM cluster)
		),
		behind AS (
			SELECT r.root, max(array_position(ARRAY['nice-to-have', 'important', 'critical'], importance)) AS level
			FROM acts JOIN person_root r ON r.id = acts.person_id GROUP BY 1
		),
		theirs AS (
			SELECT DISTINCT c.company_id, c.mrr_cents FROM behind b JOIN person_root r ON r.root = b.root
				JOIN person_companies pc ON pc.person_id = r.id AND NOT pc.inherited JOIN company_root w ON w.id = pc.company_id JOIN companies c ON c.company_id = w.root
		)
		SELECT
			(SELECT count(*) FROM behind)::int AS people,
			(SELECT count(*) FROM theirs)::int AS companies,
			(SELECT coalesce(sum(mrr_cents), 0) FROM theirs)::int AS known,
			(SELECT count(*) FROM theirs WHERE mrr_cents IS NULL)::int AS unknown,
			(SELECT count(*) FROM behind WHERE level = 3)::int AS critical,
			(SELECT count(*) FROM behind WHERE level = 2)::int AS important,
			(SELECT count(*) FROM behind WHERE level = 1)::int AS "niceToHave",
			(SELECT greatest(count(*) - 1, 0) FROM cluster)::int AS duplicates,
			(SELECT count(*) FROM comments WHERE post_id IN (SELECT post_id FROM cluster) AND NOT internal AND deleted_at IS NULL)::int AS comments
	`.execute(db);
	const [row] = rows;
	if (!row) throw new Error('The recount answered nothing.');
	return row;
}

const leftOut = new Set(['version', 'updated_at']);

/** Everything that hangs on some posts as text: equal texts are equal to the byte. */
export async function exportOf(db: Db, ids: string[]): Promise<string> {
	const parts = [
		await db.selectFrom('posts').selectAll().where('post_id', 'in', ids).orderBy('post_id').execute(),
		await db.selectFrom('votes').selectAll().where('post_id', 'in', ids).orderBy('post_id').orderBy('person_id').execute(),
		await db.selectFrom('comments').selectAll().where('post_id', 'in', ids).orderBy('comment_id').execute(),
		await db.selectFrom('follows').selectAll().where('post_id', 'in', ids).orderBy('post_id').orderBy('person_id').orderBy('reason').execute(),
		await db.selectFrom('insights').selectAll().where('post_id', 'in', ids).orderBy('insight_id').execute(),
		await db.selectFrom('people').select(['person_id', 'merged_into']).orderBy('person_id').execute(),
		await db.selectFrom('companies').select(['company_id', 'merged_into']).orderBy('company_id').execute(),
		await db.selectFrom('person_companies').selectAll().orderBy('person_id').orderBy('company_id').execute(),
		await db.selectFrom('boards').select(['board_id', 'post_count']).orderBy('board_id').execute()
	];
	return JSON.stringify(parts, (key, value: unknown) => shown(key, value), '\t');
}

// Heat is a sum of exponentials: added up one by one or all at once it differs in the thirteenth digit.
function shown(key: string, value: unknown): unknown {
	if (leftOut.has(key)) return undefined;
	return key === 'heat' ? (value as number).toFixed(6) : value;
}
