import { isMember } from '#core/access/roles.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { invalid, Refusal } from '#core/kernel/problem.ts';
import { domainOf, publicName } from '#core/people/rules.ts';
import { sql } from 'kysely';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { keepBelonging, wasInherited } from './belonging.ts';
import { isSharedDomain } from './domains.ts';
import { learnLanguage } from './languages.ts';

/** Who somebody is, as they or a member on their behalf say it. */
export type NamedPerson =
	| { personId: PersonId }
	| { externalId: string; email?: string | undefined; name?: string | null | undefined }
	| { email: string; name?: string | null | undefined };

/**
 * Finds the person that is named, or makes them. A name is kept when there was none and never overwritten. Only the
 * team may speak for an address of the team, so that nobody posts as a member by knowing their address.
 * @throws invalid for a personId that is not there, sign-in-required
 */
export async function ensurePerson(context: ContextOf<Tx>, named: NamedPerson): Promise<PersonId> {
	if ('personId' in named) return requirePersonId(context, named.personId);
	const externalId = 'externalId' in named ? named.externalId : null;
	const email = named.email?.trim().toLowerCase() ?? null;
	const name = publicName(named.name?.trim() || null);
	const known = await findPerson(context, externalId, email);
	if (!known) return addPerson(context, { externalId, email, name });
	if (known.kind === 'member' && !isMember(context.viewer)) {
		throw new Refusal('sign-in-required', 'Sign in first, and then ask again.');
	}
	if (known.language === null && !isMember(context.viewer)) await learnLanguage(context, known.person_id);
	const isNewId = known.external_id === null && !known.byAlias;
	const gains = { ...(known.name === null && name ? { name } : {}), ...(isNewId && externalId ? { external_id: externalId } : {}) };
	if (Object.keys(gains).length > 0) {
		await context.db
			.updateTable('people')
			.set((eb) => ({ ...gains, updated_at: context.now(), version: eb('version', '+', 1) }))
			.where('person_id', '=', known.person_id)
			.execute();
		const detail = { personId: known.person_id };
		await record(context, { type: 'person.changed', actorId: context.viewer.personId ?? (known.person_id as PersonId), detail, membersOnly: true });
	}
	return known.person_id as PersonId;
}

async function requirePersonId({ db }: ContextOf<Tx>, personId: PersonId): Promise<PersonId> {
	const person = await db.selectFrom('people').select(['person_id', 'merged_into']).where('person_id', '=', personId).where('erased_at', 'is', null).executeTakeFirst();
	if (!person) throw invalid({ personId: 'There is no such person.' });
	return (person.merged_into ?? personId) as PersonId;
}

/** By the host application's id first, which is the stronger one, else by the address; of a merged one, who stands for them (`byAlias`). */
export async function findPerson({ db }: ContextOf<Tx>, externalId: string | null, email: string | null) {
	const standing = db
		.selectFrom('people as p')
		.innerJoin('people as s', (join) => join.on(sql<boolean>`s.person_id = coalesce(p.merged_into, p.person_id)`))
		.select(['s.person_id', 's.name', 's.kind', 's.external_id', 's.language', sql<boolean>`p.merged_into IS NOT NULL`.as('byAlias')]);
	const byId = externalId ? await standing.where('p.external_id', '=', externalId).executeTakeFirst() : undefined;
	if (byId || !email) return byId;
	return standing.where('p.email', '=', email).executeTakeFirst();
}

type Fresh = { externalId: string | null; email: string | null; name: string | null };

async function addPerson(context: ContextOf<Tx>, { externalId, email, name }: Fresh): Promise<PersonId> {
	const personId = context.newId('person');
	const language = isMember(context.viewer) ? null : context.language;
	const added = await context.db
		.insertInto('people')
		.values({ person_id: personId, external_id: externalId, email, name, kind: email || externalId ? 'identified' : 'anonymous', language, created_at: context.now() })
		.onConflict((conflict) => conflict.doNothing())
		.returning('person_id')
		.executeTakeFirst();
	// Somebody else made them meanwhile; by now their row can be read.
	if (!added) return ensurePerson(context, externalId ? { externalId, ...(email ? { email } : {}), name } : { email: email ?? '', name });
	if (email) await attachCompanyOfAddress(context, personId, email);
	await record(context, { type: 'person.added', actorId: context.viewer.personId ?? personId, detail: { personId }, membersOnly: true });
	return personId;
}

/** Ties a person to the company whose domain their address has; says whether that was new. */
export async function attachCompanyOfAddress(context: ContextOf<Tx>, personId: string, email: string): Promise<boolean> {
	const { db } = context;
	const domain = domainOf(email);
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('person_companies')
		.columns(['person_id', 'company_id'])
		.expression((eb) =>
			eb.selectFrom('companies').select((of) => [of.val(personId).as('person_id'), 'company_id']).where('domain', '=', domain).where(sql<boolean>`NOT ${isSharedDomain(domain)}`)
		)
		.onConflict(wasInherited)
		.executeTakeFirst();
	if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
	await keepBelonging(context, [personId]);
	return true;
}
