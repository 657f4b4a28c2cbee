import { sql } from 'kysely';
import { mostDays, type DemandDay, type DemandHistory, type HistoryQuery } from '#core/demand/contract.ts';
import { addDays, dayOf, daysBetween, everyDay } from '#core/demand/rules.ts';
import type { Demand } from '#core/posts/contract.ts';
import { invalid } from '#core/kernel/problem.ts';
import type { Context } from '../platform/context.ts';
import { canonicalIdOf, readDemand } from '../posts/service.ts';

/**
 * What stood behind a post and all that is merged into it, a day an entry: the last year unless said, never beyond today.
 * @throws not-found; invalid where the days are in the wrong order or more than {@link mostDays}
 */
export async function historyOf(context: Context, id: string, query: HistoryQuery): Promise<DemandHistory> {
	const today = dayOf(context.now());
	const { from, to } = spanOf(query, today);
	const postId = await canonicalIdOf(context, id);
	const { mrr, ...demand } = await readDemand(context, postId);
	const changes = await changesOf(context, { postId, from, to, currency: mrr.currency });
	if (to >= today) changes.push(asDay(today, { mrr, ...demand }));
	return { from, to, data: everyDay(changes, { from, to, currency: mrr.currency }) };
}

function spanOf(query: HistoryQuery, today: string): { from: string; to: string } {
	const to = query.to !== undefined && query.to < today ? query.to : today;
	const from = query.from ?? addDays(to, -364);
	if (daysBetween(from, to) < 1) throw invalid({ from: 'must not be after the last day, and not in the future.' });
	if (daysBetween(from, to) > mostDays) throw invalid({ from: `may be at most ${mostDays} days before the last day.` });
	return { from, to };
}

function asDay(day: string, { people, companies, mrr, importance }: Demand): DemandDay {
	return { day, people, companies, mrr, importance };
}

type Asked = { postId: string; from: string; to: string; currency: string };
type Row = { day: string; people_count: number; company_count: number; mrr_known_cents: number; mrr_unknown_companies: number; critical_count: number; important_count: number; nice_to_have_count: number };

async function changesOf({ db }: Context, { postId, from, to, currency }: Asked): Promise<DemandDay[]> {
	const { rows } = await sql<Row>`SELECT day::text, people_count, company_count, mrr_known_cents, mrr_unknown_companies, critical_count, important_count, nice_to_have_count
		FROM demand_days WHERE post_id = ${postId} AND day <= ${to}::date
			AND day >= coalesce((SELECT max(b.day) FROM demand_days b WHERE b.post_id = ${postId} AND b.day <= ${from}::date), ${from}::date) ORDER BY day`.execute(db);
	return rows.map((row) => ({
		day: row.day,
		people: row.people_count,
		companies: row.company_count,
		mrr: { known: Number(row.mrr_known_cents), currency, unknownCompanies: row.mrr_unknown_companies },
		importance: { critical: row.critical_count, important: row.important_count, niceToHave: row.nice_to_have_count }
	}));
}
