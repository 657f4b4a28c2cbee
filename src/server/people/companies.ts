import { pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import type { Company, CompanyChanges, CompanyQuery, CompanyThen, CompanyUpsert, NewCompany } from '#core/people/companies.ts';
import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';
import { checkAttributes } from './attributes.ts';
import { historyOf, keepHistory } from './company-history.ts';
import { keepBelonging, wasInherited } from './belonging.ts';
import { isShared } from './domains.ts';
import { companiesMatching, companyByExternalId, companyById, type ShownCompany } from './queries.ts';
import { findSubjects, forgetWords } from '../search/service.ts';
import { keepCompany } from './searching.ts';
import { showCompany } from './showing.ts';

const domainOfAddress = sql<string>`split_part(email, '@', 2)`;

/** The companies that match, newest first. */
export async function listCompanies(context: Context, query: CompanyQuery): Promise<Page<Company>> {
	const found = query.q ? await findSubjects(context, 'company', query.q) : null;
	return pageOf(await companiesMatching(context.db, query, found), query.limit, showCompany, (row) => [row.company_id]);
}

/** @throws not-found */
export async function getCompany({ db }: Context, id: string): Promise<Company> {
	return showCompany(await requireCompany(db, id));
}

/** What a company was at each time, the latest change first. @throws not-found */
export async function listHistory(context: Context, id: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<CompanyThen>> {
	await requireCompany(context.db, id);
	return historyOf(context, id, query);
}

/** Adds a company; people whose address has its domain belong to it from now on. @throws already-exists, invalid */
export function createCompany(context: Context, given: NewCompany): Promise<Company> {
	return inTransaction(context, async (tx, inner) => {
		const id = await insertCompany(inner, given);
		if (!id) throw new Refusal('already-exists', 'There is a company with this externalId or domain already.');
		return showCompany(await requireCompany(tx, id));
	});
}

/** Changes what is given and leaves the rest; what counts in demand follows. @throws not-found, stale, already-exists, invalid */
export function changeCompany(context: Context, id: string, changes: CompanyChanges, ifMatch: number | null): Promise<Company> {
	return inTransaction(context, async (tx, inner) => {
		const before = await requireCompany(tx, id);
		checkVersion(ifMatch, before.version);
		await writeChanges(inner, before, changes);
		return showCompany(await requireCompany(tx, id));
	});
}

/** Writes what is given to the company with this externalId, which is made when there is none. @throws invalid, already-exists */
export function upsertCompany(context: Context, externalId: string, given: CompanyUpsert): Promise<{ company: Company; created: boolean }> {
	return inTransaction(context, async (tx, inner) => {
		const before = await companyByExternalId(tx, externalId);
		if (before) await writeChanges(inner, before, given);
		const id = before?.company_id ?? (await insertNamed(inner, externalId, given));
		return { company: showCompany(await requireCompany(tx, id)), created: !before };
	});
}

async function insertNamed(context: ContextOf<Tx>, externalId: string, given: CompanyUpsert): Promise<string> {
	if (given.name === undefined) throw invalid({ name: 'A new company needs a name.' });
	const id = await insertCompany(context, { ...given, name: given.name, externalId });
	if (!id) throw new Refusal('already-exists', 'Another company has this domain or was added with this externalId at the same moment.');
	return id;
}

/** Removes a company; its people stay. @throws not-found, in-use where others are merged into it */
export function removeCompany(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await requireCompany(tx, id);
		await refuseStandingForOthers(inner, id);
		const people = await tx.deleteFrom('person_companies').where('company_id', '=', id).returning('person_id').execute();
		await tx.deleteFrom('companies').where('company_id', '=', id).execute();
		await keepBelonging(inner, people.map((row) => row.person_id));
		await forgetWords(inner, id);
		await recordMoved(inner, people.map((row) => row.person_id));
	});
}

async function refuseStandingForOthers({ db }: ContextOf<Tx>, id: string): Promise<void> {
	const merged = await db.selectFrom('companies').select('name').where('merged_into', '=', id).limit(1).executeTakeFirst();
	if (merged) throw new Refusal('in-use', `“${merged.name}” is merged into this company. Separate it first.`);
}

async function requireCompany(db: Db, id: string): Promise<ShownCompany> {
	const row = await companyById(db, id);
	if (!row) throw notFound('company');
	return row;
}

