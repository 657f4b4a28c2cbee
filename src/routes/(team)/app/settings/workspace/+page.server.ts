import { can } from '#core/access/actions.ts';
import { readWorkspace } from '#server/people/workspace.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context } }) =>
	page(async () => ({ workspace: await readWorkspace(context), mayManage: can(context.viewer, 'workspace.manage') }));
