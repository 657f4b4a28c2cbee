import { sql } from 'kysely';
import { invalid } from '#core/kernel/problem.ts';
import { words } from '#core/comments/words.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';

/**
 * Refuses to name people who may not see what is written, or whom whoever writes should not know of: a note names members alone, a public comment
 * also those who asked or commented here themselves. @throws invalid
 */
export async function refuseStrangers({ db }: ContextOf<Tx>, personIds: string[], { postId, internal }: { postId: string; internal: boolean }): Promise<void> {
	if (personIds.length === 0) return;
	const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM unnest(${[...new Set(personIds)]}::text[]) AS n (id)
		WHERE EXISTS (SELECT FROM members m WHERE m.person_id = n.id)
			OR (NOT ${internal}::boolean AND EXISTS (SELECT FROM posts p WHERE p.canonical_id = ${postId} AND (p.author_id = n.id
				OR EXISTS (SELECT FROM comments c WHERE c.post_id = p.post_id AND c.author_id = n.id AND NOT c.internal AND c.deleted_at IS NULL))))`.execute(db);
	if (rows[0]?.count !== new Set(personIds).size) throw invalid({ mentionIds: internal ? words.mentioning.onlyMembers : words.mentioning.onlyThoseHere });
}
