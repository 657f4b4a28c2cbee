import { banQuery } from '#core/moderation/contract.ts';
import { listBans } from '#server/moderation/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url }) =>
	page(async () => {
		const asked = banQuery.safeParse({ limit: 50, ...Object.fromEntries(url.searchParams) });
		return { bans: await listBans(context, asked.success ? asked.data : { limit: 50 }) };
	});
