import type { ItemId, PersonId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { mostMoved, type AppliedOrder, type NewOrder, type PageOnly } from '#core/weighing/contract.ts';
import { placementsOf, type Placement } from '#core/weighing/rules.ts';
import { lockBacklog, moveItem } from '../backlog/service.ts';
import { showPeople } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { weigh } from './weighing.ts';

type Row = { order_id: string; formula: string; moved: string[]; applied_by: string | null; applied_at: Date; undone_at: Date | null };

/**
 * Takes a proposed order over, for all items or for some, by the backlog's own moves.
 * @throws stale when the backlog or its scores are not those that were looked at; invalid for more moves than one act makes
 */
export function applyOrder(context: Context, { basis, itemIds, ...request }: NewOrder): Promise<AppliedOrder> {
	return inTransaction(context, async (tx, inner) => {
		await lockBacklog(tx);
		const { items, basis: stands } = await weigh(inner, request);
		if (stands !== basis) throw new Refusal('stale', 'The backlog or what it is weighed by changed meanwhile. Look at the proposal again.');
		const target = items.map(({ item }) => item.id as string);
		const before = items.toSorted((one, other) => one.position - other.position).map(({ item }) => item.id as string);
		const chosen = new Set<string>(itemIds ?? items.filter(({ moves }) => moves).map(({ item }) => item.id));
		const placements = placementsOf(before, target, chosen);
		if (placements.length === 0) throw new Refusal('invalid', 'None of these items would move.');
		if (placements.length > mostMoved) throw new Refusal('invalid', `One act moves at most ${mostMoved} items. Choose some of them.`);
		await moveAll(inner, placements);
		const moved = placements.map(({ id }) => id);
		const row = await tx
			.insertInto('item_orders')
			.values({ order_id: inner.newId('order'), formula: request.formula, moved, before, applied_by: inner.viewer.personId, applied_at: inner.now() })
			.returningAll()
			.executeTakeFirstOrThrow();
		await record(inner, { type: 'backlog.ordered', actorId: inner.viewer.personId, detail: { orderId: row.order_id, moved: moved.length }, membersOnly: true });
		return showOne(inner, row);
	});
}

/** Puts what an order moved back to where it stood among the others; what left the backlog since is left alone. @throws not-found, in-use */
export function undoOrder(context: Context, id: string): Promise<AppliedOrder> {
	return inTransaction(context, async (tx, inner) => {
		await lockBacklog(tx);
		const row = await tx.selectFrom('item_orders').selectAll().where('order_id', '=', id).forUpdate().executeTakeFirst();
		if (!row) throw notFound('order');
		if (row.undone_at) throw new Refusal('in-use', 'This order is taken back already.');
		const left = await tx.selectFrom('items').select('item_id').where('item_id', 'in', row.before).where('state', 'in', ['refining', 'ready']).orderBy('rank').execute();
		const current = left.map(({ item_id }) => item_id);
		const here = new Set(current);
		await moveAll(inner, placementsBack(row.before.filter((one) => here.has(one)), new Set(row.moved)));
		const undone = await tx.updateTable('item_orders').set({ undone_at: inner.now() }).where('order_id', '=', id).returningAll().executeTakeFirstOrThrow();
		await record(inner, { type: 'backlog.order-undone', actorId: inner.viewer.personId, detail: { orderId: id }, membersOnly: true });
		return showOne(inner, undone);
	});
}

/** The orders that were taken over, the newest first. */
export async function listOrders(context: Context, { limit, cursor }: PageOnly): Promise<Page<AppliedOrder>> {
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	const rows = await context.db
		.selectFrom('item_orders')
		.select(['order_id', 'formula', 'moved', 'applied_by', 'applied_at', 'undone_at'])
		.$if(key !== null, (query) => query.where('order_id', '<', key?.[0] as string))
		.orderBy('order_id', 'desc')
		.limit(limit + 1)
		.execute();
	const people = await showPeople(context, rows.flatMap((row) => (row.applied_by ? [row.applied_by as PersonId] : [])));
	return pageOf(rows, limit, (row) => showOrder(row, people), (row) => [row.order_id]);
}

/** Each that was moved goes behind the one it stood behind. */
function placementsBack(before: string[], moved: ReadonlySet<string>): Placement[] {
	return before.flatMap((id, at) => (moved.has(id) ? [{ id, after: before[at - 1] ?? null }] : []));
}

async function moveAll(context: ContextOf<Tx>, placements: Placement[]): Promise<void> {
	for (const { id, after } of placements) await moveItem(context, id as ItemId, after === null ? { to: 'top' } : { after: after as ItemId });
}

async function showOne(context: Context, row: Row): Promise<AppliedOrder> {
	return showOrder(row, await showPeople(context, row.applied_by ? [row.applied_by as PersonId] : []));
}

function showOrder(row: Row, people: Awaited<ReturnType<typeof showPeople>>): AppliedOrder {
	return {
		id: row.order_id as AppliedOrder['id'],
		formula: row.formula,
		itemIds: row.moved as ItemId[],
		by: people.get(row.applied_by as PersonId) ?? null,
		at: row.applied_at.toISOString(),
		undoneAt: row.undone_at?.toISOString() ?? null
	};
}
