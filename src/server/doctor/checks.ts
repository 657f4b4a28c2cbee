import { sql, type RawBuilder } from 'kysely';
import { linkedCompanies, linkedPeople, mergedRows } from '../people/service.ts';
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

/** Of the form that fractional indexing reads: a head that says how many digits follow, and no zero at the end of the rest. */
const wholeDigits = sql`CASE WHEN rank ~ '^[a-z]' THEN ascii(rank) - 95 WHEN rank ~ '^[A-Z]' THEN 92 - ascii(rank) END`;
const isRank = sql`coalesce(rank ~ '^[A-Za-z][0-9A-Za-z]+$' AND length(rank) >= ${wholeDigits} AND NOT (length(rank) > ${wholeDigits} AND rank LIKE '%0'), false)`;

/** Everything that is kept beside the rows it comes from, each compared with them by one statement. Demand and readiness have their own rules. */
export const checks: Check[] = [
	check('comments of a post', sql<Row>`SELECT 'post #' || p.number AS subject, p.comment_count AS kept, coalesce(c.count, 0) AS counted FROM posts p LEFT JOIN (
			SELECT k.canonical_id, count(*) AS count FROM comments m JOIN posts k ON k.post_id = m.post_id WHERE NOT m.internal AND m.deleted_at IS NULL GROUP BY 1
		) c ON c.canonical_id = p.post_id`),
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
	check('items that wait for each other', sql<Row>`WITH RECURSIVE edges AS (
			SELECT item_id AS start, blocker_id AS at FROM dependencies UNION SELECT parent_id, item_id FROM items WHERE parent_id IS NOT NULL
		), waits AS (SELECT start, at FROM edges UNION SELECT w.start, e.at FROM waits w JOIN edges e ON e.start = w.at)
		SELECT DISTINCT 'item #' || i.number AS subject, 'waits for itself' AS kept, 'never' AS counted FROM waits w JOIN items i ON i.item_id = w.start WHERE w.at = w.start`),
	check('the rank of an item', sql<Row>`SELECT 'item #' || number AS subject, rank AS kept, CASE WHEN ${isRank} THEN rank ELSE 'a key beside which others fit' END AS counted FROM items`),
	check('when an item was done', sql<Row>`SELECT 'item #' || number AS subject, done_at IS NOT NULL AS kept, state = 'done' AS counted FROM items`),
	check('the tags of a post', sql<Row>`SELECT 'post #' || p.number AS subject, cardinality(p.tags) AS kept, (SELECT count(*) FROM tags t WHERE t.tag_id = ANY(p.tags)) AS counted FROM posts p`),
	check('the words behind a criterion', sql<Row>`SELECT 'item #' || i.number AS subject, cardinality(c.insight_ids) AS kept,
		(SELECT count(*) FROM insights s WHERE s.insight_id = ANY(c.insight_ids)) AS counted FROM criteria c JOIN items i ON i.item_id = c.item_id`),
	check('what waits for moderation', sql<Row>`SELECT 'workspace' AS subject, coalesce(m.held_waiting, 0) || ' held, ' || coalesce(m.reports_open, 0) || ' reports' AS kept,
		(SELECT count(*) FROM held WHERE state = 'waiting') || ' held, ' || (SELECT count(*) FROM reports WHERE state = 'open') || ' reports' AS counted
		FROM workspaces w LEFT JOIN moderation m ON m.workspace_id = w.workspace_id`),
	check('in how many texts a word stands', sql<Row>`SELECT 'term ' || coalesce(h.term, c.term) AS subject, coalesce(h.texts, 0) AS kept, coalesce(c.texts, 0) AS counted
		FROM term_holders h FULL JOIN (SELECT term, count(*) AS texts FROM (
			SELECT unnest(CASE WHEN counted_terms IS NULL THEN terms ELSE counted_terms END) AS term FROM similar_texts
		) t GROUP BY term) c ON c.term = h.term`),
	check('the texts that are counted', sql<Row>`SELECT 'the index of words' AS subject, coalesce((SELECT texts || ' ' || title_words || ' ' || body_words FROM text_totals), '0 0 0') AS kept,
		(SELECT count(*) FILTER (WHERE known) || ' ' || coalesce(sum(counted_title), 0) || ' ' || coalesce(sum(counted_body), 0) FROM similar_texts) AS counted`),
	check('days of demand that are kept', sql<Row>`SELECT 'post #' || p.number AS subject, d.people_count || ' people on ' || d.day AS kept, 'at least its author, and no day to come' AS counted
		FROM demand_days d JOIN posts p ON p.post_id = d.post_id WHERE d.day > (now() AT TIME ZONE 'UTC')::date
			OR d.mrr_unknown_companies > d.company_count OR d.critical_count + d.important_count + d.nice_to_have_count > d.people_count`),
	check('days of demand that are missing', sql<Row>`SELECT 'post #' || p.number AS subject, 'no day' AS kept, 'one at the least' AS counted FROM posts p JOIN demand_clock k ON k.workspace_id = p.workspace_id
		WHERE NOT p.merged AND p.created_at < (k.through::timestamp AT TIME ZONE 'UTC') AND p.updated_at < now() - interval '2 days' AND NOT EXISTS (SELECT FROM demand_days d WHERE d.post_id = p.post_id)`),
	check('who stands for a person', sql<Row>`SELECT id AS subject, kept, counted FROM (${mergedRows(linkedPeople)}) r`),
	check('which company stands for another', sql<Row>`SELECT id AS subject, kept, counted FROM (${mergedRows(linkedCompanies)}) r`),
	check('who belongs to a company by a merge', sql<Row>`WITH said AS (
			SELECT DISTINCT coalesce(p.merged_into, p.person_id) AS standing_id, pc.company_id FROM person_companies pc JOIN people p ON p.person_id = pc.person_id WHERE NOT pc.inherited
		), wanted AS (
			SELECT p.person_id, s.company_id FROM said s JOIN people p ON p.person_id = s.standing_id OR p.merged_into = s.standing_id
			UNION SELECT p.person_id, c.merged_into FROM said s JOIN companies c ON c.company_id = s.company_id JOIN people p ON p.person_id = s.standing_id OR p.merged_into = s.standing_id
				WHERE c.merged_into IS NOT NULL
		) SELECT coalesce(w.person_id, pc.person_id) || ' in ' || coalesce(w.company_id, pc.company_id) AS subject, pc.person_id IS NOT NULL AS kept, w.person_id IS NOT NULL AS counted
		FROM wanted w FULL JOIN person_companies pc ON pc.person_id = w.person_id AND pc.company_id = w.company_id`),
	check('who is a member', sql<Row>`SELECT p.person_id::text AS subject, p.kind = 'member' AS kept, m.person_id IS NOT NULL AS counted
		FROM people p LEFT JOIN members m ON m.person_id = p.person_id`),
	check('reactions to an entry', sql<Row>`SELECT 'entry ' || e.slug AS subject, e.reaction_counts || '{}' AS kept, e.reaction_counts || coalesce(c.counts, '{}') ||
			coalesce((SELECT jsonb_object_agg(k, 0) FROM jsonb_object_keys(e.reaction_counts) k WHERE NOT coalesce(c.counts ? k, false)), '{}') AS counted
		FROM changelog_entries e LEFT JOIN (SELECT entry_id, jsonb_object_agg(reaction, people) AS counts FROM (SELECT entry_id, reaction, count(*) AS people FROM changelog_reactions GROUP BY 1, 2) r GROUP BY 1) c ON c.entry_id = e.entry_id`),
	check('mail that was never finished', sql<Row>`SELECT delivery_id::text AS subject, 'claimed until ' || claimed_until AS kept, 'sent, or claimed again' AS counted
		FROM deliveries WHERE state = 'sending' AND claimed_until < now() - interval '1 hour'`)
];
