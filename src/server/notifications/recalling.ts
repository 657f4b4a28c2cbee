import { sql } from 'kysely';
import type { Receipt } from '#core/notifications/contract.ts';
import { words } from '#core/notifications/words.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import { lockFor, type Tx } from '../platform/database.ts';
import { record, type RecordedEvent } from '../platform/outbox.ts';
import { getReceipt } from './receipts.ts';

/** When messages about an event may go: what somebody did at a screen waits so long as it can be taken back; a program means what it says. */
export async function readDueAt({ db, now }: Context, { at, via }: Pick<RecordedEvent, 'at' | 'via'>): Promise<Date> {
	if (via !== 'session') return now();
	const { recall_minutes } = await db.selectFrom('workspaces').select('recall_minutes').executeTakeFirstOrThrow();
	return new Date(at.getTime() + recall_minutes * 60_000);
}

/** Whether an event was taken back; until the transaction ends nobody else takes it back or writes who is told of it. */
export async function lockRecall({ db }: ContextOf<Tx>, eventId: string): Promise<boolean> {
	await lockFor(db, `told ${eventId}`);
	return (await db.selectFrom('recalls').select('event_id').where('event_id', '=', eventId).executeTakeFirst()) !== undefined;
}

/**
 * Takes back what waits to be told of an event, in the product and by mail; again it changes nothing. What is on its way cannot be taken back.
 * @throws not-found; too-late when nothing waits any more
 */
export function recallEvent(context: Context, eventId: string): Promise<Receipt> {
	return inTransaction(context, async (tx, inner) => {
		await getReceipt(inner, eventId);
		if (await lockRecall(inner, eventId)) return getReceipt(inner, eventId);
		const written = await tx.selectFrom('deliveries').select('delivery_id').where('event_id', '=', eventId).limit(1).executeTakeFirst();
		const taken = await sql`UPDATE deliveries SET state = 'suppressed', reason = 'recalled', next_attempt_at = NULL, sent_at = NULL WHERE event_id = ${eventId}
			AND ((state = 'queued' AND attempts = 0) OR (channel = 'in-app' AND state = 'sent' AND sent_at > ${inner.now()}))`.execute(tx);
		if (written && taken.numAffectedRows === 0n) throw new Refusal('too-late', words.recall.tooLate);
		await tx.insertInto('recalls').values({ event_id: eventId, person_id: inner.viewer.personId, at: inner.now() }).execute();
		await record(inner, { type: 'telling.recalled', actorId: inner.viewer.personId, detail: { eventId, people: Number(taken.numAffectedRows ?? 0) }, membersOnly: true });
		return getReceipt(inner, eventId);
	});
}
