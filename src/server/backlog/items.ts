import type { Item, ItemChanges, ItemQuery, NewItem } from '#core/backlog/contract.ts';
import { numberIn } from '#core/search/asking.ts';
import type { ItemId, PostId } from '#core/kernel/ids.ts';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import { words } from '#core/backlog/words.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';
import { requirePost } from '../posts/service.ts';
import { lockItem, noteChange, requireItem } from './changes.ts';
import { insertCriteria } from './criteria.ts';
import { insertBlockers } from './dependencies.ts';
import { refuseCycle } from './graph/rings.ts';
import { findSubjects } from '../search/service.ts';
import { forgetStory } from '../stories/service.ts';
import { itemByNumber, itemsInOrder, type ItemRow } from './queries.ts';
import { lockBacklog, rankAtEnd } from './ranking.ts';
import { showItems } from './showing.ts';
import { withTemplate } from './templates.ts';

/** The items that match, in rank order, each with its demand and how it stands. */
export async function listItems(context: Context, query: ItemQuery): Promise<Page<Item>> {
	const found = query.q && numberIn(query.q) === null ? await findSubjects(context, 'item', query.q) : null;
	const page = pageOf(await itemsInOrder(context.db, query, found), query.limit, (row) => row, (row) => [row.rank]);
	return { data: await showItems(context, page.data), nextCursor: page.nextCursor };
}

/** @throws not-found */
export async function getItem(context: Context, id: ItemId): Promise<Item> {
	return showOne(context, await requireItem(context, id));
}

/** @throws not-found */
export async function getItemByNumber(context: Context, number: number): Promise<Item> {
	const row = await itemByNumber(context.db, number);
	if (!row) throw notFound('item');
	return showOne(context, row);
}

/** Makes an item at an end of the backlog; without a title it takes that of its first post. @throws not-found, invalid, cycle */
export function createItem(context: Context, asked: NewItem): Promise<Item> {
	return inTransaction(context, async (tx, inner) => {
		const given = await withTemplate(tx, asked);
		await lockBacklog(tx);
		const postIds = given.postIds ?? [];
		const titles = await titlesOf(inner, postIds);
		const title = given.title ?? titles[0];
		if (title === undefined) throw invalid({ title: words.titleOrPost });
		if (given.parentId) await requireItem(inner, given.parentId);
		const id = await insertItem(inner, given, title);
		await insertPostLinks(inner, id, postIds);
		await insertCriteria(inner, id, given.criteria);
		for (const blocker of given.blockedBy.toSorted()) await lockItem(inner, blocker);
		if (given.blockedBy.length > 0) await insertBlockers(inner, id, given.blockedBy);
		if (given.parentId || given.blockedBy.length > 0) await refuseCycle(tx, [id]);
		await record(inner, { type: 'item.created', actorId: inner.viewer.personId, itemId: id, detail: { title, postIds }, membersOnly: true });
		return getItem(inner, id);
	});
}

/** Changes what is given and leaves the rest. @throws not-found, stale, invalid, cycle, in-use */
export function changeItem(context: Context, id: ItemId, changes: ItemChanges, ifMatch: number | null): Promise<Item> {
	return inTransaction(context, async (tx, inner) => {
		if (changes.parentId !== undefined) await lockBacklog(tx);
		const row = await lockItem(inner, id);
		checkVersion(ifMatch, row.version);
		if (changes.parentId) await requireItem(inner, changes.parentId);
		const columns = { ...columnsOf(changes), ...stateColumns(row, changes.state) };
		if (Object.keys(columns).length > 0) await tx.updateTable('items').set(columns).where('item_id', '=', id).execute();
		if (changes.parentId) await refuseCycle(tx, [id]);
		if (changes.postIds) await replacePostLinks(inner, id, changes.postIds);
		if (Object.keys(changes).length > 0) await noteChange(inner, id, Object.keys(changes));
		return getItem(inner, id);
	});
}

/**
 * Removes an item that was a mistake. What was ever in a sprint, has parts or is waited for stays: drop it instead.
 * @throws not-found, in-use
 */
