import { sql, type Selectable } from 'kysely';
import type { WebhookDeliveriesQuery, WebhookDelivery } from '#core/webhooks/contract.ts';
import { testEvent } from '#core/webhooks/events.ts';
import { deliveriesKeptFor } from '#core/webhooks/rules.ts';
import { words } from '#core/webhooks/words.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { record } from '../platform/outbox.ts';
import type { WebhookDeliveries } from '../platform/tables.ts';
import { requireWebhook } from './endpoints.ts';
import { askToCall } from './sending.ts';

type Row = Selectable<WebhookDeliveries>;

/** What was sent to an endpoint and what it answered, newest first. @throws not-found */
export async function listWebhookDeliveries(context: Context, id: string, { limit, cursor, state, event }: WebhookDeliveriesQuery): Promise<Page<WebhookDelivery>> {
	await requireWebhook(context, id);
	let query = context.db.selectFrom('webhook_deliveries').selectAll().where('webhook_id', '=', id).orderBy('delivery_id', 'desc').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('delivery_id', '<', key[0] as string);
	if (state) query = query.where('state', '=', state);
	if (event) query = query.where('type', '=', event);
	return pageOf(await query.execute(), limit, showDelivery, (row) => [row.delivery_id]);
}

/** Sends a delivery again that arrived or failed, under the same id and with a new day to arrive in. @throws not-found, endpoint-off, under-way */
export function redeliver(context: Context, id: string, deliveryId: string): Promise<WebhookDelivery> {
	return inTransaction(context, async (tx, inner) => {
		const { active } = await requireWebhook(inner, id);
		const known = await tx.selectFrom('webhook_deliveries').select('state').where('webhook_id', '=', id).where('delivery_id', '=', deliveryId).forUpdate().executeTakeFirst();
		if (!known) throw notFound('webhookDelivery');
		if (!active) throw new Refusal('endpoint-off', words.refusals.off);
		if (known.state === 'queued' || known.state === 'sending') throw new Refusal('under-way', words.refusals.underWay);
		const row = await tx
			.updateTable('webhook_deliveries')
			.set((eb) => ({ state: 'queued', reason: null, attempts_before: eb.ref('attempts'), queued_at: inner.now(), next_attempt_at: inner.now(), sent_at: null }))
			.where('delivery_id', '=', deliveryId)
			.returningAll()
			.executeTakeFirstOrThrow();
		await askToCall(inner);
		return showDelivery(row);
	});
}

/** Sends a test to an endpoint, whatever kinds it asks for. @throws not-found, endpoint-off */
export function testWebhook(context: Context, id: string): Promise<WebhookDelivery> {
	return inTransaction(context, async (tx, inner) => {
		const { active } = await requireWebhook(inner, id);
		if (!active) throw new Refusal('endpoint-off', words.refusals.off);
		const { eventId } = await record(inner, { type: 'webhook.tested', actorId: inner.viewer.personId, detail: { webhookId: id }, membersOnly: true });
		const row = await tx
			.insertInto('webhook_deliveries')
			.values({
				delivery_id: inner.newId('webhookDelivery'),
				webhook_id: id,
				event_id: eventId,
				type: testEvent,
				at: inner.now(),
				payload: JSON.stringify({ eventId, message: words.test }),
				queued_at: inner.now(),
				next_attempt_at: inner.now(),
				created_at: inner.now()
			})
			.returningAll()
			.executeTakeFirstOrThrow();
		await askToCall(inner);
		return showDelivery(row);
	});
}

/** Drops what is older than the log is kept; the job of every day. */
export async function forgetOldDeliveries({ db, now }: Context): Promise<void> {
	const before = new Date(now().getTime() - deliveriesKeptFor);
	for (;;) {
		const { numAffectedRows } = await sql`DELETE FROM webhook_deliveries WHERE delivery_id IN (SELECT delivery_id FROM webhook_deliveries WHERE created_at < ${before} LIMIT 5000)`.execute(db);
		if ((numAffectedRows ?? 0n) < 5000n) return;
	}
}

function showDelivery(row: Row): WebhookDelivery {
	const timestamp = row.at.toISOString();
	return {
		id: row.delivery_id as WebhookDelivery['id'],
		webhookId: row.webhook_id as WebhookDelivery['webhookId'],
		event: { id: row.event_id as WebhookDelivery['event']['id'], type: row.type, at: timestamp },
		state: row.state as WebhookDelivery['state'],
		reason: row.reason as WebhookDelivery['reason'],
		attempts: row.attempts,
		request: { type: row.type, timestamp, data: row.payload as Record<string, unknown> },
		response: row.took_ms === null ? null : { status: row.response_status, text: row.response ?? '', milliseconds: row.took_ms },
		lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
		nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
		sentAt: row.sent_at?.toISOString() ?? null,
		createdAt: row.created_at.toISOString()
	};
}