async function insertCompany(context: ContextOf<Tx>, given: NewCompany): Promise<string | null> {
	await refuseSharedDomain(context, given.domain);
	await checkAttributes(context, 'company', given.attributes);
	if (given.domain) await lockPeopleOfDomain(context, given.domain);
	const added = await context.db
		.insertInto('companies')
		.values({
			company_id: context.newId('company'),
			name: given.name,
			external_id: given.externalId ?? null,
			...columnsOf(given),
			created_at: context.now()
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('company_id')
		.executeTakeFirst();
	if (!added) return null;
	await keepCompany(context, added.company_id);
	await keepHistory(context, added.company_id);
	if (given.domain) await attachPeopleOfDomain(context, added.company_id, given.domain);
	return added.company_id;
}

async function writeChanges(context: ContextOf<Tx>, before: ShownCompany, changes: CompanyChanges): Promise<void> {
	await refuseSharedDomain(context, changes.domain);
	await checkAttributes(context, 'company', changes.attributes);
	await refuseTaken(context, before.company_id, changes);
	const newDomain = changes.domain && changes.domain !== before.domain ? changes.domain : null;
	if (newDomain) await lockPeopleOfDomain(context, newDomain);
	await context.db
		.updateTable('companies')
		.set((eb) => ({
			...(changes.name === undefined ? {} : { name: changes.name }),
			...(changes.externalId === undefined ? {} : { external_id: changes.externalId }),
			...columnsOf(changes),
			updated_at: context.now(),
			version: eb('version', '+', 1)
		}))
		.where('company_id', '=', before.company_id)
		.execute();
	await keepCompany(context, before.company_id);
	await keepHistory(context, before.company_id);
	if (newDomain) await attachPeopleOfDomain(context, before.company_id, newDomain);
	await record(context, {
		type: 'company.changed',
		actorId: context.viewer.personId,
		detail: { companyId: before.company_id },
		membersOnly: true
	});
}

function columnsOf(given: CompanyChanges) {
	return {
		...(given.domain === undefined ? {} : { domain: given.domain }),
		...(given.mrr === undefined ? {} : { mrr_cents: given.mrr }),
		...(given.currency === undefined ? {} : { currency: given.currency }),
		...(given.plan === undefined ? {} : { plan: given.plan }),
		...(given.lifecycle === undefined ? {} : { lifecycle: given.lifecycle }),
		...(given.attributes === undefined ? {} : { attributes: JSON.stringify(given.attributes) })
	};
}

async function refuseSharedDomain({ db }: ContextOf<Tx>, domain: string | null | undefined): Promise<void> {
	if (domain && (await isShared(db, domain))) throw invalid({ domain: 'Everybody can have an address there, so it is no company’s domain.' });
}

async function refuseTaken({ db }: ContextOf<Tx>, id: string, { domain, externalId }: CompanyChanges): Promise<void> {
	if (!domain && !externalId) return;
	const other = await db
		.selectFrom('companies')
		.select('company_id')
		.where('company_id', '<>', id)
		.where((eb) => eb.or([...(domain ? [eb('domain', '=', domain)] : []), ...(externalId ? [eb('external_id', '=', externalId)] : [])]))
		.executeTakeFirst();
	if (other) throw new Refusal('already-exists', 'There is a company with this externalId or domain already.');
}

/**
 * Holds everybody with an address at this domain still until the transaction ends, before the company is written:
 * somebody who votes at this moment is counted with the company or waits for it.
 */
async function lockPeopleOfDomain({ db }: ContextOf<Tx>, domain: string): Promise<void> {
	await db.selectFrom('people').select('person_id').where(domainOfAddress, '=', domain).orderBy('person_id').forNoKeyUpdate().execute();
}

async function attachPeopleOfDomain(context: ContextOf<Tx>, companyId: string, domain: string): Promise<void> {
	const joined = await context.db
		.insertInto('person_companies')
		.columns(['person_id', 'company_id'])
		.expression((eb) => eb.selectFrom('people').select((of) => ['person_id', of.val(companyId).as('company_id')]).where(domainOfAddress, '=', domain))
		.onConflict(wasInherited)
		.returning('person_id')
		.execute();
	const personIds = joined.map((row) => row.person_id);
	await keepBelonging(context, personIds);
	await recordMoved(context, personIds);
}

async function recordMoved(context: ContextOf<Tx>, personIds: string[]): Promise<void> {
	if (personIds.length === 0) return;
	await record(context, { type: 'person.companies-changed', actorId: context.viewer.personId, detail: { personIds }, membersOnly: true });
}
