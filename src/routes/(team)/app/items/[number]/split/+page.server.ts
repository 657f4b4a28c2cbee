import { can } from '#core/access/actions.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { getItemByNumber, readEvidence } from '#server/backlog/service.ts';
import { proposeSplits } from '#server/splitting/service.ts';
import { page } from '../../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params }) =>
	page(async () => {
		if (!can(context.viewer, 'item.manage')) throw new Refusal('not-allowed', 'Your role does not allow this.');
		const item = await getItemByNumber(context, /^\d{1,9}$/.test(params.number) ? Number(params.number) : 0);
		const [evidence, proposals] = await Promise.all([readEvidence(context, item.id), proposeSplits(context, item.id)]);
		return { item, evidence, proposals };
	});
