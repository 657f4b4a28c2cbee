import { heldStates } from '#core/moderation/contract.ts';
import { getHeld, listHeld } from '#server/moderation/service.ts';
import { page } from '../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url }) =>
	page(async () => {
		const wanted = url.searchParams.get('held');
		const chosen = wanted ? await getHeld(context, wanted) : null;
		const asked = url.searchParams.get('state');
		const state = chosen?.state ?? heldStates.find((one) => one === asked) ?? 'waiting';
		const held = await listHeld(context, { state, limit: 50 });
		return { state, held, chosen: chosen ?? held.data[0] ?? null };
	});
