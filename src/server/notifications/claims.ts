import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';

/**
 * queued → sending → sent | failed | suppressed, and back to queued when the server says "later". A claim is committed
 * before anything is sent and runs out by itself, so that what a killed process held is sent by another; `attempts`
 * tells the claims of one delivery apart, so that a late answer never settles somebody else's.
 */
export type Claim = { delivery_id: string; event_id: string; person_id: string; post_ids: string[]; attempts: number; created_at: Date; claimed_until: Date };

export type Settlement =
	| { state: 'sent'; response: string }
	| { state: 'queued'; response: string; nextAttemptAt: Date }
	| { state: 'failed'; response: string; reason: string }
	| { state: 'suppressed'; reason: string };

export type ClaimOf = { now: Date; until: Date; limit: number };

/** Claims what was claimed by a process that is gone, then what is due, oldest first. */
export async function claimDue(db: Db, { now, until, limit }: ClaimOf): Promise<Claim[]> {
	const lapsed = await claim(db, sql`state = 'sending' AND claimed_until < ${now}`, sql`claimed_until`, { until, limit });
	if (lapsed.length === limit) return lapsed;
	return [...lapsed, ...(await claim(db, sql`state = 'queued' AND next_attempt_at <= ${now}`, sql`next_attempt_at`, { until, limit: limit - lapsed.length }))];
}

async function claim(db: Db, which: ReturnType<typeof sql>, order: ReturnType<typeof sql>, { until, limit }: Omit<ClaimOf, 'now'>): Promise<Claim[]> {
	// A named part is read once; as a subquery the planner may read it again for each row and so claim more than `limit`.
	const { rows } = await sql<Claim>`
		WITH chosen AS MATERIALIZED (
			SELECT delivery_id FROM deliveries WHERE ${which} ORDER BY ${order} LIMIT ${limit} FOR UPDATE SKIP LOCKED
		)
		UPDATE deliveries d SET state = 'sending', claimed_until = ${until}, attempts = d.attempts + 1
		FROM chosen WHERE d.delivery_id = chosen.delivery_id
		RETURNING d.delivery_id, d.event_id, d.person_id, d.post_ids, d.attempts, d.created_at, d.claimed_until`.execute(db);
	return rows;
}

/** Writes down what became of a claimed delivery; nothing when the claim ran out and somebody else holds it now. */
export async function settle(db: Db, claimed: Claim, settlement: Settlement, now: Date): Promise<void> {
	await db
		.updateTable('deliveries')
		.set({
			state: settlement.state,
			claimed_until: null,
			next_attempt_at: settlement.state === 'queued' ? settlement.nextAttemptAt : null,
			reason: 'reason' in settlement ? settlement.reason : null,
			sent_at: settlement.state === 'sent' ? now : null,
			...('response' in settlement ? { response: settlement.response.slice(0, 500) } : {})
		})
		.where('delivery_id', '=', claimed.delivery_id)
		.where('state', '=', 'sending')
		.where('attempts', '=', claimed.attempts)
		.execute();
}

/** Gives a claim back untouched: nothing was sent. */
export async function release(db: Db, claimed: Claim, now: Date): Promise<void> {
	await db
		.updateTable('deliveries')
		.set((eb) => ({ state: 'queued', claimed_until: null, next_attempt_at: now, attempts: eb('attempts', '-', 1) }))
		.where('delivery_id', '=', claimed.delivery_id)
		.where('state', '=', 'sending')
		.where('attempts', '=', claimed.attempts)
		.execute();
}

/** When the next delivery is due or the next claim runs out; null when nothing waits. */
export async function nextDue(db: Db): Promise<Date | null> {
	const { rows } = await sql<{ at: Date | null }>`
		SELECT least(
			(SELECT min(next_attempt_at) FROM deliveries WHERE state = 'queued'),
			(SELECT min(claimed_until) FROM deliveries WHERE state = 'sending')
		) AS at`.execute(db);
	return rows[0]?.at ?? null;
}
