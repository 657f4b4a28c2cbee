import { sql } from 'kysely';
import type { Demand } from '#core/posts/contract.ts';
import { showDemand } from '#core/posts/demand.ts';
import type { Db } from '../platform/database.ts';

type DemandRow = {
	item_id: string;
	people: number;
	critical: number;
	important: number;
	nice_to_have: number;
	recent: number;
	previous: number;
	companies: number;
	known: number;
	unknown: number;
};

/**
 * The demand behind each item: the distinct people and companies over every post it serves and everything that stands
 * in one cluster with those. One statement for a whole page.
 */
export async function demandOfItems(db: Db, itemIds: string[], now: Date): Promise<Map<string, Demand>> {
	if (itemIds.length === 0) return new Map();
	const { rows } = await sql<DemandRow>`
		WITH ${standingPeople(itemIds)},
		companies_behind AS (
			SELECT DISTINCT p.item_id, pc.company_id FROM standing_people p JOIN person_companies pc ON pc.person_id = p.person_id
		),
		-- What a company pays is looked up once, however many items it stands behind.
		worth AS MATERIALIZED (
			SELECT c.company_id, known_cents(c) AS cents FROM companies c
			WHERE c.merged_into IS NULL AND c.company_id IN (SELECT company_id FROM companies_behind)
		),
		revenue AS (
			SELECT item_id, count(*) AS companies, coalesce(sum(cents), 0) AS known,
				count(*) FILTER (WHERE cents IS NULL) AS unknown
			FROM companies_behind JOIN worth USING (company_id) GROUP BY item_id
		)
		SELECT p.item_id, count(*) AS people,
			count(*) FILTER (WHERE weight = 3) AS critical,
			count(*) FILTER (WHERE weight = 2) AS important,
			count(*) FILTER (WHERE weight = 1) AS nice_to_have,
			count(*) FILTER (WHERE joined_at > ${now}::timestamptz - interval '30 days') AS recent,
			count(*) FILTER (WHERE joined_at <= ${now}::timestamptz - interval '30 days'
				AND joined_at > ${now}::timestamptz - interval '60 days') AS previous,
			coalesce(max(r.companies), 0) AS companies, coalesce(max(r.known), 0) AS known,
			coalesce(max(r.unknown), 0) AS unknown
		FROM standing_people p LEFT JOIN revenue r ON r.item_id = p.item_id
		GROUP BY p.item_id`.execute(db);
	const currency = await workspaceCurrency(db);
	const found = new Map(rows.map((row) => [row.item_id, asDemand(row, currency)]));
	return new Map(itemIds.map((id) => [id, found.get(id) ?? asDemand(nobody, currency)]));
}

/** `linked`: the clusters that each item serves. */
export function linkedClusters(itemIds: string[]) {
	return sql`linked AS (
			SELECT DISTINCT ip.item_id, p.canonical_id
			FROM item_posts ip JOIN posts p ON p.post_id = ip.post_id
			WHERE ip.item_id = ANY(${itemIds})
		)`;
}

/** `l`, the clusters of `linked`, with `a`, what people did for each. Read one cluster after the other: joined plainly, the database reads every vote there is. */
export const actsBehind = sql`linked l CROSS JOIN LATERAL (SELECT * FROM acts WHERE acts.canonical_id = l.canonical_id OFFSET 0) a`;

/** `standing_people`: who stands behind each item, since when, and how much it matters to them at most (3 critical). */
export function standingPeople(itemIds: string[]) {
	return sql`${linkedClusters(itemIds)},
		standing_people AS (
			SELECT item_id, person_id, min(at) AS joined_at,
				max(CASE importance WHEN 'critical' THEN 3 WHEN 'important' THEN 2 WHEN 'nice-to-have' THEN 1 ELSE 0 END) AS weight
			FROM ${actsBehind} GROUP BY item_id, person_id
		)`;
}

async function workspaceCurrency(db: Db): Promise<string> {
	return (await db.selectFrom('workspaces').select('currency').executeTakeFirstOrThrow()).currency;
}

const nobody: DemandRow = {
	item_id: '',
	people: 0,
	critical: 0,
	important: 0,
	nice_to_have: 0,
	recent: 0,
	previous: 0,
	companies: 0,
	known: 0,
	unknown: 0
};

function asDemand(row: DemandRow, currency: string): Demand {
	return showDemand(
		{
			people: row.people,
			companies: row.companies,
			mrrKnownCents: Number(row.known),
			mrrUnknownCompanies: row.unknown,
			critical: row.critical,
			important: row.important,
			niceToHave: row.nice_to_have,
			recent: row.recent,
			previous: row.previous,
		},
		currency
	);
}
