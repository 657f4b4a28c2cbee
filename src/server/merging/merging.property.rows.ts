import { sql, type Selectable } from 'kysely';
import type { Db } from '../platform/database.ts';
import type { Posts } from '../platform/tables.ts';

export type Row = Selectable<Posts>;
type Recomputed = { [part in 'people' | 'companies' | 'known' | 'unknown' | 'critical' | 'important' | 'niceToHave' | 'duplicates' | 'comments']: number };

/** What a post's kept counts have to be, from the rows alone; zero where it is merged. */
export async function demandFromRows(db: Db, postId: string): Promise<Recomputed> {
	const { rows } = await sql<Recomputed>`
		WITH cluster AS (SELECT post_id, author_id FROM posts WHERE canonical_id = ${postId}),
		behind AS (
			SELECT author_id AS person_id FROM cluster
			UNION SELECT person_id FROM votes WHERE post_id IN (SELECT post_id FROM cluster)
			UNION SELECT person_id FROM insights WHERE post_id IN (SELECT post_id FROM cluster)
		),
		levels AS (
			SELECT person_id, max(array_position(ARRAY['nice-to-have', 'important', 'critical'], importance)) AS level FROM (
				SELECT person_id, importance FROM votes WHERE post_id IN (SELECT post_id FROM cluster)
				UNION ALL SELECT person_id, importance FROM insights WHERE post_id IN (SELECT post_id FROM cluster)
			) given GROUP BY person_id
		),
		theirs AS (
			SELECT DISTINCT c.company_id, c.mrr_cents FROM behind JOIN person_companies USING (person_id) JOIN companies c USING (company_id)
		)
		SELECT
			(SELECT count(*) FROM behind)::int AS people,
			(SELECT count(*) FROM theirs)::int AS companies,
			(SELECT coalesce(sum(mrr_cents), 0) FROM theirs)::int AS known,
			(SELECT count(*) FROM theirs WHERE mrr_cents IS NULL)::int AS unknown,
			(SELECT count(*) FROM levels WHERE level = 3)::int AS critical,
			(SELECT count(*) FROM levels WHERE level = 2)::int AS important,
			(SELECT count(*) FROM levels WHERE level = 1)::int AS "niceToHave",
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
		await db.selectFrom('boards').select(['board_id', 'post_count']).orderBy('board_id').execute()
	];
	return JSON.stringify(parts, (key, value: unknown) => shown(key, value), '\t');
}

// Heat is a sum of exponentials: added up one by one or all at once it differs in the thirteenth digit.
function shown(key: string, value: unknown): unknown {
	if (leftOut.has(key)) return undefined;
	return key === 'heat' ? (value as number).toFixed(6) : value;
}
