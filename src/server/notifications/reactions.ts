import { sql } from 'kysely';
import { tellingOf, tellings } from '#core/notifications/rules.ts';
import { inTransaction } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox.ts';
import { audienceOf, insertDeliveries } from './audience.ts';
import { lockRecall, readDueAt } from './recalling.ts';
import { askToSend } from './sending.ts';

/** Writes down who is told of an event, and asks for the messages to be sent. */
export const tellFollowers: Reaction = {
	name: 'notifications.tell',
	to: Object.keys(tellings),
	when: 'later',
	async react(context, event) {
		const telling = tellingOf(event);
		if (!telling) return;
		await inTransaction(context, async (tx, inner) => {
			// 100 000 followers take seconds; a million may take more than a request is given.
			await sql`SET LOCAL statement_timeout = '10min'`.execute(tx);
			const isRecalled = await lockRecall(inner, event.eventId);
			const dueAt = await readDueAt(inner, event);
			await insertDeliveries(tx, { eventId: event.eventId, now: inner.now(), dueAt, isRecalled }, await audienceOf(tx, { ...telling, actorId: event.actorId }));
			await askToSend(inner);
		});
	}
};

/** A person who is erased is told nothing any more, and what waits for them goes with them. */
export const forgetDeliveriesOfPerson: Reaction = {
	name: 'notifications.erase',
	to: ['person.erased'],
	when: 'now',
	async react(context, event) {
		const { personId } = event.detail as { personId: string };
		await context.db
			.updateTable('deliveries')
			.set({ state: 'suppressed', reason: 'no-address', next_attempt_at: null })
			.where('person_id', '=', personId)
			.where('state', 'in', ['queued', 'sending'])
			.execute();
		const address = context.db.selectFrom('people').select('email').where('person_id', '=', personId);
		await context.db.deleteFrom('suppressions').where('email', 'in', address.$castTo<{ email: string }>()).execute();
		await context.db.deleteFrom('mail_turns').where('person_id', '=', personId).execute();
		await context.db.updateTable('deliveries').set({ response: null }).where('person_id', '=', personId).execute();
	}
};
