import type { Dependencies } from '#core/backlog/contract.ts';
import { findCycle, itemAndDescendants, type WorkGraph } from '#core/backlog/rules.ts';
import { words } from '#core/backlog/words.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { lockItem, noteChange, requireItem } from './changes.ts';
import { dependenciesOf } from './queries.ts';
import { lockBacklog } from './ranking.ts';
import { showRef } from './showing.ts';

/** What an item waits for and what waits for it. @throws not-found */
export async function listDependencies(context: Context, id: ItemId): Promise<Dependencies> {
	await requireItem(context, id);
	const rows = await dependenciesOf(context.db, [id]);
	const others = rows.map((row) => (row.item_id === id ? row.blocker_id : row.item_id));
	const items = await context.db.selectFrom('items').selectAll().where('item_id', '=', sql<string>`ANY(${others})`).orderBy('rank').execute();
	const blockers = new Set(rows.filter((row) => row.item_id === id).map((row) => row.blocker_id));
	return {
		blockedBy: items.filter((item) => blockers.has(item.item_id)).map(showRef),
		blocks: items.filter((item) => !blockers.has(item.item_id)).map(showRef)
	};
}

/** Says that an item waits for another; saying it again changes nothing. @throws not-found, cycle with its path */
export function addDependency(context: Context, id: ItemId, blockerId: ItemId): Promise<Dependencies> {
	return inTransaction(context, async (tx, inner) => {
		await lockBacklog(tx);
		await lockItem(inner, id);
		await requireItem(inner, blockerId);
		if (id === blockerId) throw await cycleRefusal(tx, [id, id]);
		if (await insertBlockers(inner, id, [blockerId])) {
			await refuseCycle(tx, [id]);
			await noteChange(inner, id, ['blockedBy'], { blockerId });
		}
		return listDependencies(inner, id);
	});
}

/** @throws not-found */
export function removeDependency(context: Context, id: ItemId, blockerId: ItemId): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockItem(inner, id);
		const { numDeletedRows } = await tx
			.deleteFrom('dependencies')
			.where('item_id', '=', id)
			.where('blocker_id', '=', blockerId)
			.executeTakeFirst();
		if (numDeletedRows > 0n) await noteChange(inner, id, ['blockedBy'], { blockerId });
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

/** Asked after the links of `changed` items were written, by whoever holds the backlog: nobody can close a ring meanwhile. @throws cycle */
export async function refuseCycle(tx: Tx, changed: ItemId[]): Promise<void> {
	const graph = await readGraph(tx);
	const starts = changed.flatMap((id) => [...itemAndDescendants(graph, id), ...parentOf(graph, id)]);
	const cycle = findCycle(graph, starts);
	if (cycle) throw await cycleRefusal(tx, cycle);
}

function parentOf(graph: WorkGraph, id: string): string[] {
	const parent = graph.parents.get(id);
	return parent === undefined ? [] : [parent];
}

async function readGraph(db: Db): Promise<WorkGraph> {
	const blockers = await db.selectFrom('dependencies').select(['item_id', 'blocker_id']).execute();
	const children = await db.selectFrom('items').select(['item_id', 'parent_id']).where('parent_id', 'is not', null).execute();
	const graph: WorkGraph = { blockers: new Map(), parents: new Map() };
	for (const { item_id, blocker_id } of blockers) graph.blockers.set(item_id, [...(graph.blockers.get(item_id) ?? []), blocker_id]);
	for (const { item_id, parent_id } of children) if (parent_id !== null) graph.parents.set(item_id, parent_id);
	return graph;
}

async function cycleRefusal(db: Db, ids: string[]): Promise<Refusal> {
	const rows = await db.selectFrom('items').select(['item_id', 'number', 'title']).where('item_id', '=', sql<string>`ANY(${ids})`).execute();
	const path = ids.map((id) => {
		const row = rows.find((one) => one.item_id === id);
		return { id, number: row?.number ?? 0, title: row?.title ?? '' };
	});
	return new Refusal('cycle', words.cycle(path.map((step) => step.title)), { extra: { path } });
}
