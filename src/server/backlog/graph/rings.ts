import { sql } from 'kysely';
import { explainRing } from '#core/backlog/rings.ts';
import { findCycle, itemAndDescendants, type WorkGraph } from '#core/backlog/rules.ts';
import { words } from '#core/backlog/words.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { Db, Tx } from '../../platform/database.ts';

type Added = { itemId: string; blockerId: string };

/** Asked after the links of `changed` items were written, by whoever holds the backlog: nobody can close a ring meanwhile. @throws cycle */
export async function refuseCycle(tx: Tx, changed: ItemId[], added: Added | null = null): Promise<void> {
	const graph = await readGraph(tx);
	const starts = changed.flatMap((id) => [...itemAndDescendants(graph, id), ...parentOf(graph, id)]);
	const cycle = findCycle(graph, starts);
	if (cycle) throw await cycleRefusal(tx, { graph, ring: cycle, added });
}

/** An item that waits for itself. */
export function ringOfOne(db: Db, id: ItemId): Promise<Refusal> {
	return cycleRefusal(db, { graph: { blockers: new Map([[id, [id]]]), parents: new Map() }, ring: [id, id], added: { itemId: id, blockerId: id } });
}

function parentOf(graph: WorkGraph, id: string): string[] {
	const parent = graph.parents.get(id);
	return parent === undefined ? [] : [parent];
}

async function readGraph(db: Db): Promise<WorkGraph> {
	const blockers = await db.selectFrom('dependencies').select(['item_id', 'blocker_id']).execute();
	const children = await db.selectFrom('items').select(['item_id', 'parent_id']).where('parent_id', 'is not', null).execute();
	const graph: WorkGraph = { blockers: new Map(), parents: new Map() };
	for (const { item_id, blocker_id } of blockers) {
		const known = graph.blockers.get(item_id);
		if (known) known.push(blocker_id);
		else graph.blockers.set(item_id, [blocker_id]);
	}
	for (const { item_id, parent_id } of children) if (parent_id !== null) graph.parents.set(item_id, parent_id);
	return graph;
}

async function cycleRefusal(db: Db, { graph, ring, added }: { graph: WorkGraph; ring: string[]; added: Added | null }): Promise<Refusal> {
	const rows = await db.selectFrom('items').select(['item_id', 'number', 'title']).where('item_id', '=', sql<string>`ANY(${ring})`).execute();
	const path = ring.map((id) => {
		const row = rows.find((one) => one.item_id === id);
		return { id, number: row?.number ?? 0, title: row?.title ?? '' };
	});
	const edges = explainRing(graph, ring).map(({ said, ...step }) => ({ ...step, said: said && { ...said, isNew: said.itemId === added?.itemId && said.blockerId === added.blockerId } }));
	return new Refusal('cycle', words.cycle(path.map((step) => step.title)), { extra: { path, edges } });
}
