import { sql } from 'kysely';
import type { PersonId } from '#core/kernel/ids.ts';
import { idsOfPerson } from '../people/service.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { addressTag, type MailBack } from './mail-back.ts';

/** What a mail server or a reader said of a letter: the address takes no mail, this letter was not taken, it waits still, or it is unwanted. */
export type Returned = 'bounced' | 'refused' | 'delayed' | 'complained';

/** A letter that went out: to whom, at which of their addresses, about which posts. */
export type LetterSent = { personId: PersonId; emails: string[]; postIds: string[] };

/** The deliveries that went in a letter: the one it is named after, and those that went along. */
function partOf(letterId: string) {
	return sql<boolean>`(delivery_id = ${letterId} OR (letter_id = ${letterId} AND letter_id <> delivery_id))`;
}

/** Of a letter by its id; null for one that was never written. The addresses are all that its person has today. */
export async function letterSent(db: Db, letterId: string): Promise<LetterSent | null> {
	const deliveries = await db.selectFrom('deliveries').select(['person_id', 'post_ids']).where(partOf(letterId)).where('channel', '=', 'email').execute();
	const [first] = deliveries;
	if (!first) return null;
	const people = await db
		.selectFrom('people')
		.select(['person_id', 'merged_into', 'email'])
		.where(sql<boolean>`person_id = ANY(${idsOfPerson(first.person_id)})`)
		.execute();
	const standing = people.find(({ merged_into }) => merged_into === null);
	return {
		personId: (standing?.person_id ?? first.person_id) as PersonId,
		emails: people.flatMap(({ email }) => email ?? []),
		postIds: [...new Set(deliveries.flatMap(({ post_ids }) => post_ids))]
	};
}

/**
 * Takes note that a letter came back or was complained about: nothing more is sent to that address where it bounced or
 * complained, and a delivery that bounced or was refused failed; of one that waits, the answer is kept. Says whether it is one of ours, to an address that is still its person's.
 */
export async function noteReturned(context: ContextOf<Tx>, { letterId, tag }: MailBack, { what, response }: { what: Returned; response: string }): Promise<boolean> {
	const letter = await letterSent(context.db, letterId);
	const email = letter?.emails.find((one) => addressTag(one) === tag);
	if (!letter || !email) return false;
	if (what === 'delayed') return noteResponse(context, letterId, response);
	if (what !== 'complained') await failDeliveries(context, letterId, { reason: what, response });
	if (what !== 'refused') await suppressAddress(context, { email, reason: what, detail: response });
	await record(context, { type: `delivery.${what}`, actorId: null, detail: { deliveryId: letterId, personId: letter.personId }, membersOnly: true });
	return true;
}

/** Sets an address aside; again it changes nothing. */
export async function suppressAddress(context: ContextOf<Tx>, { email, reason, detail }: { email: string; reason: 'bounced' | 'complained'; detail: string }): Promise<void> {
	await context.db
		.insertInto('suppressions')
		.values({ email, reason, detail: detail.slice(0, 500), at: context.now() })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** What is on its way still is settled by this too: the answer was faster than the end of the sending. */
async function failDeliveries({ db }: ContextOf<Tx>, letterId: string, { reason, response }: { reason: string; response: string }): Promise<void> {
	await db
		.updateTable('deliveries')
		.set({ state: 'failed', reason, response: response.slice(0, 500), claimed_until: null, next_attempt_at: null, sent_at: null })
		.where(partOf(letterId))
		.where('state', 'in', ['sent', 'sending'])
		.execute();
}

async function noteResponse({ db }: ContextOf<Tx>, letterId: string, response: string): Promise<true> {
	await db.updateTable('deliveries').set({ response: response.slice(0, 500) }).where(partOf(letterId)).where('state', '=', 'sent').execute();
	return true;
}
