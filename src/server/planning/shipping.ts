import type { Item } from '#core/backlog/contract.ts';
import { changeItem, finishItem, getItem, lockBacklog, lockItem, putIntoSprint, requireItem } from '../backlog/service.ts';
import type { ItemId, PostId, SprintId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { DoneItem, DoneRequest, ItemPatch, Shipping } from '#core/planning/contract.ts';
import { words } from '#core/planning/words.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';
import { countFollowersOf, setStatusOfPosts } from '../posts/service.ts';
import { postsPartlyShipped, postsThatShip, shippedStatus, wholeFinishedBy } from './queries.ts';
import { lockSprint } from './showing.ts';

const nothing: Shipping = { posts: [], partly: [], followers: 0 };

/** What marking the item done would ship, and how many people follow that. @throws not-found */
export async function previewShipping(context: Context, id: ItemId): Promise<Shipping> {
	const item = await requireItem(context, id);
	if (item.state === 'done') return nothing;
	return shippingOf(context, id);
}

/**
 * Marks an item done. Posts whose items are all done ship in one act, so that somebody behind several hears once.
 * Being done already changes nothing. @throws not-found, item-closed, notify-required
 */
export function markDone(context: Context, id: ItemId, { notify, note }: DoneRequest): Promise<DoneItem> {
	return inTransaction(context, async (tx, inner) => {
		// Two last items of one post that are done at the same moment must see each other.
		await lockBacklog(tx);
		const item = await lockItem(inner, id);
		if (item.state === 'dropped') throw new Refusal('item-closed', words.itemClosed);
		if (item.state === 'done') return { ...(await getItem(inner, id)), shipped: [] };
		const shipping = await shippingOf(inner, id);
		refuseSilence(shipping, notify);
		await finishItem(inner, id);
		await closeAsDone(inner, id);
		await record(inner, {
			type: 'item.done',
			actorId: inner.viewer.personId,
			itemId: id,
			detail: { title: item.title, sprintId: item.sprint_id, postIds: shipping.posts.map((post) => post.id) },
			membersOnly: true
		});
		await ship(inner, shipping, { notify: notify ?? false, note });
		await tellOfPart(inner, item, shipping, { notify: notify ?? false, note });
		const whole = await wholeFinishedBy(tx, id);
		if (whole) await markDone(inner, whole as ItemId, { notify: notify ?? false });
		return { ...(await getItem(inner, id)), shipped: shipping.posts };
	});
}

/** Changes an item; done goes through {@link markDone}, and what was done in a sprint that is not over goes back into it. */
export function patchItem(context: Context, id: ItemId, { notify, ...changes }: ItemPatch, ifMatch: number | null): Promise<Item> {
	return inTransaction(context, async (tx, inner) => {
		if (changes.state === 'done') return changeAndFinish(inner, id, { notify, ...changes }, ifMatch);
		if (changes.state === undefined) return changeItem(inner, id, changes, ifMatch);
		await lockBacklog(tx);
		const before = await lockItem(inner, id);
		const item = await changeItem(inner, id, changes, ifMatch);
		if (before.state !== 'done' || item.state === 'done') return item;
		await reopenEntry(inner, id);
		return getItem(inner, id);
	});
}

async function changeAndFinish(context: ContextOf<Tx>, id: ItemId, { notify, state, ...changes }: ItemPatch, ifMatch: number | null): Promise<Item> {
	await lockBacklog(context.db);
	checkVersion(ifMatch, (await lockItem(context, id)).version);
	if (Object.keys(changes).length > 0) await changeItem(context, id, changes, null);
	return markDone(context, id, { notify });
}

async function shippingOf(context: Context, id: ItemId): Promise<Shipping> {
	if ((await shippedStatus(context.db)) === null) return nothing;
	const rows = await postsThatShip(context.db, id);
	const posts = rows.map((row) => ({ id: row.post_id as PostId, number: row.number, title: row.title }));
	const partly = (await postsPartlyShipped(context.db, id)).map((row) => ({ id: row.post_id as PostId, number: row.number, title: row.title, rest: row.rest }));
	const told = [...posts, ...partly].map((post) => post.id);
	return { posts, partly, followers: told.length === 0 ? 0 : await countFollowersOf(context, told) };
}

function refuseSilence({ posts, partly, followers }: Shipping, notify: boolean | undefined): void {
	if (notify !== undefined || followers === 0) return;
	throw new Refusal('notify-required', words.notifyRequired(posts.length + partly.length, followers), {
		fields: { notify: 'must be true or false' },
		extra: { posts, followers }
	});
}

async function ship(context: Context, { posts }: Shipping, { notify, note }: { notify: boolean; note: string | null | undefined }): Promise<void> {
	const statusKey = await shippedStatus(context.db);
	if (statusKey === null || posts.length === 0) return;
	await setStatusOfPosts(context, { postIds: posts.map((post) => post.id), statusKey, note: note ?? undefined, notify });
}

/** Says that a part of requests is out, to those whom this part answers. */
async function tellOfPart(context: ContextOf<Tx>, { item_id, title }: { item_id: string; title: string }, { partly }: Shipping, { notify, note }: { notify: boolean; note: string | null | undefined }): Promise<void> {
	if (partly.length === 0) return;
	await record(context, {
		type: 'item.part-done',
		actorId: context.viewer.personId,
		itemId: item_id as ItemId,
		detail: { title, notify, note: note?.trim() || null, category: 'shipped', posts: partly.map(({ id, title: of, rest }) => ({ postId: id, title: of, rest })) },
		membersOnly: true
	});
}

async function closeAsDone(context: ContextOf<Tx>, id: ItemId): Promise<void> {
	await context.db
		.updateTable('sprint_entries')
		.set({ outcome: 'done', left_at: context.now() })
		.where('item_id', '=', id)
		.where('left_at', 'is', null)
		.execute();
}

async function reopenEntry(context: ContextOf<Tx>, id: ItemId): Promise<void> {
	const last = await context.db
		.selectFrom('sprint_entries')
		.select(['sprint_entry_id', 'sprint_id', 'outcome'])
		.where('item_id', '=', id)
		.orderBy('sprint_entry_id', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (last?.outcome !== 'done') return;
	const sprint = await lockSprint(context, last.sprint_id);
	if (sprint.state === 'completed') return;
	await context.db
		.updateTable('sprint_entries')
		.set({ outcome: null, left_at: null })
		.where('sprint_entry_id', '=', last.sprint_entry_id)
		.execute();
	await putIntoSprint(context, id, last.sprint_id as SprintId);
}
