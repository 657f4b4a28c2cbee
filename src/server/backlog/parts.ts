/** What splitting writes on items through this feature: parts are made and taken away, criteria change their item and lose nothing. */
import { sql } from 'kysely';
import type { NewItem } from '#core/backlog/contract.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { noteChange } from './changes.ts';
import { createItem } from './items.ts';
import { criteriaOf, type CriterionRow } from './queries.ts';
import { rankItem } from './ranking.ts';

/** Makes an item below another one, ranked right after `after`; the caller holds the backlog. */
export async function makePart(context: ContextOf<Tx>, given: NewItem, after: ItemId): Promise<ItemId> {
	const { id } = await createItem(context, given);
	await rankItem(context, id, { after });
	return id;
}

/** Gives criteria to an item, after those it has, in the order given; the caller holds both items. */
export async function moveCriteria(context: ContextOf<Tx>, ids: string[], to: ItemId): Promise<void> {
	if (ids.length === 0) return;
	const first = (await criteriaOf(context.db, [to])).length;
	await sql`UPDATE criteria SET item_id = ${to}, position = ${first} + given.place - 1
		FROM unnest(${ids}::text[]) WITH ORDINALITY AS given(criterion_id, place) WHERE criteria.criterion_id = given.criterion_id`.execute(context.db);
	await noteChange(context, to, ['criteria']);
}

/** Puts the criteria of an item in the order of these places; those without one come after. The caller holds the item. */
export async function placeCriteria(context: ContextOf<Tx>, itemId: ItemId, places: Record<string, number>): Promise<void> {
	const rows = await criteriaOf(context.db, [itemId]);
	const ids = rows.toSorted((one, other) => (places[one.criterion_id] ?? Infinity) - (places[other.criterion_id] ?? Infinity) || one.position - other.position).map((row) => row.criterion_id);
	await sql`UPDATE criteria SET position = given.place - 1 FROM unnest(${ids}::text[]) WITH ORDINALITY AS given(criterion_id, place)
		WHERE criteria.criterion_id = given.criterion_id`.execute(context.db);
}

/** Takes criteria away and answers them whole, so that they can come back. */
export async function takeCriteria(context: ContextOf<Tx>, ids: string[]): Promise<CriterionRow[]> {
	if (ids.length === 0) return [];
	return context.db.deleteFrom('criteria').where('criterion_id', 'in', ids).returningAll().execute();
}

/** Brings criteria back as they were taken, with every column they had then. */
export async function bringCriteria(context: ContextOf<Tx>, itemId: ItemId, rows: Omit<CriterionRow, 'workspace_id' | 'item_id'>[]): Promise<void> {
	if (rows.length === 0) return;
	await context.db.insertInto('criteria').values(rows.map((row) => ({ ...row, item_id: itemId }))).execute();
}
