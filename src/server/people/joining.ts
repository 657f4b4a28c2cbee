import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Role } from '#core/access/roles.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { findPerson } from './ensure.ts';

export type Joining = { email: string; name: string; password: string; role: Role };

/** Makes somebody with a proven address a member who signs in with a password, in the caller's transaction. */
export async function addMember(context: ContextOf<Tx>, { email, name, password, role }: Joining): Promise<PersonId> {
	const userId = await setPassword(context, { email, name, password });
	const known = await findPerson(context, null, email);
	if (known?.byAlias) throw new Refusal('in-use', `${email} is another address of somebody who is known already. Separate the two first.`);
	const personId = (known?.person_id as PersonId | undefined) ?? context.newId('person');
	const fields = { name, kind: 'member', auth_user_id: userId };
	if (known) await context.db.updateTable('people').set((eb) => ({ ...fields, version: eb('version', '+', 1) })).where('person_id', '=', personId).execute();
	else await context.db.insertInto('people').values({ person_id: personId, email, ...fields, created_at: context.now() }).execute();
	await context.db
		.insertInto('members')
		.values({ person_id: personId, role, created_at: context.now() })
		.onConflict((conflict) => conflict.columns(['workspace_id', 'person_id']).doUpdateSet({ role }))
		.execute();
	return personId;
}

/** Gives the user with a proven address this password, and makes the user when there is none. Ends their sessions. */
export async function setPassword({ db, now }: ContextOf<Tx>, { email, name, password }: Omit<Joining, 'role'>): Promise<string> {
	const at = { created_at: now(), updated_at: now() };
	const user = await db
		.insertInto('auth_users')
		.values({ id: randomUUID(), name, email, email_verified: true, ...at })
		.onConflict((conflict) => conflict.columns(['workspace_id', 'email']).doUpdateSet({ name, email_verified: true, updated_at: now() }))
		.returning('id')
		.executeTakeFirstOrThrow();
	await db.deleteFrom('auth_sessions').where('user_id', '=', user.id).execute();
	await db.deleteFrom('auth_accounts').where('user_id', '=', user.id).where('provider_id', '=', 'credential').execute();
	await db
		.insertInto('auth_accounts')
		.values({ id: randomUUID(), account_id: user.id, provider_id: 'credential', user_id: user.id, password: await hashPassword(password), ...at })
		.execute();
	return user.id;
}
