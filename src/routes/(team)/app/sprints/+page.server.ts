import { can } from '#core/access/actions.ts';
import { listSprints, readOutlook } from '#server/planning/service.ts';
import { page } from '../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url, depends }) => {
	depends('live:backlog');
	return page(async () => ({
		sprints: await listSprints(context, { limit: 50, cursor: url.searchParams.get('cursor') ?? undefined }),
		outlook: await readOutlook(context),
		today: context.now().toISOString().slice(0, 10),
		mayManage: can(context.viewer, 'sprint.manage')
	}));
};
