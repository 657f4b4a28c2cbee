import { lifecycles } from '#core/people/contract.ts';
import { listCompanies } from '#server/people/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url }) =>
	page(async () => {
		const asked = (name: string) => url.searchParams.get(name)?.trim().slice(0, 200) ?? '';
		const chosen = { q: asked('q').replaceAll('\0', ''), lifecycle: lifecycles.find((one) => one === asked('lifecycle')) ?? '' };
		const filters = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''));
		return { companies: await listCompanies(context, { ...filters, limit: 50 }), chosen, query: new URLSearchParams(filters).toString() };
	});
