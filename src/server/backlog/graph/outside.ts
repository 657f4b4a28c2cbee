import { sql, type Selectable } from 'kysely';
import type { Dependencies, NewOutsideWork, OutsideChanges, OutsideWork } from '#core/backlog/dependencies.ts';
import { words } from '#core/backlog/words.ts';
import type { ItemId, OutsideId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { notFound } from '#core/kernel/problem.ts';
import { inTransaction, type Context, type ContextOf } from '../../platform/context.ts';
import type { Db, Tx } from '../../platform/database.ts';
import type { OutsideWorks } from '../../platform/tables.ts';
import { checkVersion } from '../../platform/versions.ts';
import { lockItem, noteChange } from '../changes.ts';

type Row = Selectable<OutsideWorks>;

/** Work of other teams and vendors that items wait for, the newest first. */
export async function listOutsideWork(context: Context, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<OutsideWork>> {
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	let query = context.db.selectFrom('outside_works').selectAll().orderBy('outside_id', 'desc').limit(limit + 1);
	if (key) query = query.where('outside_id', '<', key[0] as string);
	const page = pageOf(await query.execute(), limit, (row) => row, (row) => [row.outside_id]);
	return { ...page, data: await show(context, page.data) };
}

/** What these items wait for outside. */
export async function outsideOf(context: Context, itemIds: string[]): Promise<OutsideWork[]> {
	const linked = context.db.selectFrom('outside_dependencies').select('outside_id').where('item_id', '=', sql<string>`ANY(${itemIds})`);
	return show(context, await context.db.selectFrom('outside_works').selectAll().where('outside_id', 'in', linked).orderBy('outside_id').limit(200).execute());
}

/** Names work outside that an item waits for. @throws not-found */
export function addOutsideWork(context: Context, itemId: ItemId, given: NewOutsideWork): Promise<OutsideWork> {
	return inTransaction(context, async (tx, inner) => {
		await lockItem(inner, itemId);
		const id = inner.newId('outside');
		await tx
			.insertInto('outside_works')
			.values({ outside_id: id, ...columnsOf(given), title: given.title, party: given.party, created_by: inner.viewer.personId, created_at: inner.now() })
			.execute();
		await link(inner, itemId, id);
		return requireShown(inner, id);
	});
}

/** Says that an item waits for work that is named already. @throws not-found */
export function linkOutsideWork(context: Context, itemId: ItemId, id: OutsideId): Promise<OutsideWork> {
	return inTransaction(context, async (_, inner) => {
		await lockOutside(inner, id);
		await lockItem(inner, itemId);
		await link(inner, itemId, id);
		return requireShown(inner, id);
	});
}

/** Changes it for every item that waits for it, whose readiness follows. @throws not-found, stale */
export function changeOutsideWork(context: Context, id: OutsideId, changes: OutsideChanges, ifMatch: number | null): Promise<OutsideWork> {
	return inTransaction(context, async (tx, inner) => {
		checkVersion(ifMatch, (await lockOutside(inner, id)).version);
		await tx
			.updateTable('outside_works')
			.set((eb) => ({ ...columnsOf(changes), updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('outside_id', '=', id)
			.execute();
		for (const itemId of await itemsWaiting(tx, id)) await noteChange(inner, itemId, ['outside'], { outsideId: id });
		return requireShown(inner, id);
	});
}

/** The item waits for it no longer; what nothing waits for is forgotten. @throws not-found */
export function unlinkOutsideWork(context: Context, itemId: ItemId, id: OutsideId): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockOutside(inner, id);
		await lockItem(inner, itemId);
		const { numDeletedRows } = await tx.deleteFrom('outside_dependencies').where('item_id', '=', itemId).where('outside_id', '=', id).executeTakeFirst();
		if (numDeletedRows > 0n) await noteChange(inner, itemId, ['outside'], { outsideId: id });
		if ((await itemsWaiting(tx, id)).length === 0) await tx.deleteFrom('outside_works').where('outside_id', '=', id).execute();
	});
}

async function link(context: ContextOf<Tx>, itemId: ItemId, id: OutsideId): Promise<void> {
	const { numInsertedOrUpdatedRows } = await context.db
		.insertInto('outside_dependencies')
		.values({ item_id: itemId, outside_id: id, created_by: context.viewer.personId, created_at: context.now() })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (numInsertedOrUpdatedRows) await noteChange(context, itemId, ['outside'], { outsideId: id });
}

/** In one order, so that two changes never wait for each other. */
async function itemsWaiting(db: Db, id: string): Promise<ItemId[]> {
	const rows = await db.selectFrom('outside_dependencies').select('item_id').where('outside_id', '=', id).orderBy('item_id').execute();
	return rows.map((row) => row.item_id as ItemId);
}

async function lockOutside(context: ContextOf<Tx>, id: OutsideId): Promise<Row> {
	const row = await context.db.selectFrom('outside_works').selectAll().where('outside_id', '=', id).forUpdate().executeTakeFirst();
	if (!row) throw notFound(words.outsideWork);
	return row;
}

function columnsOf({ title, party, owner, promisedOn, state }: OutsideChanges) {
	return {
		...(title !== undefined && { title }),
		...(party !== undefined && { party }),
		...(owner !== undefined && { owner }),
		...(promisedOn !== undefined && { promised_on: promisedOn }),
		...(state !== undefined && { state })
	};
}

async function requireShown(context: Context, id: OutsideId): Promise<OutsideWork> {
	const [shown] = await show(context, await context.db.selectFrom('outside_works').selectAll().where('outside_id', '=', id).execute());
	if (!shown) throw notFound(words.outsideWork);
	return shown;
}

async function show({ db, now }: Context, rows: Row[]): Promise<Dependencies['outside']> {
	const ids = rows.map((row) => row.outside_id);
	const links = await db.selectFrom('outside_dependencies').select(['outside_id', 'item_id']).where('outside_id', '=', sql<string>`ANY(${ids})`).orderBy('created_at').execute();
	const today = now().toISOString().slice(0, 10);
	return rows.map((row) => ({
		id: row.outside_id as OutsideId,
		title: row.title,
		party: row.party as OutsideWork['party'],
		owner: row.owner,
		promisedOn: row.promised_on,
		state: row.state as OutsideWork['state'],
		late: row.state !== 'delivered' && row.promised_on !== null && row.promised_on < today,
		itemIds: links.filter((one) => one.outside_id === row.outside_id).map((one) => one.item_id as ItemId),
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	}));
}
