import { can } from '#core/access/actions.ts';
import { reportQuery } from '#core/moderation/contract.ts';
import { listReports } from '#server/moderation/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url }) =>
	page(async () => {
		const asked = reportQuery.safeParse({ limit: 50, ...Object.fromEntries(url.searchParams) });
		const query = asked.success ? asked.data : { limit: 50, state: 'open' as const };
		return { state: query.state, reports: await listReports(context, query), mayRemovePosts: can(context.viewer, 'post.delete') };
	});
