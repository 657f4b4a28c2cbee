import { sql } from 'kysely';
import type { Viewer } from '#core/access/roles.ts';
import type { DeliveriesQuery, Delivery } from '#core/notifications/contract.ts';
import { decodeCursor } from '#core/kernel/page.ts';
import { visibleBoards } from '../boards/service.ts';
import type { Db } from '../platform/database.ts';

export type NamedPost = { id: string; number: number; title: string; slug: string };

/** The named posts by id, as a title to show; asked for once a page. */
export async function namedPosts(db: Db, ids: Iterable<string>): Promise<Map<string, NamedPost>> {
	const wanted = [...new Set(ids)];
	if (wanted.length === 0) return new Map();
	const rows = await db.selectFrom('posts').select(['post_id as id', 'number', 'title', 'slug']).where('post_id', '=', sql<string>`ANY(${wanted})`).execute();
	return new Map(rows.map((row) => [row.id, row]));
}

export function showPost(post: NamedPost | undefined): Delivery['posts'] {
	return post ? [{ id: post.id as Delivery['posts'][number]['id'], number: post.number, title: post.title }] : [];
}

/** Whether all of these posts are there and the viewer may see them. */
export async function areVisible(db: Db, viewer: Viewer, postIds: string[]): Promise<boolean> {
	const wanted = [...new Set(postIds)];
	if (wanted.length === 0) return true;
	const rows = await db
		.selectFrom('posts')
		.select('post_id')
		.where('post_id', 'in', wanted)
		.where('board_id', 'in', visibleBoards(db, viewer).select('boards.board_id'))
		.execute();
	return rows.length === wanted.length;
}

/** Deliveries that a member may see: all of them, or with a key that is limited to boards those about posts on them. */
function visibleDeliveries(db: Db, viewer: Viewer) {
	const query = db
		.selectFrom('deliveries')
		.innerJoin('events', 'events.event_id', 'deliveries.event_id')
		.innerJoin('people', 'people.person_id', 'deliveries.person_id')
		.selectAll('deliveries')
		.select(['events.type as event_type', 'events.at as event_at', 'people.name as person_name', 'people.email as person_email']);
	if (!viewer.boardIds) return query;
	return query.where(
		sql<boolean>`EXISTS (SELECT FROM posts p WHERE p.post_id = ANY(deliveries.post_ids) AND p.board_id = ANY(${[...viewer.boardIds]}))`
	);
}

export type DeliveryRow = Awaited<ReturnType<typeof deliveriesNewestFirst>>[number];

export function deliveriesNewestFirst(db: Db, viewer: Viewer, { limit, cursor, event, post, person, state, channel }: DeliveriesQuery) {
	let query = visibleDeliveries(db, viewer).orderBy('deliveries.delivery_id', 'desc').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('deliveries.delivery_id', '<', key[0] as string);
	if (event) query = query.where('deliveries.event_id', '=', event);
	if (person) query = query.where('deliveries.person_id', '=', person);
	if (state) query = query.where('deliveries.state', '=', state);
	if (channel) query = query.where('deliveries.channel', '=', channel);
	if (post) query = query.where('deliveries.event_id', 'in', eventsThatTell(db, post)).where(sql<boolean>`${post} = ANY(deliveries.post_ids)`);
	return query.execute();
}

export function deliveryById(db: Db, viewer: Viewer, id: string): Promise<DeliveryRow | undefined> {
	return visibleDeliveries(db, viewer).where('deliveries.delivery_id', '=', id).executeTakeFirst();
}

/** The events about one post, alone or among several; each found by an index. */
export function eventsThatTell(db: Db, postId: string) {
	return db
		.selectFrom('events')
		.select('event_id')
		.where('post_id', '=', postId)
		.union(
			db
				.selectFrom('events')
				.select('event_id')
				.where('type', '=', 'posts.status-changed')
				.where('post_id', 'is', null)
				.where(sql<boolean>`detail->'posts' @> ${JSON.stringify([{ postId }])}::jsonb`)
		);
}