export function removeItem(context: Context, id: ItemId): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockBacklog(tx);
		await lockItem(inner, id);
		await refuseRemoval(tx, id);
		await record(inner, { type: 'item.removed', actorId: inner.viewer.personId, itemId: id, detail: {}, membersOnly: true });
		await forgetStory(inner, id);
		await tx.deleteFrom('item_relations').where('other_id', '=', id).execute();
		for (const table of ['item_relations', 'outside_dependencies', 'finding_labels', 'criteria', 'dependencies', 'item_posts', 'rank_moves', 'items'] as const) {
			await tx.deleteFrom(table).where('item_id', '=', id).execute();
		}
	});
}

async function refuseRemoval(tx: Tx, id: ItemId): Promise<void> {
	const holds = await tx
		.selectNoFrom((eb) => [
			eb.exists(eb.selectFrom('sprint_entries').select('item_id').where('item_id', '=', id)).as('entered'),
			eb.exists(eb.selectFrom('items').select('item_id').where('parent_id', '=', id)).as('parent'),
			eb.exists(eb.selectFrom('dependencies').select('item_id').where('blocker_id', '=', id)).as('awaited')
		])
		.executeTakeFirstOrThrow();
	if (holds.entered || holds.parent || holds.awaited) throw new Refusal('in-use', words.keepItem);
}

async function showOne(context: Context, row: ItemRow): Promise<Item> {
	const [item] = await showItems(context, [row]);
	if (!item) throw notFound('item');
	return item;
}

async function titlesOf(context: Context, postIds: PostId[]): Promise<string[]> {
	const titles: string[] = [];
	for (const id of postIds) titles.push((await requirePost(context, id)).title);
	return titles;
}

async function insertItem(context: ContextOf<Tx>, given: NewItem, title: string): Promise<ItemId> {
	const id = context.newId('item');
	const rank = await rankAtEnd(context.db, given.to);
	const { last_item_number: number } = await context.db
		.updateTable('workspaces')
		.set((eb) => ({ last_item_number: eb('last_item_number', '+', 1) }))
		.returning('last_item_number')
		.executeTakeFirstOrThrow();
	await context.db
		.insertInto('items')
		.values({ item_id: id, number, rank, title, type: given.type, created_by: context.viewer.personId, created_at: context.now(), ...columnsOf({ ...given, title }) })
		.execute();
	return id;
}

async function insertPostLinks(context: ContextOf<Tx>, id: ItemId, postIds: PostId[]): Promise<void> {
	if (postIds.length === 0) return;
	await context.db
		.insertInto('item_posts')
		.values(postIds.map((post_id) => ({ item_id: id, post_id, linked_by: context.viewer.personId, linked_at: context.now() })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Links that stay keep who made them and when. */
async function replacePostLinks(context: ContextOf<Tx>, id: ItemId, postIds: PostId[]): Promise<void> {
	await titlesOf(context, postIds);
	let gone = context.db.deleteFrom('item_posts').where('item_id', '=', id);
	if (postIds.length > 0) gone = gone.where('post_id', 'not in', postIds);
	await gone.execute();
	await insertPostLinks(context, id, postIds);
}

export function columnsOf(changes: ItemChanges) {
	const { title, type, description, technicalApproach, risks, estimate, parentId, story } = changes;
	return {
		...(title !== undefined && { title }),
		...(type !== undefined && { type }),
		...(description !== undefined && { description }),
		...(technicalApproach !== undefined && { technical_approach: technicalApproach }),
		...(risks !== undefined && { risks }),
		...(estimate !== undefined && { estimate }),
		...(parentId !== undefined && { parent_id: parentId }),
		...(story?.role !== undefined && { story_role: story.role }),
		...(story?.want !== undefined && { story_want: story.want }),
		...(story?.why !== undefined && { story_why: story.why })
	};
}

/** Members drop an item or take it back; ready follows from the Definition of Ready, and sprints have their own door. */
function stateColumns(row: ItemRow, wanted: ItemChanges['state']) {
	if (wanted === undefined || wanted === row.state) return {};
	if (row.state === 'in-sprint') throw new Refusal('in-use', words.inSprint);
	if (wanted === 'in-sprint') throw invalid({ state: words.enterBySprint });
	if (wanted === 'done') throw invalid({ state: words.doneByDoor });
	if (wanted === 'dropped') return row.state === 'done' ? refuseDone() : { state: 'dropped' };
	if (row.state === 'done' || row.state === 'dropped') return { state: 'refining', done_at: null, sprint_id: null };
	if (wanted === 'ready') throw invalid({ state: words.readyFollows });
	return {};
}

function refuseDone(): never {
	throw new Refusal('item-closed', words.alreadyDone);
}
