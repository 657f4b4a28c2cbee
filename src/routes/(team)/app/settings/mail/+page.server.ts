import { can } from '#core/access/actions.ts';
import { runningProcess } from '#server/process.ts';
import { readMailSetup } from '#server/receiving/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context } }) =>
	page(async () => ({ setup: can(context.viewer, 'mail.manage') ? await readMailSetup(context, runningProcess().platform) : null }));
