import type { Dependencies, DependencyKind } from '#core/backlog/dependencies.ts';
import { isOpen } from '#core/backlog/rules.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { lockItem, noteChange, requireItem } from './changes.ts';
import { rankHints } from './graph/hints.ts';
import { outsideOf } from './graph/outside.ts';
import { addRelation, relationsOf, removeRelation } from './graph/relations.ts';
import { refuseCycle, ringOfOne } from './graph/rings.ts';
import { dependenciesOf } from './queries.ts';
import { lockBacklog } from './ranking.ts';
import { showRef } from './showing.ts';

/** What an item waits for and what waits for it, inside and outside the backlog, and what else it has to do with others. @throws not-found */
export async function listDependencies(context: Context, id: ItemId): Promise<Dependencies> {
	const item = await requireItem(context, id);
	const rows = await dependenciesOf(context.db, [id]);
	const others = rows.map((row) => (row.item_id === id ? row.blocker_id : row.item_id));
	const items = await context.db.selectFrom('items').selectAll().where('item_id', '=', sql<string>`ANY(${others})`).orderBy('rank').execute();
	const blockers = new Set(rows.filter((row) => row.item_id === id).map((row) => row.blocker_id));
	const blockedBy = items.filter((one) => blockers.has(one.item_id));
	const waited = blockedBy.filter((one) => isOpen(one.state)).map((one) => ({ itemId: id, blockerId: one.item_id }));
	return {
		blockedBy: blockedBy.map(showRef),
		blocks: items.filter((one) => !blockers.has(one.item_id)).map(showRef),
		relations: await relationsOf(context, id),
		outside: await outsideOf(context, [id]),
		ranks: isOpen(item.state) ? await rankHints(context.db, waited) : []
	};
}

/**
 * Says that an item waits for another, or has something else to do with it; saying it again changes nothing.
 * @throws not-found, cycle with its path and what of it may be dropped
 */
export function addDependency(context: Context, { id, otherId, kind }: { id: ItemId; otherId: ItemId; kind: DependencyKind }): Promise<Dependencies> {
	return inTransaction(context, async (tx, inner) => {
		await lockBacklog(tx);
		if (id === otherId) throw await ringOfOne(tx, id);
		// The blocker first: its state decides about the item's readiness, and whoever changes it holds it while it looks for who waits.
		await lockItem(inner, otherId);
		await lockItem(inner, id);
		if (kind !== 'blocks') await addRelation(inner, { id, otherId, kind });
		else if (await insertBlockers(inner, id, [otherId])) {
			await refuseCycle(tx, [id], { itemId: id, blockerId: otherId });
			await noteChange(inner, id, ['blockedBy'], { blockerId: otherId });
		}
		return listDependencies(inner, id);
	});
}

/** @throws not-found */
export function removeDependency(context: Context, { id, otherId, kind }: { id: ItemId; otherId: ItemId; kind: DependencyKind }): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockItem(inner, id);
		if (kind !== 'blocks') return removeRelation(inner, { id, otherId, kind });
		const { numDeletedRows } = await tx
			.deleteFrom('dependencies')
			.where('item_id', '=', id)
			.where('blocker_id', '=', otherId)
			.executeTakeFirst();
		if (numDeletedRows > 0n) await noteChange(inner, id, ['blockedBy'], { blockerId: otherId });
	});
}

/** How many of the blockers were new. */
export async function insertBlockers(context: ContextOf<Tx>, id: ItemId, blockerIds: ItemId[]): Promise<number> {
	const { numInsertedOrUpdatedRows } = await context.db
		.insertInto('dependencies')
		.values(blockerIds.map((blockerId) => ({ item_id: id, blocker_id: blockerId, created_by: context.viewer.personId, created_at: context.now() })))
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return Number(numInsertedOrUpdatedRows ?? 0);
}
