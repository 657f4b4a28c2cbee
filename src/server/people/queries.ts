import { sql, type Selectable } from 'kysely';
import { decodeCursor } from '#core/kernel/page.ts';
import type { Company, CompanyQuery } from '#core/people/companies.ts';
import type { Person, PersonQuery } from '#core/people/contract.ts';
import type { Db } from '../platform/database.ts';
import { wasFound, type FoundSubjects } from '../search/service.ts';
import type { Companies, People } from '../platform/tables.ts';

export type PersonRow = Selectable<People>;
export type CompanyRow = Selectable<Companies>;
export type ShownPerson = PersonRow & { company_ids: string[]; aliases: Person['aliases'] | null };
export type ShownCompany = CompanyRow & { people_count: number; aliases: Company['aliases'] | null };

function peopleShown(db: Db) {
	const companyIds = sql<string[]>`array(SELECT pc.company_id::text FROM person_companies pc JOIN companies c ON c.company_id = pc.company_id AND c.merged_into IS NULL
		WHERE pc.person_id = people.person_id ORDER BY 1)`;
	const aliases = sql<Person['aliases'] | null>`(SELECT json_agg(json_build_object('id', g.person_id, 'name', g.name, 'email', g.email, 'externalId', g.external_id) ORDER BY g.person_id)
		FROM people g WHERE g.merged_into = people.person_id)`;
	return db.selectFrom('people').selectAll('people').select([companyIds.as('company_ids'), aliases.as('aliases')]);
}

export function personById(db: Db, id: string): Promise<ShownPerson | undefined> {
	return peopleShown(db).where('people.person_id', '=', id).executeTakeFirst();
}

/** Newest first; erased ones are not people any more, only counts. */
export function peopleMatching(db: Db, { limit, cursor, q, company, kind }: PersonQuery, found: FoundSubjects | null): Promise<ShownPerson[]> {
	let query = peopleShown(db).where('erased_at', 'is', null).where('merged_into', 'is', null).orderBy('people.person_id', 'desc').limit(limit + 1);
	if (q && found) query = query.where((eb) => eb.or([wasFound(found, 'people.person_id'), eb('external_id', '=', q)]));
	if (kind) query = query.where('kind', '=', kind);
	if (company) {
		query = query.where('people.person_id', 'in', (eb) => eb.selectFrom('person_companies').select('person_id').where('company_id', '=', company));
	}
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('people.person_id', '<', key[0] as string);
	return query.execute();
}

/** The ids first, along the index of the segment; then what is shown of each. */
export function peopleInSegment(db: Db, segmentId: string, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<ShownPerson[]> {
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	let ids = db.selectFrom('segment_members').select('person_id').where('segment_id', '=', segmentId).orderBy('person_id', 'desc').limit(limit + 1);
	if (key) ids = ids.where('person_id', '<', key[0] as string);
	return peopleShown(db).where('people.person_id', 'in', ids).orderBy('people.person_id', 'desc').execute();
}

function companiesShown(db: Db) {
	const count = sql<number>`(SELECT count(*) FROM person_companies c JOIN people p ON p.person_id = c.person_id AND p.merged_into IS NULL WHERE c.company_id = companies.company_id)`;
	const aliases = sql<Company['aliases'] | null>`(SELECT json_agg(json_build_object('id', g.company_id, 'name', g.name, 'domain', g.domain, 'externalId', g.external_id) ORDER BY g.company_id)
		FROM companies g WHERE g.merged_into = companies.company_id)`;
	return db.selectFrom('companies').selectAll('companies').select([count.as('people_count'), aliases.as('aliases')]);
}

export function companyById(db: Db, id: string): Promise<ShownCompany | undefined> {
	return companiesShown(db).where('companies.company_id', '=', id).executeTakeFirst();
}

export function companyByExternalId(db: Db, externalId: string): Promise<ShownCompany | undefined> {
	return companiesShown(db).where('companies.external_id', '=', externalId).executeTakeFirst();
}

export function companiesMatching(db: Db, { limit, cursor, q, plan, lifecycle }: CompanyQuery, found: FoundSubjects | null): Promise<ShownCompany[]> {
	let query = companiesShown(db).where('companies.merged_into', 'is', null).orderBy('companies.company_id', 'desc').limit(limit + 1);
	if (q && found) query = query.where((eb) => eb.or([wasFound(found, 'companies.company_id'), eb('external_id', '=', q)]));
	if (plan) query = query.where(sql`lower(plan)`, '=', plan.toLowerCase());
	if (lifecycle) query = query.where('lifecycle', '=', lifecycle);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('companies.company_id', '<', key[0] as string);
	return query.execute();
}

/** Who among these people works for which company, by name. */
export function companyNamesOf(db: Db, personIds: string[]) {
	return db
		.selectFrom('person_companies as pc')
		.innerJoin('companies as c', 'c.company_id', 'pc.company_id')
		.select(['pc.person_id', 'c.name'])
		.where('pc.person_id', 'in', personIds)
		.where('c.merged_into', 'is', null)
		.orderBy('c.name')
		.execute();
}

export function companiesOfPerson(db: Db, personId: string): Promise<ShownCompany[]> {
	return companiesShown(db)
		.where('companies.company_id', 'in', (eb) => eb.selectFrom('person_companies').select('company_id').where('person_id', '=', personId))
		.where('companies.merged_into', 'is', null)
		.orderBy('name')
		.execute();
}
