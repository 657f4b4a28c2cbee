import { sql } from 'kysely';
import type { Viewer } from '#core/access/roles.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { inTransaction, type Context } from '#server/platform/context.ts';
import { createPerson, indexMissingPeople, upsertCompany } from '#server/people/service.ts';
import type { pastOf } from './clock.ts';
import type { Company, Content, Member } from './index.ts';

export type Cast = { personOf(key: string): PersonId; viewerOf(key: string): Viewer };

/** Brings in the companies, the people and the team; the one who set the workspace up stays its owner. */
export async function bringIn(context: Context, past: ReturnType<typeof pastOf>, content: Content): Promise<Cast> {
	const companies = new Map<string, string>();
	for (const company of content.companies) companies.set(company.key, await addCompany(context, past, company));
	const people = new Map<string, PersonId>();
	const viewers = new Map<string, Viewer>();
	for (const person of content.people) {
		const { email, name, externalId, attributes } = person;
		const companyIds = person.companies.map((key) => companies.get(key) as never);
		const made = await createPerson(past(person.firstSeenDaysAgo, context.viewer), { email, name, attributes, companyIds, ...(externalId ? { externalId } : {}) });
		people.set(person.key, made.id);
		viewers.set(person.key, { personId: made.id, role: null, via: 'session', scopes: null, boardIds: null, segmentIds: [] });
	}
	for (const member of content.members) {
		const personId = await addMember(past(member.joinedDaysAgo, context.viewer), member);
		people.set(member.key, personId);
		viewers.set(member.key, { personId, role: member.role, via: 'system', scopes: null, boardIds: null, segmentIds: [] });
	}
	return { personOf: (key) => required(people, key), viewerOf: (key) => required(viewers, key) };
}

/** A company as it was a year ago, and then each change of it at its time. */
async function addCompany(context: Context, past: ReturnType<typeof pastOf>, { externalId, name, domain, currency, attributes, ...now }: Company): Promise<string> {
	const states = [...now.earlier, { plan: now.plan, mrr: now.mrr, lifecycle: now.lifecycle, untilDaysAgo: 0 }];
	let since = 370;
	let id = '';
	for (const { untilDaysAgo, ...known } of states) {
		id = (await upsertCompany(past(since, context.viewer), externalId, { name, domain, currency, attributes, ...known })).company.id;
		since = untilDaysAgo;
	}
	return id;
}

/** A member of the example has no password: they are there to be seen, not to sign in. The example's owner steps back to admin. */
function addMember(context: Context, member: Member): Promise<PersonId> {
	return inTransaction(context, async (tx, inner) => {
		const personId = inner.newId('person');
		await tx
			.insertInto('people')
			.values({ person_id: personId, name: member.name, email: member.email, kind: 'member', created_at: inner.now(), attributes: JSON.stringify({ title: member.title }) })
			.execute();
		const role = member.role === 'owner' ? sql<string>`CASE WHEN EXISTS (SELECT FROM members WHERE role = 'owner') THEN 'admin' ELSE 'owner' END` : member.role;
		await tx.insertInto('members').values({ person_id: personId, role, created_at: inner.now() }).execute();
		await indexMissingPeople(inner);
		return personId;
	});
}

function required<V>(map: Map<string, V>, key: string): V {
	const value = map.get(key);
	if (value === undefined) throw new Error(`The example company knows nobody called ${key}.`);
	return value;
}
