import { Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import type { Platform } from '../platform/platform.ts';
import { setPassword } from './joining.ts';
import { sessionToken } from './session.ts';

/** How long after signing in the password may be set: whoever finds an open window later cannot lock its owner out. */
const fresh = 15 * 60_000;

/** Whether the session of this request is young enough to set a password. */
export async function isFreshSession(platform: Platform, context: Context, headers: Headers): Promise<boolean> {
	const token = sessionToken(platform, context.workspaceId, headers);
	if (!token) return false;
	const session = await context.db.selectFrom('auth_sessions').select('created_at').where('token', '=', token).executeTakeFirst();
	return session !== undefined && context.now().getTime() - session.created_at.getTime() < fresh;
}

/**
 * Sets the password of whoever is signed in, and ends all their sessions, this one too. A forgotten one is replaced the
 * same way, after signing in by a mailed link. Answers the address to sign in with.
 * @throws sign-in-required unless they signed in just now
 */
export async function changeOwnPassword(platform: Platform, context: Context, headers: Headers, password: string): Promise<string> {
	if (!(await isFreshSession(platform, context, headers))) throw new Refusal('sign-in-required', 'Sign in once more, and then set the password within 15 minutes.');
	return inTransaction(context, async (tx, inner) => {
		const user = await tx
			.selectFrom('people as p')
			.innerJoin('auth_users as u', 'u.id', 'p.auth_user_id')
			.select(['u.email', 'u.name'])
			.where('p.person_id', '=', inner.viewer.personId)
			.executeTakeFirstOrThrow();
		await setPassword(inner, { ...user, password });
		return user.email;
	});
}
