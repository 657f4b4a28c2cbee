import { can } from '#core/access/actions.ts';
import { mostSegments } from '#core/segments/contract.ts';
import { listSegments } from '#server/segments/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context } }) =>
	page(async () => ({ segments: (await listSegments(context, { limit: mostSegments })).data, mayManage: can(context.viewer, 'segment.manage') }));
