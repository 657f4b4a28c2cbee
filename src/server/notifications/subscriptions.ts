import type { PersonId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { sql } from 'kysely';
import { idsOfPerson } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { readMailLink } from './links.ts';

/** What stands on the page behind the links of a mail. The address is shown in part: the link may have been forwarded. */
export type Subscription = { personId: PersonId; address: string | null; stopped: boolean };

/** The person whose mail a signed link came in. @throws bad-link for everything that this workspace did not sign */
export function personOfLink(context: Context, secret: string, token: string): PersonId {
	const link = readMailLink(secret, token);
	if (!link || link.workspaceId !== context.workspaceId) {
		throw new Refusal('bad-link', 'This link is not complete or not ours. Open it again from the mail, with all of its letters.');
	}
	return link.personId;
}

/** Whether mail to a person is stopped. */
export async function readSubscription({ db }: Context, personId: PersonId): Promise<Subscription> {
	const emails = await addressesOf(db, personId);
	const [email] = emails;
	if (!email) return { personId, address: null, stopped: true };
	const stop = await db.selectFrom('suppressions').select('at').where('email', 'in', emails).where('reason', 'in', ['unsubscribed', 'complained']).limit(1).executeTakeFirst();
	return { personId, address: maskAddress(email), stopped: stop !== undefined };
}

/** Stops every mail that tells news to any of a person's addresses; again it changes nothing. Sign-in mails still come when asked for. */
export async function unsubscribe({ db, now }: Context, personId: PersonId): Promise<void> {
	const emails = await addressesOf(db, personId);
	if (emails.length === 0) return;
	await db
		.insertInto('suppressions')
		.values(emails.map((email) => ({ email, reason: 'unsubscribed', at: now() })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Takes an unsubscription back, and a complaint. */
export async function resubscribe({ db }: Context, personId: PersonId): Promise<void> {
	const emails = await addressesOf(db, personId);
	if (emails.length === 0) return;
	await db
		.deleteFrom('suppressions')
		.where('email', 'in', emails)
		.where('reason', 'in', ['unsubscribed', 'complained'])
		.execute();
}

/** Every address of a person, that of the one who stands for them first. */
async function addressesOf(db: Db, personId: PersonId): Promise<string[]> {
	const rows = await db
		.selectFrom('people')
		.select('email')
		.where(sql<boolean>`person_id = ANY(${idsOfPerson(personId)})`)
		.where('email', 'is not', null)
		.orderBy(sql`merged_into IS NOT NULL`)
		.orderBy('person_id')
		.execute();
	return rows.map((row) => row.email as string);
}

function maskAddress(email: string): string {
	const at = email.lastIndexOf('@');
	return `${email.slice(0, Math.min(2, at))}…${email.slice(at)}`;
}
