import { can } from '#core/access/actions.ts';
import { listTemplates } from '#server/backlog/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context } }) =>
	page(async () => ({ templates: (await listTemplates(context)).data, mayManage: can(context.viewer, 'ready.manage') }));
