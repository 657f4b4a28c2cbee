import { isId } from '#core/kernel/ids.ts';
import { personKinds } from '#core/people/contract.ts';
import { companyNamesByIds, listPeople } from '#server/people/service.ts';
import { page } from '../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url }) =>
	page(async () => {
		const asked = (name: string) => url.searchParams.get(name)?.trim().slice(0, 200) ?? '';
		const company = isId('company', asked('company')) ? asked('company') : '';
		const chosen = { q: asked('q'), kind: personKinds.find((kind) => kind === asked('kind')) ?? '', company };
		const filters = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''));
		const people = await listPeople(context, { ...filters, limit: 50 });
		const companyIds = [...people.data.flatMap((person) => person.companyIds), ...(isId('company', company) ? [company] : [])];
		return { people, chosen, query: new URLSearchParams(filters).toString(), companyNames: await companyNamesByIds(context, companyIds) };
	});
