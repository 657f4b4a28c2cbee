import { isMember } from '#core/access/roles.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { languageOf } from '#core/kernel/languages.ts';
import type { Company } from '#core/people/companies.ts';
import type { Person, PersonSummary } from '#core/people/contract.ts';
import { publicName } from '#core/people/rules.ts';
import type { Context } from '../platform/context.ts';
import { companyNamesOf, type ShownCompany, type ShownPerson } from './queries.ts';

/** The people with these ids as the viewer may see them: members see addresses and companies, everybody else a name. */
export async function showPeople(context: Context, ids: readonly PersonId[]): Promise<Map<PersonId, PersonSummary>> {
	const wanted = [...new Set(ids)];
	if (wanted.length === 0) return new Map();
	const forMember = isMember(context.viewer);
	const [rows, companies] = await Promise.all([
		context.db.selectFrom('people').select(['person_id', 'name', 'kind', 'email']).where('person_id', 'in', wanted).execute(),
		forMember ? companyNamesOf(context.db, wanted) : []
	]);
	const shown = new Map<PersonId, PersonSummary>();
	for (const row of rows) {
		const id = row.person_id as PersonId;
		const summary = { id, name: publicName(row.name), kind: row.kind as PersonSummary['kind'], companies: [] as string[] };
		shown.set(id, forMember ? { ...summary, email: row.email } : summary);
	}
	for (const { person_id, name } of companies) shown.get(person_id as PersonId)?.companies.push(name);
	return shown;
}

export function showPerson(row: ShownPerson): Person {
	return {
		id: row.person_id as PersonId,
		email: row.email,
		name: row.name,
		externalId: row.external_id,
		kind: row.kind as Person['kind'],
		companyIds: row.company_ids as Person['companyIds'],
		attributes: row.attributes as Person['attributes'],
		language: languageOf(row.language),
		mergedInto: row.merged_into as Person['mergedInto'],
		aliases: row.aliases ?? [],
		erasedAt: row.erased_at?.toISOString() ?? null,
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	};
}

export function showCompany(row: ShownCompany): Company {
	return {
		id: row.company_id as Company['id'],
		externalId: row.external_id,
		name: row.name,
		domain: row.domain,
		mrr: row.mrr_cents,
		currency: row.currency,
		plan: row.plan,
		lifecycle: row.lifecycle as Company['lifecycle'],
		attributes: row.attributes as Company['attributes'],
		peopleCount: Number(row.people_count),
		mergedInto: row.merged_into as Company['mergedInto'],
		aliases: row.aliases ?? [],
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	};
}

/** The names of companies, for lists of people that hold their ids. */
export async function companyNamesByIds({ db }: Context, ids: readonly string[]): Promise<Record<string, string>> {
	if (ids.length === 0) return {};
	const rows = await db.selectFrom('companies').select(['company_id', 'name']).where('company_id', 'in', [...new Set(ids)]).execute();
	return Object.fromEntries(rows.map((row) => [row.company_id, row.name]));
}
