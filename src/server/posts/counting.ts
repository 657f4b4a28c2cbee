import { sql, type RawBuilder } from 'kysely';
import type { PostId } from '#core/kernel/ids.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { lockPosts } from './clusters.ts';

/** The kept columns of a post, recomputed from the rows they stand for. */
export type CountedDemand = {
	post_id: PostId;
	people_count: number;
	company_count: number;
	mrr_known_cents: number;
	mrr_unknown_companies: number;
	critical_count: number;
	important_count: number;
	nice_to_have_count: number;
	recent_count: number;
	previous_count: number;
	heat: number;
};

const fadingSeconds = 14 * 86_400;

/**
 * Demand from the rows alone: distinct people who voted, posted or were quoted anywhere in a cluster; their distinct
 * companies; each person's highest importance. Merged posts have none of their own.
 * @param postIds canonical posts, or null for every post of the workspace.
 */
function countedDemand(postIds: PostId[] | null): RawBuilder<CountedDemand> {
	const wanted = (canonicalId: string) => (postIds ? sql`WHERE ${sql.ref(canonicalId)} = ANY(${postIds})` : sql``);
	return sql<CountedDemand>`
		WITH supporters AS (
			SELECT a.canonical_id, c.recent_since, a.person_id, min(a.at) AS joined, max(min(a.at)) OVER (PARTITION BY a.canonical_id) AS latest,
				max(CASE a.importance WHEN 'critical' THEN 3 WHEN 'important' THEN 2 WHEN 'nice-to-have' THEN 1 END) AS weight
			FROM acts a JOIN posts c ON c.post_id = a.canonical_id ${wanted('a.canonical_id')} GROUP BY 1, 2, 3
		),
		people_counted AS (
			SELECT canonical_id, count(*) AS people, count(*) FILTER (WHERE weight = 3) AS critical, count(*) FILTER (WHERE weight = 2) AS important,
				count(*) FILTER (WHERE weight = 1) AS nice, count(*) FILTER (WHERE joined >= recent_since) AS recent,
				count(*) FILTER (WHERE joined < recent_since AND joined >= recent_since - 30) AS previous,
				max(extract(epoch FROM latest)::float8) / ${fadingSeconds}::float8
					+ ln(sum(exp(greatest(-700, extract(epoch FROM joined - latest)::float8 / ${fadingSeconds}::float8)))) AS heat
			FROM supporters GROUP BY 1
		),
		companies_counted AS (
			SELECT canonical_id, count(*) AS companies, coalesce(sum(known_cents(c)), 0) AS known, count(*) FILTER (WHERE known_cents(c) IS NULL) AS unknown
			FROM (SELECT DISTINCT s.canonical_id, pc.company_id FROM supporters s JOIN person_companies pc ON pc.person_id = s.person_id) d
			JOIN companies c ON c.company_id = d.company_id WHERE c.merged_into IS NULL GROUP BY 1
		)
		SELECT m.post_id, coalesce(p.people, 0)::int AS people_count, coalesce(c.companies, 0)::int AS company_count,
			coalesce(c.known, 0)::bigint AS mrr_known_cents, coalesce(c.unknown, 0)::int AS mrr_unknown_companies, coalesce(p.critical, 0)::int AS critical_count,
			coalesce(p.important, 0)::int AS important_count, coalesce(p.nice, 0)::int AS nice_to_have_count, coalesce(p.recent, 0)::int AS recent_count,
			coalesce(p.previous, 0)::int AS previous_count, coalesce(p.heat, 0)::float8 AS heat
		FROM posts m LEFT JOIN people_counted p ON p.canonical_id = m.post_id LEFT JOIN companies_counted c ON c.canonical_id = m.post_id ${wanted('m.canonical_id')}`;
}

/** What the kept counts should be; for the doctor and for tests. */
export async function recomputeDemand(db: Db, postIds: PostId[] | null = null): Promise<CountedDemand[]> {
	const { rows } = await countedDemand(postIds).execute(db);
	return rows;
}

/** Writes the counts of these clusters anew, after merges and whatever else changes many people at once. */
export async function recountDemand(context: ContextOf<Tx>, canonicalIds: PostId[]): Promise<void> {
	if (canonicalIds.length === 0) return;
	if (canonicalIds.length > 1) await lockPosts(context, canonicalIds);
	// Counted once and before it is joined: tables that have just been filled have no statistics, and are planned for badly.
	await sql`WITH c AS MATERIALIZED (${countedDemand(canonicalIds)})
		UPDATE posts p SET people_count = c.people_count, company_count = c.company_count, mrr_known_cents = c.mrr_known_cents,
		mrr_unknown_companies = c.mrr_unknown_companies, critical_count = c.critical_count, important_count = c.important_count,
		nice_to_have_count = c.nice_to_have_count, recent_count = c.recent_count, previous_count = c.previous_count, heat = c.heat,
		updated_at = ${context.now()}
		FROM c WHERE p.post_id = c.post_id`.execute(context.db);
	await sql`UPDATE posts SET people_count = 0, company_count = 0, mrr_known_cents = 0, mrr_unknown_companies = 0, critical_count = 0, important_count = 0,
		nice_to_have_count = 0, recent_count = 0, previous_count = 0, heat = 0 WHERE post_id = ANY(${canonicalIds}) AND merged`.execute(context.db);
}
