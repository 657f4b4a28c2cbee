/** Items that were kept elsewhere before. */
import { generateNKeysBetween } from 'fractional-indexing';
import type { ItemType, Story } from '#core/backlog/contract.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { recordAll } from '../platform/outbox.ts';
import { insertCriteria } from './criteria.ts';
import { columnsOf } from './items.ts';
import { lockBacklog, rankAtEnd } from './ranking.ts';

export type PastItem = {
	title: string;
	type: ItemType;
	story: Story;
	description: string;
	technicalApproach: string;
	risks: string;
	estimate: number | null;
	criteria: string[];
	state: 'refining' | 'done' | 'dropped';
	source: { name: string; id: string };
	at: Date;
};

export type KnownItem = { item_id: ItemId; source_id: string; title: string; type: string; description: string; technical_approach: string; risks: string; estimate: number | null; story_role: string; story_want: string; story_why: string };

/** Puts items at the end of the backlog in the order given, each as old as it says and known by an id of its own; nobody is told. */
export async function createPastItems(context: ContextOf<Tx>, items: PastItem[]): Promise<void> {
	if (items.length === 0) return;
	const { db } = context;
	await lockBacklog(db);
	const ranks = ranksFrom(await rankAtEnd(db, 'bottom'), items.length);
	const { last_item_number: last } = await db
		.updateTable('workspaces')
		.set((eb) => ({ last_item_number: eb('last_item_number', '+', items.length) }))
		.returning('last_item_number')
		.executeTakeFirstOrThrow();
	const made = items.map((item, place) => ({ item, id: context.newId('item'), number: last - items.length + place + 1, rank: ranks[place] as string }));
	await db
		.insertInto('items')
		.values(
			made.map(({ item, id, number, rank }) => ({
				item_id: id,
				number,
				rank,
				...columnsOf(item),
				title: item.title,
				state: item.state,
				done_at: item.state === 'done' ? item.at : null,
				created_by: context.viewer.personId,
				created_at: item.at,
				source: item.source.name,
				source_id: item.source.id
			}))
		)
		.execute();
	for (const { item, id } of made) await insertCriteria(context, id, item.criteria.map((text) => ({ text, done: false, insightIds: [], postIds: [] })));
	await recordAll(context, made.map(({ item, id }) => ({ type: 'item.created', actorId: context.viewer.personId, itemId: id, detail: { title: item.title, postIds: [] }, membersOnly: true })));
}

/** The items that a source's ids made before, by those ids. */
export async function itemsOfSource(context: ContextOf<Tx>, source: string, ids: string[]): Promise<Map<string, KnownItem>> {
	if (ids.length === 0) return new Map();
	const rows = await context.db
		.selectFrom('items')
		.select(['item_id', 'source_id', 'title', 'type', 'description', 'technical_approach', 'risks', 'estimate', 'story_role', 'story_want', 'story_why'])
		.where('source', '=', source)
		.where('source_id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.source_id as string, row as KnownItem]));
}

function ranksFrom(first: string, count: number): string[] {
	return [first, ...generateNKeysBetween(first, null, count - 1)];
}
