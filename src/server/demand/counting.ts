import { sql, type RawBuilder } from 'kysely';

export const keptSums = sql.raw('people_count, company_count, mrr_known_cents, mrr_unknown_companies, critical_count, important_count, nice_to_have_count');

/**
 * What stood behind posts at the end of each day on which it changed, from the rows alone: who joined by then and still
 * stands, and what their companies pay now. For days that nobody kept.
 * @param ids canonical posts
 */
export function countedDays(ids: string[]): RawBuilder<unknown> {
	return sql`
		WITH supporters AS (
			SELECT canonical_id, person_id, (min(at) AT TIME ZONE 'UTC')::date AS day,
				max(CASE importance WHEN 'critical' THEN 3 WHEN 'important' THEN 2 WHEN 'nice-to-have' THEN 1 END) AS weight
			FROM acts WHERE canonical_id = ANY(${ids}) GROUP BY 1, 2
		),
		firms AS (
			SELECT s.canonical_id, pc.company_id, min(s.day) AS day FROM supporters s JOIN person_companies pc ON pc.person_id = s.person_id GROUP BY 1, 2
		),
		joined AS (
			SELECT canonical_id, day, 1 AS people, 0 AS companies, 0::bigint AS known, 0 AS unknown, (weight = 3)::int AS critical, (weight = 2)::int AS important, (weight = 1)::int AS nice FROM supporters
			UNION ALL SELECT f.canonical_id, f.day, 0, 1, coalesce(known_cents(c), 0), (known_cents(c) IS NULL)::int, 0, 0, 0 FROM firms f JOIN companies c ON c.company_id = f.company_id AND c.merged_into IS NULL
		),
		days AS (
			SELECT canonical_id, day, sum(people) AS people, sum(companies) AS companies, sum(known) AS known, sum(unknown) AS unknown,
				sum(coalesce(critical, 0)) AS critical, sum(coalesce(important, 0)) AS important, sum(coalesce(nice, 0)) AS nice
			FROM joined GROUP BY 1, 2
		)
		SELECT canonical_id AS post_id, day, (sum(people) OVER w)::int AS people_count, (sum(companies) OVER w)::int AS company_count,
			(sum(known) OVER w)::bigint AS mrr_known_cents, (sum(unknown) OVER w)::int AS mrr_unknown_companies, (sum(critical) OVER w)::int AS critical_count,
			(sum(important) OVER w)::int AS important_count, (sum(nice) OVER w)::int AS nice_to_have_count
		FROM days WINDOW w AS (PARTITION BY canonical_id ORDER BY day)`;
}
