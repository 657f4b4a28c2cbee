import { can } from '#core/access/actions.ts';
import { readDefinition } from '#server/readiness/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context } }) =>
	page(async () => ({ definition: await readDefinition(context), mayManage: can(context.viewer, 'ready.manage') }));
