import { can } from '#core/access/actions.ts';
import { entryStates } from '#core/changelog/contract.ts';
import { listEntries, shippedUntold } from '#server/changelog/service.ts';
import { page } from '../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url }) =>
	page(async () => {
		const state = entryStates.find((one) => one === url.searchParams.get('state'));
		const [entries, untold] = await Promise.all([listEntries(context, { limit: 50, cursor: url.searchParams.get('cursor') ?? undefined, state }), shippedUntold(context)]);
		return { entries, untold, state: state ?? null, mayManage: can(context.viewer, 'changelog.manage') };
	});
