import { sql, type RawBuilder } from 'kysely';
import type { DemandPart, Part, PartsQuery } from '#core/demand/contract.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import type { Context } from '../platform/context.ts';
import { canonicalIdOf, firmsBehind } from '../posts/service.ts';

type Row = { key: string | null; name: string | null; company_id: Part['companyId']; people: number; companies: number; known: number; unknown: number; currency: string };

const groups: Record<DemandPart, { key: RawBuilder<unknown>; name: RawBuilder<unknown>; companyId: RawBuilder<unknown> }> = {
	company: { key: sql`f.company_id::text`, name: sql`min(f.name)`, companyId: sql`f.company_id::text` },
	segment: { key: sql`g.segment_id::text`, name: sql`min(g.name)`, companyId: sql`NULL` },
	plan: { key: sql`f.plan`, name: sql`f.plan`, companyId: sql`NULL` },
	lifecycle: { key: sql`f.lifecycle`, name: sql`f.lifecycle`, companyId: sql`NULL` }
};

/**
 * The people behind a post by their company, their segments, or their company's plan or lifecycle, the most people first:
 * as the companies are now, or as they were when the first of their people joined. @throws not-found
 */
export async function partsOf(context: Context, id: string, { by, at, limit, cursor }: PartsQuery): Promise<Page<Part>> {
	const postId = await canonicalIdOf(context, id);
	const { key, name, companyId } = groups[by];
	const last = cursor === undefined ? null : decodeCursor(cursor, 'ns');
	// Those without a key come last among equals, under the highest key there is.
	const after = last ? sql`HAVING (count(DISTINCT s.person_id), coalesce(${key}, '')) < (${last[0]}::bigint, ${last[1]}::text COLLATE "C")` : sql``;
	const { rows } = await sql<Row>`
		WITH ${firmsBehind(postId, at)}
		SELECT ${key} AS key, ${name} AS name, ${companyId} AS company_id, count(DISTINCT s.person_id)::int AS people, count(DISTINCT f.company_id)::int AS companies,
			(SELECT w.currency FROM workspaces w) AS currency, ${revenue}
		FROM supporters s LEFT JOIN firms f ON f.person_id = s.person_id
			${by === 'segment' ? sql`LEFT JOIN segment_members sm ON sm.person_id = s.person_id LEFT JOIN segments g ON g.segment_id = sm.segment_id` : sql``}
		GROUP BY ${key} ${after} ORDER BY count(DISTINCT s.person_id) DESC, coalesce(${key}, '') COLLATE "C" DESC LIMIT ${limit + 1}`.execute(context.db);
	return pageOf(rows, limit, showPart, (row) => [row.people, row.key ?? '']);
}

/** Each company once, whatever the number of its people. */
const revenue = sql`coalesce((SELECT sum(k.cents) FROM (SELECT DISTINCT x.id, x.cents FROM unnest(array_agg(f.company_id::text), array_agg(f.cents)) AS x (id, cents)) k), 0)::bigint AS known,
	(count(DISTINCT f.company_id) FILTER (WHERE f.cents IS NULL))::int AS unknown`;

function showPart(row: Row): Part {
	return {
		key: row.key,
		name: row.name,
		companyId: row.company_id,
		people: row.people,
		companies: row.companies,
		mrr: { known: Number(row.known), currency: row.currency, unknownCompanies: row.unknown }
	};
}
