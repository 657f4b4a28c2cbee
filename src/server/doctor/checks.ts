import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../platform/database.ts';

/** One place where what is kept and what the rows say differ. */
export type Difference = { check: string; subject: string; kept: string; counted: string };

type Row = { subject: string; kept: string; counted: string };
export type Check = { name: string; find(db: Db): Promise<Difference[]> };

/** Differences shown of one check; more than these say nothing more. */
const most = 200;

function check(name: string, query: RawBuilder<Row>): Check {
	return {
		name,
		async find(db) {
			const { rows } = await sql<Row>`SELECT subject, kept::text, counted::text FROM (${query}) d WHERE kept::text IS DISTINCT FROM counted::text LIMIT ${most}`.execute(db);
			return rows.map((row) => ({ check: name, ...row }));
		}
	};
}

/** Where the chain of standing merges that begins at each post ends. */
const roots = sql`WITH RECURSIVE chain AS (
	SELECT p.post_id AS start, p.post_id AS at, 0 AS hops FROM posts p
	UNION ALL SELECT c.start, m.target_id, c.hops + 1 FROM chain c JOIN merges m ON m.source_id = c.at AND m.undone_at IS NULL WHERE c.hops < 1000
) SELECT DISTINCT ON (start) start, at FROM chain ORDER BY start, hops DESC`;

/** Everything that is kept beside the rows it comes from, each compared with them by one statement. Demand and readiness have their own rules. */
export const checks: Check[] = [
	check('comments of a post', sql<Row>`SELECT 'post #' || p.number AS subject, p.comment_count AS kept, count(c.comment_id) AS counted
		FROM posts p LEFT JOIN comments c ON c.post_id = p.post_id AND NOT c.internal AND c.deleted_at IS NULL GROUP BY p.post_id, p.number, p.comment_count`),
	check('the post that stands for another', sql<Row>`SELECT 'post #' || p.number AS subject, k.number AS kept, r.number AS counted
		FROM posts p JOIN (${roots}) root ON root.start = p.post_id JOIN posts k ON k.post_id = p.canonical_id JOIN posts r ON r.post_id = root.at`),
	check('duplicates of a post', sql<Row>`SELECT 'post #' || p.number AS subject, p.duplicate_count AS kept,
		CASE WHEN p.merged THEN 0 ELSE (SELECT count(*) - 1 FROM posts c WHERE c.canonical_id = p.post_id) END AS counted FROM posts p`),
	check('posts of a board', sql<Row>`SELECT 'board ' || b.slug AS subject, b.post_count AS kept, count(p.post_id) AS counted
		FROM boards b LEFT JOIN posts p ON p.board_id = b.board_id GROUP BY b.board_id, b.slug, b.post_count`),
	check('the last number of posts', sql<Row>`SELECT 'workspace' AS subject, w.last_post_number >= coalesce(max(p.number), 0) AS kept, true AS counted
		FROM workspaces w LEFT JOIN posts p ON p.workspace_id = w.workspace_id GROUP BY w.workspace_id, w.last_post_number`),
	check('the last number of items', sql<Row>`SELECT 'workspace' AS subject, w.last_item_number >= coalesce(max(i.number), 0) AS kept, true AS counted
		FROM workspaces w LEFT JOIN items i ON i.workspace_id = w.workspace_id GROUP BY w.workspace_id, w.last_item_number`),
	check('the sprint of an item', sql<Row>`SELECT 'item #' || i.number AS subject, i.sprint_id AS kept, e.sprint_id AS counted
		FROM items i LEFT JOIN sprint_entries e ON e.item_id = i.item_id AND e.left_at IS NULL WHERE i.state = 'in-sprint' OR e.sprint_id IS NOT NULL`),
	check('items that wait for each other', sql<Row>`WITH RECURSIVE waits AS (
			SELECT item_id AS start, blocker_id AS at, 1 AS hops FROM dependencies
			UNION SELECT w.start, d.blocker_id, w.hops + 1 FROM waits w JOIN dependencies d ON d.item_id = w.at WHERE w.hops < 100 AND w.at <> w.start)
		SELECT DISTINCT 'item #' || i.number AS subject, 'waits for itself' AS kept, 'never' AS counted FROM waits w JOIN items i ON i.item_id = w.start WHERE w.at = w.start`),
	check('mail that was never finished', sql<Row>`SELECT delivery_id::text AS subject, 'claimed until ' || claimed_until AS kept, 'sent, or claimed again' AS counted
		FROM deliveries WHERE state = 'sending' AND claimed_until < now() - interval '1 hour'`)
];
