import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { sql } from 'kysely';
import type { MovedItem, RankTarget } from '#core/backlog/contract.ts';
import { isOpen, longestRank, openStates } from '#core/backlog/rules.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import { lockFor, type Db, type Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { requireItem } from './changes.ts';
import { itemById, type ItemRow } from './queries.ts';
import { showItems } from './showing.ts';

/** The keys on both sides of a gap; null where the backlog begins or ends. */
type Gap = { below: string | null; above: string | null };

/** Held by everything that gives ranks, ties items to each other or writes several of them. Taken before any row. */
export function lockBacklog(tx: Tx): Promise<void> {
	return lockFor(tx, 'backlog');
}

/**
 * Puts an item before or after another one, or at an end. The server makes the key while nobody else moves anything,
 * so keys are distinct by construction. @throws not-found, item-closed, anchor-gone with the nearest item that is left
 */
export function moveItem(context: Context, id: ItemId, target: RankTarget): Promise<MovedItem> {
	return inTransaction(context, async (tx, inner) => {
		await lockBacklog(tx);
		await rankItem(inner, id, target);
		return showMoved(inner, id);
	});
}

/** The move itself; the caller holds the backlog. */
export async function rankItem(context: ContextOf<Tx>, id: ItemId, target: RankTarget): Promise<void> {
	const item = await requireItem(context, id);
	if (!isOpen(item.state)) throw new Refusal('item-closed', 'This item is done or dropped, so it has no place in the backlog any more.');
	const gap = await gapAt(context.db, item, target);
	if (!isBetween(item.rank, gap)) await place(context, item, gap);
}

/** The key for a new item at an end of the backlog; the caller holds the backlog. */
export async function rankAtEnd(tx: Tx, end: 'top' | 'bottom'): Promise<string> {
	const edge = await edgeRank(tx, end, null);
	return end === 'top' ? generateKeyBetween(null, edge) : generateKeyBetween(edge, null);
}

/** Puts items on top of the backlog in the order given; the caller holds the backlog. */
export async function moveToTop(context: ContextOf<Tx>, ids: ItemId[]): Promise<void> {
	const first = await context.db
		.selectFrom('items')
		.select((eb) => eb.fn.min('rank').as('rank'))
		.where('item_id', '<>', sql<string>`ALL(${ids})`)
		.executeTakeFirst();
	const keys = generateNKeysBetween(null, first?.rank ?? null, ids.length);
	await writeRanks(context.db, ids, keys);
}

async function place(context: ContextOf<Tx>, item: ItemRow, { below, above }: Gap): Promise<void> {
	const rank = generateKeyBetween(below, above);
	const rekeyed = rank.length > longestRank;
	if (rekeyed) await rekey(context.db, item.item_id, below);
	else await writeRanks(context.db, [item.item_id], [rank]);
	await context.db
		.insertInto('rank_moves')
		.values({
			rank_move_id: context.newId('rankMove'),
			item_id: item.item_id,
			moved_by: context.viewer.personId,
			from_rank: item.rank,
			to_rank: rank,
			at: context.now()
		})
		.execute();
	await record(context, {
		type: 'item.moved',
		actorId: context.viewer.personId,
		itemId: item.item_id as ItemId,
		detail: { title: item.title, rekeyed },
		membersOnly: true
	});
}

/** Gives the whole backlog even keys again, with the item moved to just above `below`; nobody's order changes otherwise. */
async function rekey(tx: Tx, moved: string, below: string | null): Promise<void> {
	const rows = await tx.selectFrom('items').select(['item_id', 'rank']).where('item_id', '<>', moved).orderBy('rank').execute();
	const at = below === null ? 0 : rows.findIndex((row) => row.rank === below) + 1;
	const ids = rows.map((row) => row.item_id).toSpliced(at, 0, moved);
	await writeRanks(tx, ids, generateNKeysBetween(null, null, ids.length));
}

/** Gives the whole backlog even keys in the order it has; the same rank twice is settled by the number. */
export async function rekeyBacklog(tx: Tx): Promise<void> {
	await lockBacklog(tx);
	const rows = await tx.selectFrom('items').select('item_id').orderBy('rank').orderBy('number').execute();
	await writeRanks(tx, rows.map((row) => row.item_id), generateNKeysBetween(null, null, rows.length));
}

async function writeRanks(tx: Tx, ids: string[], ranks: string[]): Promise<void> {
	await sql`UPDATE items SET rank = given.rank
		FROM unnest(${ids}::text[], ${ranks}::text[]) AS given(item_id, rank)
		WHERE items.item_id = given.item_id`.execute(tx);
}

async function gapAt(tx: Tx, item: ItemRow, target: RankTarget): Promise<Gap> {
	if ('to' in target) {
		const edge = await edgeRank(tx, target.to, item.item_id);
		return target.to === 'top' ? { below: null, above: edge } : { below: edge, above: null };
	}
	const anchorId = 'after' in target ? target.after : target.before;
	if (anchorId === item.item_id) return { below: null, above: null };
	const anchor = await requireAnchor(tx, anchorId);
	return 'after' in target
		? { below: anchor.rank, above: await neighbour(tx, anchor.rank, 'after', item.item_id) }
		: { below: await neighbour(tx, anchor.rank, 'before', item.item_id), above: anchor.rank };
}

async function requireAnchor(tx: Tx, id: string): Promise<ItemRow> {
	const anchor = await itemById(tx, id);
	if (anchor && isOpen(anchor.state)) return anchor;
	throw new Refusal('anchor-gone', 'The item beside which this should go has left the backlog meanwhile. Choose a place again.', {
		extra: { nearest: anchor ? await nearestOpen(tx, anchor.rank) : null }
	});
}

async function nearestOpen(tx: Tx, rank: string): Promise<string | null> {
	const open = tx.selectFrom('items').select('item_id').where('state', 'in', [...openStates]).limit(1);
	const above = await open.where('rank', '<', rank).orderBy('rank', 'desc').executeTakeFirst();
	const found = above ?? (await open.where('rank', '>', rank).orderBy('rank').executeTakeFirst());
	return found?.item_id ?? null;
}

async function neighbour(tx: Tx, rank: string, side: 'before' | 'after', except: string): Promise<string | null> {
	const row = await tx
		.selectFrom('items')
		.select('rank')
		.where('rank', side === 'after' ? '>' : '<', rank)
		.where('item_id', '<>', except)
		.orderBy('rank', side === 'after' ? 'asc' : 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.rank ?? null;
}

async function edgeRank(tx: Tx, end: 'top' | 'bottom', except: string | null): Promise<string | null> {
	let query = tx.selectFrom('items').select('rank').orderBy('rank', end === 'top' ? 'asc' : 'desc').limit(1);
	if (except !== null) query = query.where('item_id', '<>', except);
	return (await query.executeTakeFirst())?.rank ?? null;
}

function isBetween(rank: string, { below, above }: Gap): boolean {
	return (below === null || rank > below) && (above === null || rank < above);
}

async function showMoved(context: Context, id: ItemId): Promise<MovedItem> {
	const row = await requireItem(context, id);
	const [item] = await showItems(context, [row]);
	if (!item) throw new Error('A moved item has to be there.');
	return { ...item, ...(await placeOf(context.db, row.rank)) };
}

async function placeOf(db: Db, rank: string): Promise<{ position: number; of: number }> {
	return db
		.selectFrom('items')
		.select((eb) => [
			eb.fn.countAll<number>().filterWhere('rank', '<=', rank).as('position'),
			eb.fn.countAll<number>().as('of')
		])
		.where('state', 'in', ['refining', 'ready'])
		.executeTakeFirstOrThrow();
}
