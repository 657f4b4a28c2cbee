import { sql } from 'kysely';
import { judgedInputs, type ScoreInput } from '#core/prioritising/contract.ts';
import { trendOf } from '#core/posts/demand.ts';
import type { Db } from '../platform/database.ts';

export type Amounts = Record<ScoreInput, number | null>;

type Row = {
	post_id: string;
	people_count: number;
	company_count: number;
	mrr_known_cents: number;
	mrr_unknown_companies: number;
	critical_count: number;
	important_count: number;
	nice_to_have_count: number;
	recent_count: number;
	previous_count: number;
	votes: number;
	judged: Partial<Record<ScoreInput, number>> | null;
};

const trends = { rising: 1, steady: 0, falling: -1 } as const;

/** Every number that a formula may name, for posts that stand on their own; merged ones are left out. */
export async function amountsOf(db: Db, postIds: string[], { votes }: { votes: boolean }): Promise<Map<string, Amounts>> {
	const { rows } = await sql<Row>`SELECT p.post_id, p.people_count, p.company_count, p.mrr_known_cents, p.mrr_unknown_companies, p.critical_count, p.important_count,
			p.nice_to_have_count, p.recent_count, p.previous_count,
			${votes ? sql`(SELECT count(DISTINCT a.person_id)::int FROM acts a WHERE a.canonical_id = p.post_id AND a.reason IN ('voted', 'on-behalf'))` : sql`0`} AS votes,
			(SELECT json_object_agg(i.input, i.amount) FROM score_inputs i WHERE i.post_id = p.post_id) AS judged
		FROM posts p WHERE p.post_id = ANY(${postIds}) AND NOT p.merged ORDER BY p.post_id`.execute(db);
	return new Map(rows.map((row) => [row.post_id, amountsIn(row)]));
}

function amountsIn(row: Row): Amounts {
	const judged = Object.fromEntries(judgedInputs.map((input) => [input, row.judged?.[input] ?? null])) as Pick<Amounts, (typeof judgedInputs)[number]>;
	// Where nobody told what any of the companies pays, that is unknown and not 0.
	const isUnknown = row.mrr_known_cents === 0 && row.mrr_unknown_companies > 0;
	return {
		people: row.people_count,
		companies: row.company_count,
		mrr: isUnknown ? null : row.mrr_known_cents / 100,
		critical: row.critical_count,
		important: row.important_count,
		niceToHave: row.nice_to_have_count,
		last30Days: row.recent_count,
		trend: trends[trendOf(row.recent_count, row.previous_count)],
		votes: row.votes,
		...judged
	};
}
