import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';

/** Plans that are offered to choose from. */
const mostPlans = 100;

/** The plans that companies have, each in one of its spellings, by name: one step along the index for each of them. */
export async function listPlans({ db }: Context): Promise<string[]> {
	const { rows } = await sql<{ plan: string }>`
		WITH RECURSIVE steps AS (
			(SELECT lower(plan) AS key FROM companies WHERE plan IS NOT NULL ORDER BY lower(plan) LIMIT 1)
			UNION ALL SELECT (SELECT lower(c.plan) FROM companies c WHERE c.plan IS NOT NULL AND lower(c.plan) > s.key ORDER BY lower(c.plan) LIMIT 1) FROM steps s WHERE s.key IS NOT NULL
		)
		SELECT p.plan FROM (SELECT key FROM steps WHERE key IS NOT NULL LIMIT ${mostPlans}) s,
			LATERAL (SELECT c.plan FROM companies c WHERE lower(c.plan) = s.key AND c.plan IS NOT NULL LIMIT 1) p ORDER BY s.key`.execute(db);
	return rows.map(({ plan }) => plan);
}
