import type { PersonId } from '#core/kernel/ids.ts';
import { invalid, Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import type { Platform } from '../platform/platform.ts';
import { authFor } from './auth.ts';
import { attachCompanyOfAddress } from './ensure.ts';
import { learnLanguage } from './languages.ts';
import { sessionCookie, sessionToken, type SessionCookie } from './session.ts';

/** Where a request to sign in comes from. */
export type Door = { platform: Platform; context: Context; clientAddress: string };
type User = { id: string; email: string; name: string; emailVerified: boolean };

/** @throws invalid with the same sentence whether the address is known or not; too-many-requests */
export async function signInWithPassword(door: Door, { email, password }: { email: string; password: string }): Promise<SessionCookie> {
	await takeLimits(door, email);
	const auth = await authFor(door.platform, door.context.workspaceId);
	const wrong = () => invalid({ password: 'The address or the password is not right.' });
	const { token, user } = await auth.api.signInEmail({ body: { email, password } }).catch(refuse(wrong));
	return begin(door, token, user);
}

/** Mails a link and a code, to every address alike: who is not known yet becomes known by using it. @throws too-many-requests */
export async function mailSignInLink(door: Door, { email, next }: { email: string; next: string }): Promise<void> {
	await takeLimits(door, email);
	const auth = await authFor(door.platform, door.context.workspaceId);
	await door.context.db.deleteFrom('auth_verifications').where('identifier', '=', `sign-in-otp-${email}`).execute();
	const code = await auth.api.createVerificationOTP({ body: { email, type: 'sign-in' } });
	await auth.api.signInMagicLink({ body: { email, metadata: { code, next, language: door.context.language } }, headers: new Headers() });
}

/** @throws link-expired for a link that was used, is too old or was never ours; too-many-requests */
export async function signInWithLink(door: Door, token: string): Promise<SessionCookie> {
	await door.platform.limits.take('sign-in', door.clientAddress);
	const auth = await authFor(door.platform, door.context.workspaceId);
	const expired = () => new Refusal('link-expired', 'This link was used already or is older than 15 minutes. Ask for a new one.');
	const { token: session, user } = await auth.api.magicLinkVerify({ query: { token }, headers: new Headers() }).catch(refuse(expired));
	return begin(door, session, user);
}

/** @throws invalid after a wrong, used or old code; too-many-requests */
export async function signInWithCode(door: Door, { email, code }: { email: string; code: string }): Promise<SessionCookie> {
	await takeLimits(door, email);
	const auth = await authFor(door.platform, door.context.workspaceId);
	const wrong = () => invalid({ code: 'This code is not right or not valid any more. After three tries, ask for a new one.' });
	const { token, user } = await auth.api.signInEmailOTP({ body: { email, otp: code } }).catch(refuse(wrong));
	return begin(door, token, user);
}

/** Ends the session of a request, if it has one. */
export async function signOut(platform: Platform, context: Context, headers: Headers): Promise<void> {
	const token = sessionToken(platform, context.workspaceId, headers);
	if (token) await context.db.deleteFrom('auth_sessions').where('token', '=', token).execute();
}

/** By where it comes from, and by the address it is about, so that neither many places nor many addresses help. */
async function takeLimits({ platform, clientAddress }: Door, email: string): Promise<void> {
	await platform.limits.take('sign-in', clientAddress);
	await platform.limits.take('sign-in', `to ${email}`);
}

/** What better-auth refuses becomes our refusal; anything else stays the failure that it is. */
function refuse(refusal: () => Refusal): (error: unknown) => never {
	return (error) => {
		if (error instanceof Error && error.name === 'APIError') throw refusal();
		throw error;
	};
}

async function begin({ platform, context }: Door, token: string, user: User): Promise<SessionCookie> {
	await inTransaction(context, async (_, inner) => {
		const personId = await tieToPerson(inner, user);
		await learnLanguage(inner, personId);
		await record(inner, { type: 'session.started', actorId: personId, detail: {}, membersOnly: true });
	});
	return sessionCookie(platform, context.workspaceId, token);
}

/** The person behind a proven address: the one it is tied to, else the one that has it, else a new one. */
async function tieToPerson(context: ContextOf<Tx>, user: User): Promise<PersonId> {
	if (!user.emailVerified) throw new Refusal('not-allowed', 'Confirm your address first: ask for a link by mail.');
	const { db } = context;
	const email = user.email.toLowerCase();
	const tied = await db.selectFrom('people').select(['person_id', 'merged_into']).where('auth_user_id', '=', user.id).executeTakeFirst();
	if (tied) return (tied.merged_into ?? tied.person_id) as PersonId;
	const row = await db
		.insertInto('people')
		.values({ person_id: context.newId('person'), email, name: user.name || null, kind: 'identified', auth_user_id: user.id, created_at: context.now() })
		.onConflict((conflict) =>
			conflict
				.columns(['workspace_id', 'email'])
				.doUpdateSet({ auth_user_id: user.id })
				.where('people.auth_user_id', 'is', null)
		)
		.returning(['person_id', 'merged_into'])
		.executeTakeFirst();
	if (!row) throw new Refusal('not-allowed', 'This address belongs to somebody else here. Ask the team to look into it.');
	const personId = (row.merged_into ?? row.person_id) as PersonId;
	const type = (await attachCompanyOfAddress(context, row.person_id, email)) ? 'person.companies-changed' : 'person.changed';
	await record(context, { type, actorId: personId, detail: { personId }, membersOnly: true });
	return personId;
}
