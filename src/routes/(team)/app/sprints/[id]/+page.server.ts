import { can } from '#core/access/actions.ts';
import { isId, type SprintId } from '#core/kernel/ids.ts';
import { notFound } from '#core/kernel/problem.ts';
import { listItems } from '#server/backlog/service.ts';
import { getSprint, listEntries, readOutlook } from '#server/planning/service.ts';
import { gateNow } from '#server/readiness/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params, depends }) =>
	page(async () => {
		depends('live:backlog');
		const id = sprintIdOf(params.id);
		const sprint = await getSprint(context, id);
		const [items, entries, candidates, outlook] = await Promise.all([
			listItems(context, { limit: 100, sprint: id }),
			listEntries(context, id, { limit: 100 }),
			sprint.state === 'completed' ? null : listItems(context, { limit: 50, state: ['refining', 'ready'], type: ['story', 'bug', 'task', 'spike'] }),
			readOutlook(context)
		]);
		return {
			sprint,
			items: items.data,
			entries: entries.data,
			candidates: candidates?.data ?? [],
			asksWhy: (await gateNow(context.db)) === 'block',
			velocity: outlook.velocity,
			today: context.now().toISOString().slice(0, 10),
			mayManage: can(context.viewer, 'sprint.manage')
		};
	});

function sprintIdOf(given: string): SprintId {
	if (!isId('sprint', given)) throw notFound('sprint');
	return given;
}
