import { sql } from 'kysely';
import { judgedInputs, type ScoreInput } from '#core/prioritising/contract.ts';
import { confidenceOf, impactOf } from '#core/weighing/rules.ts';
import { actsBehind, demandOfItems, standingPeople } from '../backlog/service.ts';
import type { Context } from '../platform/context.ts';

export type Live = { amounts: Record<ScoreInput, number | null>; people: { then: number; now: number } };
export type Scope = { months: number; weights: Record<string, number> };
type Row = { item_id: string; reach: number; placed: number; now: number; votes: number; quotes: number; kinds: number; estimate: number | null };

const trends = { rising: 1, steady: 0, falling: -1 } as const;

/**
 * What Winnow reads of each item: reach is the distinct people of the last months, each as heavy as the heaviest segment
 * they belong to; effort is the estimate; confidence, impact and value come from the evidence. Who stood behind an item
 * when it was placed is counted among those who stand behind it now.
 */
export async function liveAmounts({ db, now }: Context, itemIds: string[], { months, weights }: Scope): Promise<Map<string, Live>> {
	const [demands, { rows }] = await Promise.all([
		demandOfItems(db, itemIds, now()),
		sql<Row>`WITH ${standingPeople(itemIds)},
			placed AS (
				SELECT i.item_id, i.estimate, coalesce((SELECT max(m.at) FROM rank_moves m WHERE m.item_id = i.item_id), i.created_at) AS at
				FROM items i WHERE i.item_id = ANY(${itemIds})
			),
			heavy AS (
				SELECT m.person_id, max(w.value::float8) AS weight FROM jsonb_each_text(${JSON.stringify(weights)}::jsonb) AS w (segment_id, value)
				JOIN segment_members m ON m.segment_id = w.segment_id GROUP BY m.person_id
			),
			standing AS (
				SELECT s.item_id, coalesce(sum(coalesce(h.weight, 1)) FILTER (WHERE s.joined_at > ${now()}::timestamptz - make_interval(months => ${months}::int)), 0)::float8 AS reach,
					count(*) FILTER (WHERE s.joined_at <= p.at)::int AS placed, count(*)::int AS now
				FROM standing_people s JOIN placed p ON p.item_id = s.item_id LEFT JOIN heavy h ON h.person_id = s.person_id GROUP BY s.item_id
			),
			voting AS (
				SELECT l.item_id, count(DISTINCT a.person_id)::int AS votes FROM ${actsBehind}
				WHERE a.reason IN ('voted', 'on-behalf') GROUP BY l.item_id
			),
			quoted AS (
				SELECT l.item_id, count(*)::int AS quotes, count(DISTINCT f.channel)::int AS kinds
				FROM linked l JOIN posts p ON p.canonical_id = l.canonical_id JOIN insights i ON i.post_id = p.post_id JOIN feedback f ON f.feedback_id = i.feedback_id GROUP BY l.item_id
			)
			SELECT p.item_id, p.estimate::float8 AS estimate, coalesce(s.reach, 0) AS reach, coalesce(s.placed, 0) AS placed, coalesce(s.now, 0) AS now,
				coalesce(v.votes, 0) AS votes, coalesce(q.quotes, 0) AS quotes, coalesce(q.kinds, 0) + (coalesce(v.votes, 0) > 0)::int AS kinds
			FROM placed p LEFT JOIN standing s ON s.item_id = p.item_id LEFT JOIN voting v ON v.item_id = p.item_id LEFT JOIN quoted q ON q.item_id = p.item_id`.execute(db)
	]);
	return new Map(rows.map((row) => [row.item_id, { amounts: amountsIn(row, demands.get(row.item_id)), people: { then: row.placed, now: row.now } }]));
}

function amountsIn(row: Row, demand: Awaited<ReturnType<typeof demandOfItems>> extends Map<string, infer D> ? D | undefined : never): Live['amounts'] {
	if (!demand) throw new Error('Every item has a demand.');
	const { importance } = demand;
	const isUnknown = demand.mrr.known === 0 && demand.mrr.unknownCompanies > 0;
	const judged = Object.fromEntries(judgedInputs.map((input) => [input, null])) as Pick<Live['amounts'], (typeof judgedInputs)[number]>;
	return {
		...judged,
		people: demand.people,
		companies: demand.companies,
		mrr: isUnknown ? null : demand.mrr.known / 100,
		critical: importance.critical,
		important: importance.important,
		niceToHave: importance.niceToHave,
		last30Days: demand.last30Days,
		trend: trends[demand.trend],
		votes: row.votes,
		reach: row.reach,
		effort: row.estimate,
		confidence: confidenceOf({ quotes: row.quotes, kinds: row.kinds, people: row.now }),
		impact: impactOf(importance),
		value: demand.people + 2 * importance.critical + importance.important
	};
}
