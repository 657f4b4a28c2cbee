import { can } from '#core/access/actions.ts';
import { readCounts } from '#server/moderation/service.ts';
import { page } from '../../../refusals.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { context }, depends }) => {
	depends('live:moderation');
	return page(async () => ({ counts: await readCounts(context), mayDecide: can(context.viewer, 'moderation.decide') }));
};
