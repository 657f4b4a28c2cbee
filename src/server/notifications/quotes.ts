import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';
import { whoIsWhoIn } from './addressing.ts';

type Words = { person_id: string; canonical_id: string; body: string; range_start: number | null; range_end: number | null };

/**
 * What each person themselves wrote, under whichever of their ids, about each request, or about what is merged into it: the post they made, else the
 * words that were taken from what they sent, else their first comment. Keyed by "person post".
 */
export async function wordsOf(db: Db, personIds: string[], canonicalIds: string[]): Promise<Map<string, string>> {
	const { rows } = await sql<Words>`
		WITH who AS (${whoIsWhoIn(personIds)})
		SELECT DISTINCT ON (stands, canonical_id) stands AS person_id, canonical_id, body, range_start, range_end FROM (
			SELECT w.stands, p.canonical_id, concat_ws(E'\\n', p.title, nullif(left(p.body, 2000), '')) AS body,
				NULL::int AS range_start, NULL::int AS range_end, 1 AS place, p.post_id AS since
			FROM who w JOIN posts p ON p.author_id = w.id
			WHERE p.canonical_id = ANY(${canonicalIds})
			UNION ALL
			SELECT w.stands, p.canonical_id, f.body, i.range_start, i.range_end, 2, i.insight_id
			FROM who w
			JOIN insights i ON i.person_id = w.id
			JOIN posts p ON p.post_id = i.post_id
			JOIN feedback f ON f.feedback_id = i.feedback_id AND f.erased_at IS NULL
			WHERE p.canonical_id = ANY(${canonicalIds})
			UNION ALL
			SELECT w.stands, p.canonical_id, left(c.body, 2000), NULL, NULL, 3, c.comment_id
			FROM who w
			JOIN comments c ON c.author_id = w.id
			JOIN posts p ON p.post_id = c.post_id
			WHERE p.canonical_id = ANY(${canonicalIds}) AND c.deleted_at IS NULL AND NOT c.internal AND NOT c.official
		) said ORDER BY stands, canonical_id, place, since`.execute(db);
	return new Map(rows.map((row) => [`${row.person_id} ${row.canonical_id}`, wordsIn(row)]));
}

/** Ranges of insights count UTF-16 code units, as the browser does. */
function wordsIn({ body, range_start, range_end }: Words): string {
	return range_start === null || range_end === null ? body : body.slice(range_start, range_end);
}
