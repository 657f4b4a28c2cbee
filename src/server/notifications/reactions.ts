import { sql } from 'kysely';
import { namingsOf, tellingEvents, tellingOf } from '#core/notifications/rules.ts';
import { inTransaction } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox.ts';
import { audience, audienceOf, insertDeliveries } from './audience.ts';
import { named } from './named.ts';
import { lockRecall, readDueAt } from './recalling.ts';
import { askToSend } from './sending.ts';

/** Writes down who is told of an event, those it names first, and asks for the messages to be sent. */
export const tellFollowers: Reaction = {
	name: 'notifications.tell',
	to: tellingEvents,
	when: 'later',
	async react(context, event) {
		const telling = tellingOf(event);
		const namings = namingsOf(event);
		if (!telling && namings.length === 0) return;
		await inTransaction(context, async (tx, inner) => {
			// 100 000 followers take seconds; a million may take more than a request is given.
			await sql`SET LOCAL statement_timeout = '10min'`.execute(tx);
			const isRecalled = await lockRecall(inner, event.eventId);
			// What the team says among itself is not taken back, but heard.
			const dueAt = event.membersOnly && !telling ? inner.now() : await readDueAt(inner, event);
			const told = { eventId: event.eventId, now: inner.now(), dueAt, isRecalled };
			const namer = { eventId: event.eventId, type: event.type, actorId: event.actorId, postId: event.postId ?? null, itemId: event.itemId ?? null, membersOnly: event.membersOnly ?? false };
			for (const naming of namings) await insertDeliveries(tx, told, named(namer, naming), naming.kind);
			if (telling) await insertDeliveries(tx, told, audience(await audienceOf(tx, { ...telling, actorId: event.actorId, partId: event.type === 'item.part-done' ? (event.itemId ?? null) : null })));
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
