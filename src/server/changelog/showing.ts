import { isMember } from '#core/access/roles.ts';
import { reactions, type Entry } from '#core/changelog/contract.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import { pathOf, visiblePosts } from '../posts/service.ts';
import type { EntryRow } from './queries.ts';

type Linked = Entry['posts'][number];

/** Entries as the viewer may see them: of their posts those that they may see, of their items all or none. */
export async function showEntries(context: Context, rows: EntryRow[]): Promise<Entry[]> {
	const members = isMember(context.viewer);
	const [posts, items, people] = await Promise.all([
		postsOf(context, rows.flatMap((row) => row.post_ids)),
		members ? itemsOf(context, rows.flatMap((row) => row.item_ids)) : new Map<string, Entry['items'][number]>(),
		showPeople(context, rows.flatMap((row) => (row.author_id ? [row.author_id as never] : [])))
	]);
	return rows.map((row) => ({
		id: row.entry_id as Entry['id'],
		slug: row.slug,
		title: row.title,
		body: row.body,
		labels: row.labels,
		state: row.state as Entry['state'],
		publishAt: row.publish_at?.toISOString() ?? null,
		notify: members ? row.notify : null,
		ships: row.ships,
		publishedAt: row.published_at?.toISOString() ?? null,
		postIds: (members ? row.post_ids : row.post_ids.filter((id) => posts.has(id))) as Entry['postIds'],
		posts: distinct(row.post_ids.flatMap((id) => posts.get(id) ?? [])),
		itemIds: members ? (row.item_ids as Entry['itemIds']) : [],
		items: row.item_ids.flatMap((id) => items.get(id) ?? []),
		author: people.get(row.author_id as never) ?? null,
		reactions: countsIn(row.reaction_counts),
		url: `${context.baseUrl}/changelog/${row.slug}`,
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	}));
}

export function countsIn(kept: unknown): Entry['reactions'] {
	const counts = (kept ?? {}) as Partial<Entry['reactions']>;
	return Object.fromEntries(reactions.map((reaction) => [reaction, counts[reaction] ?? 0])) as Entry['reactions'];
}

/** By the id under which each was linked; what is merged shows as the post that stands for it. */
async function postsOf({ db, viewer, baseUrl }: Context, ids: string[]): Promise<Map<string, Linked>> {
	if (ids.length === 0) return new Map();
	const named = await db.selectFrom('posts').select(['post_id', 'canonical_id']).where('post_id', 'in', ids).execute();
	if (named.length === 0) return new Map();
	const rows = await visiblePosts(db, viewer).where('p.post_id', 'in', named.map((row) => row.canonical_id)).execute();
	const shown = new Map(rows.map((row) => [row.post_id as string, { id: row.post_id as PostId, number: row.number, title: row.title, url: baseUrl + pathOf(row), people: row.people_count }]));
	return new Map(named.flatMap((row) => (shown.has(row.canonical_id) ? [[row.post_id as string, shown.get(row.canonical_id) as Linked] as const] : [])));
}

async function itemsOf({ db }: Context, ids: string[]): Promise<Map<string, Entry['items'][number]>> {
	if (ids.length === 0) return new Map();
	const rows = await db.selectFrom('items').select(['item_id', 'number', 'title']).where('item_id', 'in', ids).execute();
	return new Map(rows.map((row) => [row.item_id, { id: row.item_id as Entry['items'][number]['id'], number: row.number, title: row.title }]));
}

function distinct(posts: Linked[]): Linked[] {
	return [...new Map(posts.map((post) => [post.id, post])).values()];
}
