/** The links themselves, the same for people and for companies. */
import { sql } from 'kysely';
import { decodeCursor } from '#core/kernel/page.ts';
import type { ContextOf } from '../../platform/context.ts';
import type { Db, Tx } from '../../platform/database.ts';

/** The table whose rows are one, its key, and the table of the links. */
export type Linked = { table: 'people' | 'companies'; key: 'person_id' | 'company_id'; merges: 'person_merges' | 'company_merges' };
export const linkedPeople: Linked = { table: 'people', key: 'person_id', merges: 'person_merges' };
export const linkedCompanies: Linked = { table: 'companies', key: 'company_id', merges: 'company_merges' };

export type Standing = { merge_id: string; source_id: string; target_id: string; merged_by: string | null; merged_at: Date };

/** Writes that the source is the target, which stands for itself and from now on for whatever the source stood for. */
export async function link(context: ContextOf<Tx>, { table, key, merges }: Linked, { sourceId, targetId }: { sourceId: string; targetId: string }): Promise<void> {
	const { db, viewer, now, newId } = context;
	await sql`INSERT INTO ${sql.table(merges)} (merge_id, source_id, target_id, merged_by, merged_at)
		VALUES (${newId('merge')}, ${sourceId}, ${targetId}, ${viewer.personId}, ${now()})`.execute(db);
	await sql`UPDATE ${sql.table(table)} SET merged_into = ${targetId} WHERE ${sql.ref(key)} = ${sourceId} OR merged_into = ${sourceId}`.execute(db);
}

/** Takes a link back: the source stands alone again, with those that came with it. */
export async function unlink({ db, viewer, now }: ContextOf<Tx>, { table, key, merges }: Linked, { merge_id, source_id }: Standing): Promise<void> {
	await sql`UPDATE ${sql.table(merges)} SET undone_by = ${viewer.personId}, undone_at = ${now()} WHERE merge_id = ${merge_id}`.execute(db);
	await sql`WITH RECURSIVE leaving AS (
			SELECT ${source_id}::text COLLATE "C" AS id
			UNION SELECT m.source_id::text COLLATE "C" FROM ${sql.table(merges)} m JOIN leaving l ON m.target_id = l.id WHERE m.undone_at IS NULL
		) UPDATE ${sql.table(table)} SET merged_into = nullif(${source_id}, ${sql.ref(key)}::text) WHERE ${sql.ref(key)}::text IN (SELECT id FROM leaving)`.execute(db);
}

/** The link that makes this one another, if one stands. */
export async function standingLink(db: Db, { merges }: Linked, sourceId: string): Promise<Standing | undefined> {
	const { rows } = await sql<Standing>`SELECT merge_id, source_id, target_id, merged_by, merged_at FROM ${sql.table(merges)} WHERE source_id = ${sourceId} AND undone_at IS NULL`.execute(db);
	return rows[0];
}

/** The standing links of everything that this one stands for, latest first. */
export async function linksInto(db: Db, { table, key, merges }: Linked, id: string, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Standing[]> {
	const place = cursor === undefined ? null : decodeCursor(cursor, 's');
	const { rows } = await sql<Standing>`SELECT m.merge_id, m.source_id, m.target_id, m.merged_by, m.merged_at
		FROM ${sql.table(table)} s JOIN ${sql.table(merges)} m ON m.source_id = s.${sql.ref(key)} AND m.undone_at IS NULL
		WHERE s.merged_into = ${id} ${place ? sql`AND m.merge_id < ${place[0]}` : sql``} ORDER BY m.merge_id DESC LIMIT ${limit + 1}`.execute(db);
	return rows;
}
