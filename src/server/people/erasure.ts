import { notFound, Refusal } from '#core/kernel/problem.ts';
import { forgetAddressesOf } from '../platform/addresses.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import { lockFor, type Tx } from '../platform/database.ts';
import { forgetMailsTo } from '../platform/mail-queue.ts';
import { record } from '../platform/outbox.ts';
import { everyIdOf } from './same-person.ts';

/**
 * Removes a person's words and name, under every id that a merge says is theirs, and keeps what they count for. The event
 * is recorded first: reactions that run in this transaction can still read the address they must forget.
 * @throws not-found, in-use for a member
 */
export function erasePerson(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockFor(tx, 'same people');
		const named = await tx.selectFrom('people').select('person_id').where('person_id', '=', id).where('erased_at', 'is', null).executeTakeFirst();
		if (!named) throw notFound('person');
		const ids = (await everyIdOf(tx, [id])).sort();
		for (const one of ids) await eraseId(inner, one);
	});
}

async function eraseId(inner: ContextOf<Tx>, id: string): Promise<void> {
	const { db: tx } = inner;
	const person = await tx.selectFrom('people').selectAll().where('person_id', '=', id).forUpdate().executeTakeFirst();
	if (!person || person.erased_at) return;
	const member = await tx.selectFrom('members').select('person_id').where('person_id', '=', id).executeTakeFirst();
	if (member) throw new Refusal('in-use', 'This person is a member of the team. Remove them from the team first.');
	await record(inner, { type: 'person.erased', actorId: inner.viewer.personId, detail: { personId: id }, membersOnly: true });
	await forgetAddressesOf(inner, id);
	await forgetSignIn(inner, person.email, person.auth_user_id);
	await tx.deleteFrom('preferences').where('person_id', '=', id).execute();
	await tx.deleteFrom('mail_hours').where('person_id', '=', id).execute();
	await tx
		.updateTable('people')
		.set((eb) => ({
			email: null,
			name: null,
			external_id: null,
			auth_user_id: null,
			attributes: '{}',
			language: null,
			kind: 'anonymous',
			erased_at: inner.now(),
			updated_at: inner.now(),
			version: eb('version', '+', 1)
		}))
		.where('person_id', '=', id)
		.execute();
}

async function forgetSignIn(context: ContextOf<Tx>, email: string | null, userId: string | null): Promise<void> {
	if (userId) await context.db.deleteFrom('auth_users').where('id', '=', userId).execute();
	if (!email) return;
	await context.db.deleteFrom('auth_users').where('email', '=', email).execute();
	await context.db.deleteFrom('auth_verifications').where('identifier', 'like', `%${email.replace(/[\\%_]/g, '\\$&')}`).execute();
	await context.db.deleteFrom('invitations').where('email', '=', email).execute();
	await forgetMailsTo(context, email);
}
