import { can } from '#core/access/actions.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import { getItem, getItemByNumber, listDependencies, readEvidence } from '#server/backlog/service.ts';
import { listSprints } from '#server/planning/service.ts';
import { readReadiness } from '#server/readiness/service.ts';
import type { Context } from '#server/platform/context.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params }) =>
	page(async () => {
		const item = await getItemByNumber(context, numberOf(params.number));
		const [dependencies, evidence, readiness, sprints, parent] = await Promise.all([
			listDependencies(context, item.id),
			readEvidence(context, item.id),
			readReadiness(context, item.id),
			listSprints(context, { limit: 20 }),
			parentOf(context, item.parentId)
		]);
		return {
			item,
			dependencies,
			evidence,
			readiness,
			parent,
			sprints: sprints.data.filter((sprint) => sprint.state !== 'completed' || sprint.id === item.sprintId),
			mayManage: can(context.viewer, 'item.manage')
		};
	});

/** What is no number finds nothing. */
function numberOf(given: string): number {
	return /^\d{1,9}$/.test(given) ? Number(given) : 0;
}

async function parentOf(context: Context, id: ItemId | null): Promise<{ number: number; title: string } | null> {
	if (!id) return null;
	const { number, title } = await getItem(context, id);
	return { number, title };
}
