import { sql, type RawBuilder } from 'kysely';
import type { ContextOf } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { keepBelonging } from '../belonging.ts';
import { linkedCompanies, linkedPeople, type Linked } from './links.ts';

/** What `merged_into` says of each row that is part of a merge, or says to be, and where its chain of standing links ends. */
export function mergedRows({ table, key, merges }: Linked): RawBuilder<{ id: string; kept: string | null; counted: string | null }> {
	return sql`WITH RECURSIVE concerned AS (
			SELECT ${sql.ref(key)} AS id, merged_into FROM ${sql.table(table)} WHERE merged_into IS NOT NULL
			UNION SELECT t.${sql.ref(key)}, t.merged_into FROM ${sql.table(merges)} m JOIN ${sql.table(table)} t ON t.${sql.ref(key)} = m.source_id WHERE m.undone_at IS NULL
		), chain AS (
			SELECT id AS start, id AS at, 0 AS hops FROM concerned
			UNION ALL SELECT c.start, m.target_id, c.hops + 1 FROM chain c JOIN ${sql.table(merges)} m ON m.source_id = c.at AND m.undone_at IS NULL WHERE c.hops < 1000
		), root AS (SELECT DISTINCT ON (start) start, at FROM chain ORDER BY start, hops DESC)
		SELECT c.id::text AS id, c.merged_into::text AS kept, nullif(r.at, c.id)::text AS counted FROM concerned c JOIN root r ON r.start = c.id`;
}

/** Writes `merged_into` anew from the links, and who belongs where by them; the doctor's way. */
export async function mendMerges(context: ContextOf<Tx>): Promise<void> {
	for (const linked of [linkedPeople, linkedCompanies]) {
		await sql`UPDATE ${sql.table(linked.table)} t SET merged_into = r.counted FROM (${mergedRows(linked)}) r
			WHERE t.${sql.ref(linked.key)} = r.id AND t.merged_into IS DISTINCT FROM r.counted`.execute(context.db);
	}
	const { rows } = await sql<{ id: string }>`SELECT person_id AS id FROM person_companies WHERE inherited UNION SELECT person_id FROM people WHERE merged_into IS NOT NULL
		UNION SELECT pc.person_id FROM companies c JOIN person_companies pc ON pc.company_id = c.company_id WHERE c.merged_into IS NOT NULL`.execute(context.db);
	await keepBelonging(context, rows.map((row) => row.id));
}
