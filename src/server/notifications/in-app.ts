import { sql } from 'kysely';
import type { Notification, NotificationsQuery, ReadNotifications } from '#core/notifications/contract.ts';
import { composeSentence } from '#core/notifications/letters.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { idsOfPerson } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import { readFacts } from './facts.ts';
import { namedPosts, showPost } from './queries.ts';

/** What the caller was told in the product, newest first. */
export async function listNotifications(context: Context, { limit, cursor, unread }: NotificationsQuery): Promise<Page<Notification>> {
	let query = ownNotes(context).innerJoin('events', 'events.event_id', 'deliveries.event_id').selectAll('deliveries').select('events.at');
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('delivery_id', '<', key[0] as string);
	if (unread) query = query.where('read_at', 'is', null);
	const rows = await query.orderBy('delivery_id', 'desc').limit(limit + 1).execute();
	if (rows.length === 0) return { data: [], nextCursor: null };
	const [facts, posts] = await Promise.all([readFacts(context.db, context.baseUrl, rows), namedPosts(context.db, rows.flatMap((row) => row.post_ids))]);
	return pageOf(
		rows,
		limit,
		(row) => {
			const news = facts.of(row);
			return {
				id: row.delivery_id as Notification['id'],
				kind: news?.kind ?? 'status',
				sentence: news ? composeSentence(news) : '',
				note: news?.note ?? null,
				url: news?.subject?.url ?? news?.entry?.url ?? news?.posts[0]?.url ?? context.baseUrl,
				posts: row.post_ids.flatMap((id) => showPost(posts.get(id))),
				at: row.at.toISOString(),
				readAt: row.read_at?.toISOString() ?? null
			};
		},
		(row) => [row.delivery_id]
	);
}

/** Marks the caller's notes as read; answers how many are still unread. */
export async function markRead(context: Context, { ids, upTo }: ReadNotifications): Promise<{ unread: number }> {
	let query = context.db
		.updateTable('deliveries')
		.set({ read_at: context.now() })
		.where(sql<boolean>`person_id = ANY(${idsOfPerson(callerOf(context))})`)
		.where('channel', '=', 'in-app')
		.where('state', '=', 'sent')
		.where('sent_at', '<=', context.now())
		.where('read_at', 'is', null);
	if (ids) query = query.where('delivery_id', '=', sql<string>`ANY(${ids})`);
	if (upTo) query = query.where('delivery_id', '<=', upTo);
	await query.execute();
	return { unread: await countUnread(context) };
}

export async function countUnread(context: Context): Promise<number> {
	const row = await ownNotes(context)
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('read_at', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(row.count);
}

function ownNotes(context: Context) {
	return context.db.selectFrom('deliveries').where(sql<boolean>`deliveries.person_id = ANY(${idsOfPerson(callerOf(context))})`).where('channel', '=', 'in-app').where('deliveries.state', '=', 'sent').where('deliveries.sent_at', '<=', context.now());
}

function callerOf({ viewer }: Context): PersonId {
	if (!viewer.personId) throw new Refusal('sign-in-required', 'This needs a signed-in person.');
	return viewer.personId;
}
