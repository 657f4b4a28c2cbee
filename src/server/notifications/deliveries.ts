import { sql } from 'kysely';
import type { Delivery, DeliveriesQuery, Receipt } from '#core/notifications/contract.ts';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { deliveriesNewestFirst, deliveryById, namedPosts, showPost, type DeliveryRow, type NamedPost } from './queries.ts';
import { getReceipt } from './receipts.ts';
import { askToSend } from './sending.ts';

/** Each message to each person, newest first, as the filters ask. */
export async function listDeliveries(context: Context, query: DeliveriesQuery): Promise<Page<Delivery>> {
	const rows = await deliveriesNewestFirst(context.db, context.viewer, query);
	const posts = await namedPosts(context.db, rows.flatMap((row) => row.post_ids));
	return pageOf(rows, query.limit, (row) => showDelivery(context, row, posts), (row) => [row.delivery_id]);
}

/** @throws not-found */
export async function getDelivery(context: Context, id: string): Promise<Delivery> {
	const row = await deliveryById(context.db, context.viewer, id);
	if (!row) throw notFound('delivery');
	return showDelivery(context, row, await namedPosts(context.db, row.post_ids));
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
			.set(anew(inner))
			.where('delivery_id', '=', id)
			.where('state', '=', 'failed')
			.executeTakeFirst();
		if (again.numUpdatedRows === 0n) throw new Refusal('not-failed', 'Only a delivery that failed can be sent again.');
		if (found.person_email) await tx.deleteFrom('suppressions').where('email', '=', found.person_email).where('reason', '=', 'bounced').execute();
		await askToSend(inner);
		return getDelivery(inner, id);
	});
}

/** Sends again whatever failed of an event; addresses that were set aside for that get another chance. Answers its receipt. @throws not-found, not-failed */
export function retryEvent(context: Context, eventId: string): Promise<Receipt> {
	return inTransaction(context, async (tx, inner) => {
		await getReceipt(inner, eventId);
		const again = await tx.updateTable('deliveries').set(anew(inner)).where('event_id', '=', eventId).where('state', '=', 'failed').returning('person_id').execute();
		if (again.length === 0) throw new Refusal('not-failed', 'Nothing of this failed.');
		const addresses = tx.selectFrom('people').select('email').where('person_id', '=', sql<string>`ANY(${again.map(({ person_id }) => person_id)})`);
		await tx.deleteFrom('suppressions').where('reason', '=', 'bounced').where('email', 'in', addresses.$castTo<{ email: string }>()).execute();
		await askToSend(inner);
		return getReceipt(inner, eventId);
	});
}

function anew({ now }: Context) {
	return { state: 'queued', reason: null, attempts: 0, ready_at: now(), next_attempt_at: now(), created_at: now(), letter_id: null, letter_at: null };
}

/** What waits to be shown in the product is written as sent at the moment from which it shows. */
function showDelivery({ now }: Context, row: DeliveryRow, posts: Map<string, NamedPost>): Delivery {
	const isToCome = row.sent_at !== null && row.sent_at > now();
	return {
		id: row.delivery_id as Delivery['id'],
		event: { id: row.event_id as Delivery['event']['id'], type: row.event_type, at: row.event_at.toISOString() },
		person: { id: row.person_id as Delivery['person']['id'], name: row.person_name, email: row.person_email },
		posts: row.post_ids.flatMap((id) => showPost(posts.get(id))),
		channel: row.channel as Delivery['channel'],
		state: isToCome ? 'queued' : (row.state as Delivery['state']),
		reason: row.reason,
		attempts: row.attempts,
		response: row.response,
		nextAttemptAt: (isToCome ? row.sent_at : row.next_attempt_at)?.toISOString() ?? null,
		sentAt: isToCome ? null : (row.sent_at?.toISOString() ?? null),
		createdAt: row.created_at.toISOString()
	};
}
