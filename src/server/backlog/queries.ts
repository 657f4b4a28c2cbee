import { sql, type Selectable } from 'kysely';
import { decodeCursor } from '#core/kernel/page.ts';
import { numberIn } from '#core/search/asking.ts';
import type { ItemQuery } from '#core/backlog/contract.ts';
import type { Db, Tx } from '../platform/database.ts';
import type { Criteria, Items } from '../platform/tables.ts';
import { wasFound, type FoundSubjects } from '../search/service.ts';

export type ItemRow = Selectable<Items>;
export type CriterionRow = Selectable<Criteria>;

/** One page of the backlog in rank order, with one row more to know whether there is another page. */
export function itemsInOrder(db: Db, query: ItemQuery, found: FoundSubjects | null): Promise<ItemRow[]> {
	let items = db.selectFrom('items').selectAll().orderBy('rank').limit(query.limit + 1);
	const key = query.cursor === undefined ? null : decodeCursor(query.cursor, 's');
	if (key) items = items.where('rank', '>', key[0] as string);
	if (query.state) items = items.where('state', '=', sql<string>`ANY(${query.state})`);
	if (query.type) items = items.where('type', '=', sql<string>`ANY(${query.type})`);
	if (query.parent) items = items.where('parent_id', '=', query.parent);
	if (query.sprint) items = query.sprint === 'none' ? items.where('sprint_id', 'is', null) : items.where('sprint_id', '=', query.sprint);
	if (query.ready !== undefined) items = items.where('ready', '=', query.ready);
	if (query.post) items = items.where('item_id', 'in', itemsOfCluster(db, query.post));
	if (found) items = items.where(wasFound(found, 'items.item_id'));
	const number = numberIn(query.q ?? '');
	return number === null ? items.execute() : items.where('number', '=', number).execute();
}

/** The items that serve a post or anything that stands in one cluster with it. */
function itemsOfCluster(db: Db, postId: string) {
	return db
		.selectFrom('item_posts')
		.innerJoin('posts', 'posts.post_id', 'item_posts.post_id')
		.where('posts.canonical_id', '=', (eb) => eb.selectFrom('posts').select('canonical_id').where('post_id', '=', postId))
		.select('item_posts.item_id');
}

export function itemById(db: Db, id: string): Promise<ItemRow | undefined> {
	return db.selectFrom('items').selectAll().where('item_id', '=', id).executeTakeFirst();
}

export function itemByNumber(db: Db, number: number): Promise<ItemRow | undefined> {
	return db.selectFrom('items').selectAll().where('number', '=', number).executeTakeFirst();
}

/** The item as it stands when its turn has come; nobody else changes it until the transaction ends. */
export function itemLocked(tx: Tx, id: string): Promise<ItemRow | undefined> {
	return tx.selectFrom('items').selectAll().where('item_id', '=', id).forUpdate().executeTakeFirst();
}

export function criteriaOf(db: Db, itemIds: string[]): Promise<CriterionRow[]> {
	return db
		.selectFrom('criteria')
		.selectAll()
		.where('item_id', '=', sql<string>`ANY(${itemIds})`)
		.orderBy('position')
		.orderBy('criterion_id')
		.execute();
}

export function postLinksOf(db: Db, itemIds: string[]): Promise<{ item_id: string; post_id: string }[]> {
	return db
		.selectFrom('item_posts')
		.select(['item_id', 'post_id'])
		.where('item_id', '=', sql<string>`ANY(${itemIds})`)
		.orderBy('linked_at')
		.orderBy('post_id')
		.execute();
}

/** Every dependency that one of the items stands in, on either side. */
export function dependenciesOf(db: Db, itemIds: string[]): Promise<{ item_id: string; blocker_id: string }[]> {
	return db
		.selectFrom('dependencies')
		.select(['item_id', 'blocker_id'])
		.where((eb) => eb.or([eb('item_id', '=', sql<string>`ANY(${itemIds})`), eb('blocker_id', '=', sql<string>`ANY(${itemIds})`)]))
		.orderBy('created_at')
		.orderBy('item_id')
		.orderBy('blocker_id')
		.execute();
}

/** The names of the Definition of Ready, which belongs to the next feature; reading is free. */
export async function readyNames(db: Db): Promise<Map<string, string>> {
	const rows = await db.selectFrom('ready_criteria').select(['key', 'name']).execute();
	return new Map(rows.map((row) => [row.key, row.name]));
}
