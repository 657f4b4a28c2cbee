import { sql } from 'kysely';
import type { Outcome } from '#core/webhooks/rules.ts';
import type { Db } from '../platform/database.ts';

/** queued → sending → sent | failed, and back to queued when it is tried again. A claim is committed before anything is sent, and runs out by itself. */
export type Claim = { delivery_id: string; webhook_id: string; event_id: string; payload: object; type: string; at: Date; attempts: number; attempts_before: number; queued_at: Date };

/** The endpoints that something waits for. */
export async function endpointsDue(db: Db, now: Date): Promise<string[]> {
	const { rows } = await sql<{ webhook_id: string }>`SELECT w.webhook_id FROM webhooks w WHERE w.active AND (
		EXISTS (SELECT FROM webhook_deliveries d WHERE d.webhook_id = w.webhook_id AND d.state = 'queued' AND d.next_attempt_at <= ${now})
		OR EXISTS (SELECT FROM webhook_deliveries d WHERE d.webhook_id = w.webhook_id AND d.state = 'sending' AND d.claimed_until < ${now}))`.execute(db);
	return rows.map((row) => row.webhook_id);
}

export type ClaimOf = { webhookId: string; now: Date; until: Date; limit: number };

/** Claims what a process that is gone was about to send, then what is due, oldest first. */
export async function claimDue(db: Db, { webhookId, now, until, limit }: ClaimOf): Promise<Claim[]> {
	const { rows } = await sql<Claim>`
		WITH lapsed AS MATERIALIZED (
			SELECT delivery_id FROM webhook_deliveries WHERE webhook_id = ${webhookId} AND state = 'sending' AND claimed_until < ${now} ORDER BY claimed_until LIMIT ${limit} FOR UPDATE SKIP LOCKED
		), due AS MATERIALIZED (
			SELECT delivery_id FROM webhook_deliveries WHERE webhook_id = ${webhookId} AND state = 'queued' AND next_attempt_at <= ${now} ORDER BY next_attempt_at, delivery_id LIMIT ${limit} FOR UPDATE SKIP LOCKED
		)
		UPDATE webhook_deliveries d SET state = 'sending', claimed_until = ${until}, attempts = d.attempts + 1, last_attempt_at = ${now}
		FROM (SELECT delivery_id FROM lapsed UNION ALL SELECT delivery_id FROM due LIMIT ${limit}) c WHERE d.delivery_id = c.delivery_id
		RETURNING d.delivery_id, d.webhook_id, d.event_id, d.payload, d.type, d.at, d.attempts, d.attempts_before, d.queued_at`.execute(db);
	return rows;
}

export type Answered = { status: number | null; text: string; milliseconds: number };

/** Writes down what became of an attempt; nothing when the claim ran out and somebody else holds it now. */
export async function settle(db: Db, claim: Claim, outcome: Outcome, { answered, now }: { answered: Answered; now: Date }): Promise<void> {
	await db
		.updateTable('webhook_deliveries')
		.set({
			state: outcome.state,
			reason: outcome.state === 'failed' ? outcome.reason : null,
			next_attempt_at: outcome.state === 'queued' ? outcome.nextAttemptAt : null,
			sent_at: outcome.state === 'sent' ? now : null,
			claimed_until: null,
			response_status: answered.status,
			response: answered.text,
			took_ms: answered.milliseconds
		})
		.where('delivery_id', '=', claim.delivery_id)
		.where('state', '=', 'sending')
		.where('attempts', '=', claim.attempts)
		.execute();
}

/** What waits for an endpoint that is off waits no more; it can be sent again by hand. */
export async function endWaiting(db: Db, webhookId: string): Promise<void> {
	await db.updateTable('webhook_deliveries').set({ state: 'failed', reason: 'endpoint-off', next_attempt_at: null, claimed_until: null }).where('webhook_id', '=', webhookId).where('state', '=', 'queued').execute();
}

/** When the next delivery is due or the next claim runs out; null when nothing waits. */
export async function nextDue(db: Db): Promise<Date | null> {
	const { rows } = await sql<{ at: Date | null }>`SELECT min(least(
			(SELECT min(next_attempt_at) FROM webhook_deliveries d WHERE d.webhook_id = w.webhook_id AND d.state = 'queued'),
			(SELECT min(claimed_until) FROM webhook_deliveries d WHERE d.webhook_id = w.webhook_id AND d.state = 'sending'))) AS at
		FROM webhooks w WHERE w.active`.execute(db);
	return rows[0]?.at ?? null;
}
