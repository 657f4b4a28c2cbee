import type { CompanyId, PersonId } from '#core/kernel/ids.ts';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { Company } from '#core/people/companies.ts';
import { reasonAgainstSame, type CompanyMerge, type Same } from '#core/people/merging.ts';
import { inTransaction, type Context, type ContextOf } from '../../platform/context.ts';
import { lockFor, type Tx } from '../../platform/database.ts';
import { record } from '../../platform/outbox.ts';
import { keepBelonging } from '../belonging.ts';
import { getCompany } from '../companies.ts';
import { keepCompany } from '../searching.ts';
import { showPeople } from '../showing.ts';
import { link, linkedCompanies, linksInto, standingLink, unlink } from './links.ts';

/**
 * Makes the company `sourceId` one with the company `id`, or with the one that stands for it: it counts once, with what the
 * one that stands pays. A link, which is taken back without a trace. @throws not-found, same-subject, already-merged, merge-cycle
 */
export function mergeCompanies(context: Context, id: string, sourceId: string): Promise<Company> {
	return inTransaction(context, async (_, inner) => {
		const { source, target } = await companiesToMerge(inner, id, sourceId);
		const refusal = reasonAgainstSame(asSame(source), id, asSame(target));
		if (refusal) throw refusal;
		await linkCompanies(inner, source.id, target.id);
		await keepCompany(inner, target.id);
		// Whoever belonged to the source belongs to the target now, also through a chain; once separated they belong to the source.
		await note(inner, 'company.merged', { companyId: target.id, sourceId: source.id, targetId: target.id });
		return getCompany(inner, target.id);
	});
}

/** Takes a merge back: the source is a company of its own again, with those that came with it. @throws not-found, not-merged */
export function unmergeCompanies(context: Context, id: string, sourceId: string): Promise<Company> {
	return inTransaction(context, async (tx, inner) => {
		const { source, target } = await companiesToMerge(inner, id, sourceId);
		const standing = await standingLink(tx, linkedCompanies, source.id);
		if (!standing || source.mergedInto !== target.id) throw new Refusal('not-merged', `“${source.name}” is not merged into “${target.name}”.`);
		await unlink(inner, linkedCompanies, standing);
		await keepBelonging(inner, await peopleOf(inner, target.id));
		for (const one of [source.id, target.id]) await keepCompany(inner, one);
		await note(inner, 'company.unmerged', { companyId: source.id, sourceId: source.id, targetId: target.id });
		return getCompany(inner, source.id);
	});
}

/** The standing merges into a company, direct and through others, latest first. @throws not-found */
export async function listCompanyMerges(context: Context, id: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<CompanyMerge>> {
	const company = await getCompany(context, id);
	const page = pageOf(await linksInto(context.db, linkedCompanies, company.id, query), query.limit, (row) => row, (row) => [row.merge_id]);
	const by = await showPeople(context, page.data.flatMap((row) => (row.merged_by ? [row.merged_by as PersonId] : [])));
	const data = await Promise.all(
		page.data.map(async (row) => ({
			source: await getCompany(context, row.source_id),
			targetId: row.target_id as CompanyId,
			direct: row.target_id === company.id,
			by: by.get(row.merged_by as PersonId) ?? null,
			at: row.merged_at.toISOString()
		}))
	);
	return { ...page, data };
}

export type CompanyPair = { source: Company; target: Company };

/** The two as they are, `target` being the one that stands for the named one; nobody who belongs to either is counted until the transaction ends. */
export async function companiesToMerge(context: ContextOf<Tx>, id: string, sourceId: string): Promise<CompanyPair> {
	await lockFor(context.db, 'same people');
	const named = await getCompany(context, id);
	const source = await getCompany(context, sourceId);
	const target = named.mergedInto ? await getCompany(context, named.mergedInto) : named;
	await context.db.selectFrom('companies').select('company_id').where('company_id', 'in', [source.id, target.id]).orderBy('company_id').forUpdate().execute();
	return { source, target };
}

async function linkCompanies(context: ContextOf<Tx>, sourceId: string, targetId: string): Promise<void> {
	await link(context, linkedCompanies, { sourceId, targetId });
	await keepBelonging(context, await peopleOf(context, sourceId));
}

export function asSame({ id, name, mergedInto }: Company): Same {
	return { id, name, mergedInto };
}

async function peopleOf({ db }: ContextOf<Tx>, companyId: string): Promise<string[]> {
	const rows = await db.selectFrom('person_companies').select('person_id').where('company_id', '=', companyId).execute();
	return rows.map((row) => row.person_id);
}

/** @param detail `companyId` names whose people it concerns */
async function note(context: ContextOf<Tx>, type: 'company.merged' | 'company.unmerged', detail: { companyId: string; sourceId: string; targetId: string }): Promise<void> {
	await record(context, { type, actorId: context.viewer.personId, detail, membersOnly: true });
}
