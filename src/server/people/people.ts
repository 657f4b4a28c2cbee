import type { PersonId } from '#core/kernel/ids.ts';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import { email as emailForm } from '#core/kernel/schemas.ts';
import type { NewPerson, Person, PersonChanges, PersonQuery } from '#core/people/contract.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';
import { findSubjects } from '../search/service.ts';
import { checkAttributes } from './attributes.ts';
import { keepBelonging } from './belonging.ts';
import { attachCompanyOfAddress, findPerson } from './ensure.ts';
import { peopleInSegment, peopleMatching, personById, type ShownPerson } from './queries.ts';
import { showPerson } from './showing.ts';

/** The people that match, newest first. */
export async function listPeople(context: Context, query: PersonQuery): Promise<Page<Person>> {
	const found = query.q ? await findSubjects(context, 'person', query.q) : null;
	return pageOf(await peopleMatching(context.db, query, found), query.limit, showPerson, (row) => [row.person_id]);
}

/** Those of a segment, newest first. */
export async function listPeopleOfSegment({ db }: Context, segmentId: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<Person>> {
	return pageOf(await peopleInSegment(db, segmentId, query), query.limit, showPerson, (row) => [row.person_id]);
}

/** @throws not-found, also for somebody who was erased. */
export async function getPerson({ db }: Context, id: string): Promise<Person> {
	return showPerson(await requirePerson(db, id));
}

/** @throws already-exists when somebody has this address or externalId; invalid for companies that are not there */
export function createPerson(context: Context, given: NewPerson): Promise<Person> {
	return inTransaction(context, async (tx, inner) => {
		const personId = await insertPerson(inner, given);
		if (!personId) throw new Refusal('already-exists', 'There is somebody with this e-mail address or externalId already.');
		return showPerson(await requirePerson(tx, personId));
	});
}

/**
 * Writes what is given to the person with this key (an address where it has an @, else an externalId), whose key or alias
 * it is; they are made when there is none. An externalId that is new is given to the person with the address of the body, if they have none.
 * @throws already-exists, invalid
 */
export function upsertPerson(context: Context, key: string, given: PersonChanges): Promise<{ person: Person; created: boolean }> {
	const named = namedBy(key, given);
	return inTransaction(context, async (tx, inner) => {
		const known = await findPerson(inner, named.externalId ?? null, named.email ?? null);
		if (known && !known.byAlias && known.external_id && named.externalId && known.external_id !== named.externalId) throw takenByOther();
		const created = known ? null : await insertPerson(inner, named);
		const found = known ?? (created ? null : await findPerson(inner, named.externalId ?? null, named.email ?? null));
		if (found) await writeChanges(inner, await requirePerson(tx, found.person_id), found.byAlias ? given : named);
		const personId = created ?? found?.person_id;
		if (!personId) throw takenByOther();
		return { person: showPerson(await requirePerson(tx, personId)), created: created !== null };
	});
}

function namedBy(key: string, given: PersonChanges): PersonChanges {
	if (!key.includes('@')) return { ...given, externalId: key };
	const address = emailForm.safeParse(key);
	if (!address.success) throw invalid({ key: 'must be an e-mail address or an externalId' });
	return { ...given, email: address.data };
}

/** Changes what is given and leaves the rest. @throws not-found, stale, already-exists, invalid */
export function changePerson(context: Context, id: string, changes: PersonChanges, ifMatch: number | null): Promise<Person> {
	return inTransaction(context, async (tx, inner) => {
		const before = await requirePerson(tx, id);
		checkVersion(ifMatch, before.version);
		await writeChanges(inner, before, changes);
		return showPerson(await requirePerson(tx, id));
	});
}

async function requirePerson(db: Db, id: string): Promise<ShownPerson> {
	const row = await personById(db, id);
	if (!row || row.erased_at) throw notFound('person');
	return row;
}

async function insertPerson(context: ContextOf<Tx>, given: PersonChanges): Promise<PersonId | null> {
	const personId = context.newId('person');
	const { email = null, externalId = null } = given;
	await checkAttributes(context, 'person', given.attributes);
	const added = await context.db
		.insertInto('people')
		.values({
			person_id: personId,
			email,
			name: given.name ?? null,
			external_id: externalId,
			kind: email || externalId ? 'identified' : 'anonymous',
			attributes: JSON.stringify(given.attributes ?? {}),
			language: given.language ?? null,
			created_at: context.now()
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('person_id')
		.executeTakeFirst();
	if (!added) return null;
	if (given.companyIds) await setCompanies(context, personId, given.companyIds);
	else if (email) await attachCompanyOfAddress(context, personId, email);
	await notePerson(context, 'person.added', personId);
	return personId;
}

async function writeChanges(context: ContextOf<Tx>, before: ShownPerson, given: PersonChanges): Promise<void> {
	const changes = withoutAliases(before, given);
	refuseForeignAddress(before, changes);
	await refuseTaken(context, before, changes);
	await checkAttributes(context, 'person', changes.attributes);
	await context.db
		.updateTable('people')
		.set((eb) => ({
			...(changes.email === undefined ? {} : { email: changes.email }),
			...(changes.name === undefined ? {} : { name: changes.name }),
			...(changes.externalId === undefined ? {} : { external_id: changes.externalId }),
			...(changes.attributes === undefined ? {} : { attributes: JSON.stringify(changes.attributes) }),
			...(changes.language === undefined ? {} : { language: changes.language }),
			updated_at: context.now(),
			version: eb('version', '+', 1)
		}))
		.where('person_id', '=', before.person_id)
		.execute();
	const type = (await companiesDiffer(context, before, changes)) ? 'person.companies-changed' : 'person.changed';
	await notePerson(context, type, before.person_id);
}

/** An address or externalId that is theirs by a merge stays that of the merged one. */
function withoutAliases({ aliases }: ShownPerson, { email, externalId, ...rest }: PersonChanges): PersonChanges {
	const isAlias = (key: 'email' | 'externalId', value: string | null | undefined) => (aliases ?? []).some((alias) => value && alias[key] === value);
	return {
		...rest,
		...(email === undefined || isAlias('email', email) ? {} : { email }),
		...(externalId === undefined || isAlias('externalId', externalId) ? {} : { externalId })
	};
}

/** What hangs on a person, such as segments and demand, follows from this. */
async function notePerson(context: ContextOf<Tx>, type: string, personId: string): Promise<void> {
	await record(context, { type, actorId: context.viewer.personId, detail: { personId }, membersOnly: true });
}

async function companiesDiffer(context: ContextOf<Tx>, before: ShownPerson, changes: PersonChanges): Promise<boolean> {
	if (changes.companyIds) {
		const wanted = new Set<string>(changes.companyIds);
		if (wanted.size === before.company_ids.length && before.company_ids.every((id) => wanted.has(id))) return false;
		await context.db.deleteFrom('person_companies').where('person_id', '=', before.person_id).execute();
		await setCompanies(context, before.person_id, [...wanted]);
		return true;
	}
	const isNewAddress = changes.email && changes.email !== before.email;
	return isNewAddress ? attachCompanyOfAddress(context, before.person_id, changes.email!) : false;
}

/** An address is a way in: that of somebody who signs in is changed by nobody else. */
function refuseForeignAddress(before: ShownPerson, { email }: PersonChanges): void {
	const signsIn = before.auth_user_id !== null || before.kind === 'member';
	if (signsIn && email !== undefined && email !== before.email) {
		throw invalid({ email: 'This person signs in with their address, so it cannot be changed here.' });
	}
}

async function refuseTaken({ db }: ContextOf<Tx>, before: ShownPerson, { email, externalId }: PersonChanges): Promise<void> {
	if (!email && !externalId) return;
	const other = await db
		.selectFrom('people')
		.select('person_id')
		.where('person_id', '<>', before.person_id)
		.where((eb) => eb.or([...(email ? [eb('email', '=', email)] : []), ...(externalId ? [eb('external_id', '=', externalId)] : [])]))
		.executeTakeFirst();
	if (other) throw takenByOther();
}

function takenByOther(): Refusal {
	return new Refusal('already-exists', 'Somebody else has this e-mail address or externalId.');
}

async function setCompanies(context: ContextOf<Tx>, personId: string, companyIds: readonly string[]): Promise<void> {
	const { db } = context;
	const wanted = [...new Set(companyIds)];
	if (wanted.length === 0) return keepBelonging(context, [personId]);
	const known = await db.selectFrom('companies').select('company_id').where('company_id', 'in', wanted).execute();
	if (known.length < wanted.length) throw invalid({ companyIds: 'names a company that does not exist' });
	await db.insertInto('person_companies').values(wanted.map((company_id) => ({ person_id: personId, company_id }))).execute();
	await keepBelonging(context, [personId]);
}
