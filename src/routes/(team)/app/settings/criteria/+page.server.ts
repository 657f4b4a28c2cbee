import { can } from '#core/access/actions.ts';
import { listRules, readLintSettings } from '#server/criteria/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context } }) =>
	page(async () => {
		const [rules, settings] = await Promise.all([listRules(context), readLintSettings(context)]);
		return { rules: rules.data, settings, mayManage: can(context.viewer, 'ready.manage') };
	});
