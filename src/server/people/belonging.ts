import { sql, type OnConflictBuilder } from 'kysely';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';

/** What is said of somebody stands by itself from then on, also where a merge had brought it. */
export function wasInherited(conflict: OnConflictBuilder<DB, 'person_companies'>) {
	return conflict.columns(['workspace_id', 'person_id', 'company_id']).doUpdateSet({ inherited: false }).where('person_companies.inherited', '=', true);
}

/**
 * Keeps what merges add to who belongs where: all ids of a person belong to the companies of each, and whoever belongs to
 * a merged company to the one that stands for it. Called after what was said about these people changed, or after a merge.
 */
export async function keepBelonging({ db }: ContextOf<Tx>, personIds: readonly string[]): Promise<void> {
	if (personIds.length === 0) return;
	await sql`WITH standing AS (SELECT DISTINCT coalesce(merged_into, person_id) AS id FROM people WHERE person_id = ANY(${personIds})),
		ids AS (
			SELECT id AS person_id, id AS standing_id FROM standing
			UNION ALL SELECT p.person_id, s.id FROM standing s JOIN people p ON p.merged_into = s.id
		), said AS (SELECT DISTINCT i.standing_id, pc.company_id FROM ids i JOIN person_companies pc ON pc.person_id = i.person_id WHERE NOT pc.inherited),
		wanted AS (
			SELECT i.person_id, s.company_id FROM ids i JOIN said s USING (standing_id)
			UNION SELECT i.person_id, c.merged_into FROM ids i JOIN said s USING (standing_id) JOIN companies c ON c.company_id = s.company_id WHERE c.merged_into IS NOT NULL
		), gone AS (
			DELETE FROM person_companies pc USING ids i WHERE pc.person_id = i.person_id AND pc.inherited
				AND NOT EXISTS (SELECT FROM wanted w WHERE w.person_id = pc.person_id AND w.company_id = pc.company_id)
		)
		INSERT INTO person_companies (person_id, company_id, inherited) SELECT person_id, company_id, true FROM wanted ON CONFLICT DO NOTHING`.execute(db);
}
