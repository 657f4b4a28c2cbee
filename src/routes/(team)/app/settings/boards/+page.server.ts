import { can } from '#core/access/actions.ts';
import { mostSegments } from '#core/segments/contract.ts';
import { listSegments } from '#server/segments/service.ts';
import { listBoards } from '#server/boards/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	page(async () => ({
		boards: (await listBoards(locals.context, { limit: 100 })).data,
		segments: (await listSegments(locals.context, { limit: mostSegments })).data.map(({ id, name }) => ({ id, name })),
		mayManage: can(locals.context.viewer, 'board.manage')
	}));
