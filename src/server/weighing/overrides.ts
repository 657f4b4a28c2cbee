import { sql } from 'kysely';
import type { ItemId, PersonId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import type { JudgedInput } from '#core/prioritising/contract.ts';
import type { InputOverride, NewOverride, PageOnly } from '#core/weighing/contract.ts';
import { requireItem } from '../backlog/service.ts';
import { showPeople } from '../people/service.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';

type Row = { override_id: string; item_id: string; input: string; amount: number | null; why: string; set_by: string | null; set_at: Date };

/** What was typed beside an item's live numbers, the newest first: also what does not stand any more. @throws not-found */
export async function listOverrides(context: Context, itemId: ItemId, { limit, cursor }: PageOnly): Promise<Page<InputOverride>> {
	await requireItem(context, itemId);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	const rows = await context.db
		.selectFrom('item_inputs')
		.selectAll()
		.where('item_id', '=', itemId)
		.$if(key !== null, (query) => query.where('override_id', '<', key?.[0] as string))
		.orderBy('override_id', 'desc')
		.limit(limit + 1)
		.execute();
	const people = await showPeople(context, rows.flatMap((row) => (row.set_by ? [row.set_by as PersonId] : [])));
	return pageOf(rows, limit, (row) => showOverride(row, people), (row) => [row.override_id]);
}

/** Types a number beside the live one, or gives the live one back with null; both are kept with who did and why. @throws not-found */
export function overrideInput(context: Context, { id, input }: { id: ItemId; input: JudgedInput }, { amount, why }: NewOverride): Promise<InputOverride> {
	return inTransaction(context, async (tx, inner) => {
		const item = await requireItem(inner, id);
		const row = await tx
			.insertInto('item_inputs')
			.values({ override_id: inner.newId('override'), item_id: id, input, amount, why, set_by: inner.viewer.personId, set_at: inner.now() })
			.returningAll()
			.executeTakeFirstOrThrow();
		await record(inner, { type: 'item.judged', actorId: inner.viewer.personId, itemId: id, detail: { title: item.title, input, amount, why }, membersOnly: true });
		return showOverride(row, await showPeople(inner, row.set_by ? [row.set_by as PersonId] : []));
	});
}

/** The ones that stand: the newest of each input, unless it gave the live number back. */
export async function standingOverrides(db: Db, itemIds: string[]): Promise<Row[]> {
	const { rows } = await sql<Row>`SELECT * FROM (
			SELECT DISTINCT ON (item_id, input) override_id, item_id, input, amount, why, set_by, set_at FROM item_inputs
			WHERE item_id = ANY(${itemIds}) ORDER BY item_id, input, override_id DESC
		) newest WHERE amount IS NOT NULL`.execute(db);
	return rows;
}

function showOverride(row: Row, people: Awaited<ReturnType<typeof showPeople>>): InputOverride {
	return { id: row.override_id as InputOverride['id'], input: row.input as JudgedInput, amount: row.amount, why: row.why, by: people.get(row.set_by as PersonId) ?? null, at: row.set_at.toISOString() };
}
