import type { ItemId } from '#core/kernel/ids.ts';
import { notFound } from '#core/kernel/problem.ts';
import type { Context, ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { itemById, itemLocked, type ItemRow } from './queries.ts';

/** @throws not-found */
export async function requireItem(context: Context, id: string): Promise<ItemRow> {
	const row = await itemById(context.db, id);
	if (!row) throw notFound('item');
	return row;
}

/** The item, which nobody else changes until the transaction ends. @throws not-found */
export async function lockItem(context: ContextOf<Tx>, id: string): Promise<ItemRow> {
	const row = await itemLocked(context.db, id);
	if (!row) throw notFound('item');
	return row;
}

/** Gives the item its next version and records what changed; what is kept about its readiness follows from the event. */
export async function noteChange(context: ContextOf<Tx>, id: ItemId, fields: string[], more: object = {}): Promise<void> {
	await context.db
		.updateTable('items')
		.set((eb) => ({ updated_at: context.now(), version: eb('version', '+', 1) }))
		.where('item_id', '=', id)
		.execute();
	await record(context, {
		type: 'item.changed',
		actorId: context.viewer.personId,
		itemId: id,
		detail: { fields, ...more },
		membersOnly: true
	});
}
