import { sql } from 'kysely';
import type { PersonId } from '#core/kernel/ids.ts';
import { domainOf, isPublicDomain, publicName } from '#core/people/rules.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { recordAll } from '../platform/outbox.ts';
import { keepBelonging } from './belonging.ts';
import { sharedInSettings } from './domains.ts';

type Address = { email: string; name?: string | undefined };
type Known = { person_id: PersonId; email: string; name: string | null };

/**
 * Finds or makes the people of many addresses as `ensurePerson` does for one, in a few statements whatever their number.
 * For what speaks with a member's rights. Answers the person of each address, which is in lower case.
 */
export async function ensurePeople(context: ContextOf<Tx>, named: Address[]): Promise<Map<string, PersonId>> {
	const names = new Map<string, string | null>();
	for (const { email, name } of named) names.set(email, names.get(email) ?? publicName(name?.trim() || null));
	// In one order, so that two who add the same people never wait for each other.
	const emails = [...names.keys()].sort();
	const known = await peopleOf(context, emails);
	await nameNameless(context, known.filter(({ name }) => name === null), names);
	const found = new Map(known.map((person) => [person.email, person.person_id]));
	const missing = emails.filter((email) => !found.has(email));
	if (missing.length === 0) return found;
	const added = await addPeople(context, missing, names);
	await attachCompanies(context, added);
	await recordOf(context, 'person.added', added);
	// Whoever somebody else made meanwhile can be read by now.
	for (const person of await peopleOf(context, missing)) found.set(person.email, person.person_id);
	return found;
}

async function peopleOf({ db }: ContextOf<Tx>, emails: string[]): Promise<Known[]> {
	const { rows } = await sql<Known>`SELECT s.person_id, p.email, s.name FROM people p JOIN people s ON s.person_id = coalesce(p.merged_into, p.person_id)
		WHERE p.email = ANY(${emails}) ORDER BY p.email`.execute(db);
	return rows;
}

async function nameNameless(context: ContextOf<Tx>, nameless: Known[], names: Map<string, string | null>): Promise<void> {
	const gaining = nameless.filter(({ email }) => names.get(email));
	if (gaining.length === 0) return;
	await sql`UPDATE people SET name = given.name, updated_at = ${context.now()}, version = version + 1
		FROM unnest(${gaining.map((person) => person.person_id)}::text[], ${gaining.map(({ email }) => names.get(email))}::text[]) AS given (person_id, name)
		WHERE people.person_id = given.person_id AND people.name IS NULL`.execute(context.db);
	await recordOf(context, 'person.changed', gaining);
}

async function addPeople({ db, now, newId }: ContextOf<Tx>, emails: string[], names: Map<string, string | null>): Promise<Known[]> {
	const { rows } = await sql<Known>`INSERT INTO people (person_id, email, name, kind, created_at)
		SELECT given.person_id, given.email, given.name, 'identified', ${now()}
		FROM unnest(${emails.map(() => newId('person'))}::text[], ${emails}::text[], ${emails.map((email) => names.get(email))}::text[]) AS given (person_id, email, name)
		ON CONFLICT DO NOTHING RETURNING person_id, email, name`.execute(db);
	return rows;
}

async function attachCompanies(context: ContextOf<Tx>, people: Known[]): Promise<void> {
	const { db } = context;
	const at = people.map(({ person_id, email }) => ({ person_id, domain: domainOf(email), isPublic: isPublicDomain(domainOf(email)) }));
	await sql`INSERT INTO person_companies (person_id, company_id) SELECT given.person_id, c.company_id
		FROM unnest(${at.map((one) => one.person_id)}::text[], ${at.map((one) => one.domain)}::text[], ${at.map((one) => one.isPublic)}::boolean[]) AS given (person_id, domain, is_public)
		JOIN companies c ON c.domain = given.domain WHERE NOT ${sharedInSettings({ domain: sql.ref('given.domain'), isPublic: sql.ref('given.is_public') })}
		ON CONFLICT DO NOTHING`.execute(db);
	await keepBelonging(context, people.map(({ person_id }) => person_id));
}

function recordOf(context: ContextOf<Tx>, type: 'person.added' | 'person.changed', people: Known[]): Promise<void> {
	const { personId } = context.viewer;
	return recordAll(context, people.map(({ person_id }) => ({ type, actorId: personId ?? person_id, detail: { personId: person_id }, membersOnly: true })));
}
