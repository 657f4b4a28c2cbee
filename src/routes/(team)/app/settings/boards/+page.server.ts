import { can } from '#core/access/actions.ts';
import { listBoards } from '#server/boards/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	page(async () => ({
		boards: (await listBoards(locals.context, { limit: 100 })).data,
		mayManage: can(locals.context.viewer, 'board.manage')
	}));
