import { can } from '#core/access/actions.ts';
import { readSettings } from '#server/moderation/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context } }) =>
	page(async () => ({ settings: await readSettings(context), mayManage: can(context.viewer, 'moderation.manage') }));
