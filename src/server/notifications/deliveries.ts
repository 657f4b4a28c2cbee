import type { Delivery, DeliveriesQuery } from '#core/notifications/contract.ts';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { deliveriesNewestFirst, deliveryById, namedPosts, type DeliveryRow, type NamedPost } from './queries.ts';
import { askToSend } from './sending.ts';

/** Each message to each person, newest first, as the filters ask. */
export async function listDeliveries(context: Context, query: DeliveriesQuery): Promise<Page<Delivery>> {
	const rows = await deliveriesNewestFirst(context.db, context.viewer, query);
	const posts = await namedPosts(context.db, rows.flatMap((row) => row.post_ids));
	return pageOf(rows, query.limit, (row) => showDelivery(row, posts), (row) => [row.delivery_id]);
}

/** @throws not-found */
export async function getDelivery(context: Context, id: string): Promise<Delivery> {
	const row = await deliveryById(context.db, context.viewer, id);
	if (!row) throw notFound('delivery');
	return showDelivery(row, await namedPosts(context.db, row.post_ids));
}

/**
 * Sends a failed delivery again, at once and with a new day to arrive in; an address that was set aside because mail to
 * it came back gets another chance. @throws not-found, not-failed
 */
export function retryDelivery(context: Context, id: string): Promise<Delivery> {
	return inTransaction(context, async (tx, inner) => {
		const found = await deliveryById(tx, inner.viewer, id);
		if (!found) throw notFound('delivery');
		const again = await tx
			.updateTable('deliveries')
			.set({ state: 'queued', reason: null, attempts: 0, ready_at: inner.now(), next_attempt_at: inner.now(), created_at: inner.now(), letter_id: null, letter_at: null })
			.where('delivery_id', '=', id)
			.where('state', '=', 'failed')
			.executeTakeFirst();
		if (again.numUpdatedRows === 0n) throw new Refusal('not-failed', 'Only a delivery that failed can be sent again.');
		if (found.person_email) await tx.deleteFrom('suppressions').where('email', '=', found.person_email).where('reason', '=', 'bounced').execute();
		await askToSend(inner);
		return getDelivery(inner, id);
	});
}

function showDelivery(row: DeliveryRow, posts: Map<string, NamedPost>): Delivery {
	return {
		id: row.delivery_id as Delivery['id'],
		event: { id: row.event_id as Delivery['event']['id'], type: row.event_type, at: row.event_at.toISOString() },
		person: { id: row.person_id as Delivery['person']['id'], name: row.person_name, email: row.person_email },
		posts: row.post_ids.flatMap((id) => showPost(posts.get(id))),
		channel: row.channel as Delivery['channel'],
		state: row.state as Delivery['state'],
		reason: row.reason,
		attempts: row.attempts,
		response: row.response,
		nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
		sentAt: row.sent_at?.toISOString() ?? null,
		createdAt: row.created_at.toISOString()
	};
}

export function showPost(post: NamedPost | undefined): Delivery['posts'] {
	return post ? [{ id: post.id as Delivery['posts'][number]['id'], number: post.number, title: post.title }] : [];
}
