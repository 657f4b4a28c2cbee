import { can } from '#core/access/actions.ts';
import { listStatuses } from '#server/boards/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	page(async () => ({
		statuses: (await listStatuses(locals.context, { limit: 100 })).data,
		mayManage: can(locals.context.viewer, 'status.manage')
	}));
