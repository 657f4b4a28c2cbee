import { sql } from 'kysely';
import type { Voter } from '#core/voting/contract.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import { requirePost } from '../posts/service.ts';

type VoterRow = { person_id: PersonId; reasons: Voter['reasons']; weight: number | null; posts: PostId[]; cast_by: PersonId | null; joined: Date };

/** The distinct people behind a post and all that is merged into it, oldest first. @throws not-found */
export async function listVoters(context: Context, id: string, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<Voter>> {
	const { canonical_id: canonicalId } = await requirePost(context, id);
	const key = cursor === undefined ? null : decodeCursor(cursor, 'ss');
	const after = key ? sql`HAVING (min(at), person_id::text) > (${key[0]}::timestamptz, ${key[1]})` : sql``;
	const { rows } = await sql<VoterRow>`SELECT person_id, array_agg(DISTINCT reason) AS reasons, array_agg(DISTINCT post_id::text) AS posts, min(cast_by) AS cast_by,
			max(CASE importance WHEN 'critical' THEN 3 WHEN 'important' THEN 2 WHEN 'nice-to-have' THEN 1 END) AS weight, date_trunc('milliseconds', min(at)) AS joined
		FROM (
			SELECT v.person_id, CASE WHEN v.cast_by IS NULL THEN 'voted' ELSE 'on-behalf' END AS reason, v.post_id, v.cast_by::text, v.importance, date_trunc('milliseconds', v.created_at) AS at
				FROM posts p JOIN votes v ON v.post_id = p.post_id WHERE p.canonical_id = ${canonicalId}
			UNION ALL SELECT author_id, 'posted', post_id, NULL, NULL, date_trunc('milliseconds', created_at) FROM posts WHERE canonical_id = ${canonicalId}
			UNION ALL SELECT i.person_id, 'quoted', i.post_id, NULL, i.importance, date_trunc('milliseconds', i.created_at)
				FROM posts p JOIN insights i ON i.post_id = p.post_id WHERE p.canonical_id = ${canonicalId}
		) acts GROUP BY person_id ${after} ORDER BY min(at), person_id::text LIMIT ${limit + 1}`.execute(context.db);
	const page = pageOf(rows, limit, (row) => row, (row) => [row.joined.toISOString(), row.person_id]);
	const people = await showPeople(context, page.data.map((row) => row.person_id));
	return {
		nextCursor: page.nextCursor,
		data: page.data.flatMap((row) => {
			const person = people.get(row.person_id);
			if (!person) return [];
			const importance = ([null, 'nice-to-have', 'important', 'critical'] as const)[row.weight ?? 0] ?? null;
			return [{ person, reasons: row.reasons, importance, sourcePostIds: row.posts, castBy: row.cast_by, at: row.joined.toISOString() }];
		})
	};
}
