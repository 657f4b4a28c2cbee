import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../platform/database.ts';

/**
 * The ids under which somebody acted: their own and those of whoever is merged with them, for `= ANY(…)`. Whoever acts
 * from now on does so under the one that stands for all, see `findPerson`.
 */
export function idsOfPerson(personId: string): RawBuilder<string[]> {
	return sql<string[]>`(SELECT s.id || ARRAY(SELECT g.person_id::text FROM people g WHERE g.merged_into = s.id)
		FROM (SELECT coalesce(merged_into, person_id)::text AS id FROM people WHERE person_id = ${personId}) s)::text[]`;
}

/** Every id under which any of these people acted. */
export async function everyIdOf(db: Db, personIds: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`WITH standing AS (SELECT DISTINCT coalesce(merged_into, person_id) AS id FROM people WHERE person_id = ANY(${personIds}))
		SELECT id FROM standing UNION ALL SELECT p.person_id FROM standing s JOIN people p ON p.merged_into = s.id`.execute(db);
	return rows.map((row) => row.id);
}
