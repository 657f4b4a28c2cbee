import { sql } from 'kysely';
import type { ContextOf } from '../platform/context.ts';
import { mendMerges } from '../people/service.ts';
import type { Tx } from '../platform/database.ts';

type Repair = (context: ContextOf<Tx>) => Promise<unknown>;

const statement = (query: ReturnType<typeof sql>): Repair => ({ db }) => query.execute(db);

/**
 * What is kept is written anew from the rows, in the order in which one leans on another. Only kept columns are
 * touched; what people did is never changed here.
 */
export const repairs: Repair[] = [
	mendMerges,
	statement(sql`WITH RECURSIVE chain AS (
			SELECT p.post_id AS start, p.post_id AS at, 0 AS hops FROM posts p
			UNION ALL SELECT c.start, m.target_id, c.hops + 1 FROM chain c JOIN merges m ON m.source_id = c.at AND m.undone_at IS NULL WHERE c.hops < 1000
		), root AS (SELECT DISTINCT ON (start) start, at FROM chain ORDER BY start, hops DESC)
		UPDATE posts p SET canonical_id = root.at FROM root WHERE root.start = p.post_id AND p.canonical_id <> root.at`),
	statement(sql`UPDATE posts p SET duplicate_count = c.count FROM (
			SELECT k.post_id, CASE WHEN k.merged THEN 0 ELSE (SELECT count(*) - 1 FROM posts d WHERE d.canonical_id = k.post_id) END AS count FROM posts k
		) c WHERE c.post_id = p.post_id AND p.duplicate_count <> c.count`),
	statement(sql`UPDATE posts p SET comment_count = c.count FROM (
			SELECT k.post_id, count(m.comment_id)::int AS count FROM posts k LEFT JOIN posts d ON d.canonical_id = k.post_id
			LEFT JOIN comments m ON m.post_id = d.post_id AND NOT m.internal AND m.deleted_at IS NULL GROUP BY k.post_id
		) c WHERE c.post_id = p.post_id AND p.comment_count <> c.count`),
	statement(sql`UPDATE boards b SET post_count = c.count FROM (
			SELECT k.board_id, count(p.post_id)::int AS count FROM boards k LEFT JOIN posts p ON p.board_id = k.board_id GROUP BY k.board_id
		) c WHERE c.board_id = b.board_id AND b.post_count <> c.count`),
	statement(sql`UPDATE workspaces SET last_post_number = greatest(last_post_number, (SELECT coalesce(max(number), 0) FROM posts)),
		last_item_number = greatest(last_item_number, (SELECT coalesce(max(number), 0) FROM items))`),
	statement(sql`UPDATE posts p SET tags = ARRAY(SELECT t.id FROM unnest(p.tags) WITH ORDINALITY t (id, at) JOIN tags g ON g.tag_id = t.id ORDER BY t.at)
		WHERE cardinality(p.tags) <> (SELECT count(*) FROM tags g WHERE g.tag_id = ANY(p.tags))`),
	statement(sql`UPDATE criteria c SET insight_ids = ARRAY(SELECT t.id FROM unnest(c.insight_ids) WITH ORDINALITY t (id, at) JOIN insights i ON i.insight_id = t.id ORDER BY t.at)
		WHERE cardinality(c.insight_ids) <> (SELECT count(*) FROM insights i WHERE i.insight_id = ANY(c.insight_ids))`),
	statement(sql`INSERT INTO moderation (workspace_id) SELECT workspace_id FROM workspaces ON CONFLICT DO NOTHING`),
	statement(sql`UPDATE moderation SET held_waiting = (SELECT count(*) FROM held WHERE state = 'waiting'), reports_open = (SELECT count(*) FROM reports WHERE state = 'open')`),
	statement(sql`UPDATE people p SET kind = CASE WHEN EXISTS (SELECT FROM members m WHERE m.person_id = p.person_id) THEN 'member'
			WHEN p.email IS NULL AND p.external_id IS NULL THEN 'anonymous' ELSE 'identified' END
		WHERE (p.kind = 'member') <> EXISTS (SELECT FROM members m WHERE m.person_id = p.person_id)`),
	statement(sql`UPDATE changelog_entries e SET reaction_counts = coalesce((SELECT jsonb_object_agg(r.reaction, r.people) FROM (SELECT reaction, count(*) AS people FROM changelog_reactions r WHERE r.entry_id = e.entry_id GROUP BY 1) r), '{}')`),
	statement(sql`UPDATE deliveries SET state = 'queued', claimed_until = NULL, next_attempt_at = now()
		WHERE state = 'sending' AND claimed_until < now() - interval '1 hour'`)
];
