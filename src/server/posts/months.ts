import { sql } from 'kysely';
import type { PostId } from '#core/kernel/ids.ts';
import type { Db } from '../platform/database.ts';

export type JoinedInMonth = { month: string; people: number };

/** How many people joined a cluster in each of the last twelve months, the present one last; months as `2026-01`. */
export async function joinedByMonth(db: Db, canonicalId: PostId, now: Date): Promise<JoinedInMonth[]> {
	const { rows } = await sql<JoinedInMonth>`
		WITH cluster AS (SELECT post_id, author_id, created_at FROM posts WHERE canonical_id = ${canonicalId}),
		joined AS (
			SELECT person_id, min(at) AS at FROM (
				SELECT author_id AS person_id, created_at AS at FROM cluster
				UNION ALL SELECT v.person_id, v.created_at FROM votes v JOIN cluster USING (post_id)
				UNION ALL SELECT i.person_id, i.created_at FROM insights i JOIN cluster USING (post_id)
			) acts GROUP BY person_id
		),
		months AS (
			SELECT generate_series(date_trunc('month', ${now}::timestamptz) - interval '11 months', date_trunc('month', ${now}::timestamptz), interval '1 month') AS month
		)
		SELECT to_char(months.month, 'YYYY-MM') AS month, count(joined.person_id)::int AS people
		FROM months LEFT JOIN joined ON date_trunc('month', joined.at) = months.month GROUP BY months.month ORDER BY months.month
	`.execute(db);
	return rows;
}
