import { sql, type RawBuilder } from 'kysely';
import type { CompanyBehind, DemandBreakdown, Moment } from '#core/posts/behind.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import type { Context } from '../platform/context.ts';
import { requirePost } from './reading.ts';

type Known = { mrr_cents: number | null; currency: string; plan: string | null; lifecycle: string | null };
type Row = Known & { company_id: string; name: string; people: number; joined: Date; then: Known | null };
type Share = DemandBreakdown['now']['byPlan'][number];

/** The companies behind a cluster, and what each was when its first person joined: the last change that was recorded by then. */
function companiesBehind(canonicalId: string) {
	return sql`
		supporters AS (SELECT person_id, min(at) AS joined FROM acts WHERE canonical_id = ${canonicalId} GROUP BY 1),
		behind AS (
			SELECT pc.company_id, count(*)::int AS people, date_trunc('milliseconds', min(s.joined)) AS joined
			FROM supporters s JOIN person_companies pc ON pc.person_id = s.person_id GROUP BY 1
		),
		shown AS (
			SELECT c.company_id, c.name, c.mrr_cents, c.currency, c.plan, c.lifecycle, known_cents(c) AS known, b.people, b.joined, h.h AS past
			FROM behind b JOIN companies c ON c.company_id = b.company_id AND c.merged_into IS NULL
			LEFT JOIN LATERAL (
				SELECT h FROM company_history h WHERE h.company_id = b.company_id AND h.at < b.joined + interval '1 millisecond' ORDER BY h.at DESC LIMIT 1
			) h ON true
		)`;
}

/**
 * The people behind a cluster as `supporters (person_id, joined)`, and each of their companies as `firms (person_id,
 * company_id, name, plan, lifecycle, cents)`: as it is now, or as it was when the first of its people joined.
 */
export function firmsBehind(canonicalId: string, at: Moment): RawBuilder<unknown> {
	const known = at === 'now' ? sql`plan, lifecycle, known` : sql`(past).plan, (past).lifecycle, ${knownThen}`;
	return sql`${companiesBehind(canonicalId)},
		firms (person_id, company_id, name, plan, lifecycle, cents) AS (
			SELECT s.person_id, f.company_id, f.name, ${known} FROM supporters s JOIN person_companies pc ON pc.person_id = s.person_id JOIN shown f ON f.company_id = pc.company_id
		)`;
}

/** Revenue in another currency than the workspace's is not known. */
const knownThen = sql`CASE WHEN (past).currency = (SELECT w.currency FROM workspaces w) THEN (past).mrr_cents END`;

/** The companies behind a post and all that is merged into it, in the order they joined. @throws not-found */
export async function listCompaniesBehind(context: Context, id: string, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<CompanyBehind>> {
	const { canonical_id } = await requirePost(context, id);
	const key = cursor === undefined ? null : decodeCursor(cursor, 'ss');
	const after = key ? sql`WHERE (joined, company_id::text) > (${key[0]}::timestamptz, ${key[1]})` : sql``;
	const { rows } = await sql<Row>`WITH ${companiesBehind(canonical_id)}
		SELECT company_id, name, mrr_cents, currency, plan, lifecycle, people, joined, to_jsonb(past) AS then FROM shown ${after}
		ORDER BY joined, company_id::text LIMIT ${limit + 1}`.execute(context.db);
	return pageOf(rows, limit, showBehind, (row) => [row.joined.toISOString(), row.company_id]);
}

function showBehind(row: Row): CompanyBehind {
	return {
		company: { id: row.company_id as CompanyBehind['company']['id'], name: row.name },
		people: row.people,
		joinedAt: row.joined.toISOString(),
		now: showKnown(row),
		then: row.then ? showKnown(row.then) : null
	};
}

function showKnown({ mrr_cents, currency, plan, lifecycle }: Known): CompanyBehind['now'] {
	return { mrr: mrr_cents, currency, plan, lifecycle: lifecycle as CompanyBehind['now']['lifecycle'] };
}

type Counted = { at: Moment; by: 'plan' | 'lifecycle'; key: string | null; companies: number; known: number; unknown: number };

/** The demand of a post by plan and stage, now and when each company joined, and by segment now. @throws not-found */
export async function breakDownDemand(context: Context, id: string): Promise<DemandBreakdown> {
	const { canonical_id, currency } = await requirePost(context, id);
	const { rows } = await sql<Counted>`WITH ${companiesBehind(canonical_id)},
		sides AS (
			SELECT 'now' AS at, plan, lifecycle, known FROM shown
			UNION ALL SELECT 'then', (past).plan, (past).lifecycle, ${knownThen} FROM shown
		)
		SELECT at, CASE WHEN grouping(plan) = 0 THEN 'plan' ELSE 'lifecycle' END AS by, coalesce(plan, lifecycle) AS key, count(*)::int AS companies,
			coalesce(sum(known), 0)::bigint AS known, count(*) FILTER (WHERE known IS NULL)::int AS unknown
		FROM sides GROUP BY GROUPING SETS ((at, plan), (at, lifecycle)) ORDER BY 4 DESC, 3`.execute(context.db);
	const shares = (at: Counted['at'], by: Counted['by']): Share[] =>
		rows.filter((row) => row.at === at && row.by === by).map((row) => ({ key: row.key, companies: row.companies, mrr: { known: Number(row.known), unknownCompanies: row.unknown } }));
	const side = (at: Counted['at']) => ({ byPlan: shares(at, 'plan'), byLifecycle: shares(at, 'lifecycle') });
	return { currency, now: side('now'), then: side('then'), bySegment: await bySegment(context, canonical_id) };
}

async function bySegment({ db }: Context, canonicalId: string): Promise<DemandBreakdown['bySegment']> {
	const { rows } = await sql<{ segment_id: string; name: string; people: number }>`WITH ${companiesBehind(canonicalId)}
		SELECT g.segment_id, g.name, count(*)::int AS people FROM supporters s
		JOIN segment_members m ON m.person_id = s.person_id JOIN segments g ON g.segment_id = m.segment_id
		GROUP BY 1, 2 ORDER BY 3 DESC, 2`.execute(db);
	return rows.map((row) => ({ segmentId: row.segment_id as DemandBreakdown['bySegment'][number]['segmentId'], name: row.name, people: row.people }));
}
