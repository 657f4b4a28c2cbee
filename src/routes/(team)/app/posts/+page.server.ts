import { can } from '#core/access/actions.ts';
import { defaultColumns, isColumn } from '#core/prioritising/table.ts';
import { isId, type CompanyId, type Id, type SegmentId } from '#core/kernel/ids.ts';
import { lifecycles } from '#core/people/contract.ts';
import { postSorts } from '#core/posts/contract.ts';
import { listBoards, listStatuses, listTags } from '#server/boards/service.ts';
import { listSegments } from '#server/segments/service.ts';
import { countSuggestions } from '#server/merging/service.ts';
import { listScores, listViews, tableOf } from '#server/prioritising/service.ts';
import { getCompany, listPlans } from '#server/people/service.ts';
import { page } from '../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url, depends }) =>
	page(async () => {
		depends('live:posts');
		const asked = (name: string) => url.searchParams.get(name)?.slice(0, 200) ?? '';
		const scores = (await listScores(context, { limit: 100 })).data;
		const score = scores.find((one) => one.id === asked('sort'))?.id;
		const sort = score ?? postSorts.find((one) => one === asked('sort')) ?? 'demand';
		const order = score ? ({ sort: 'score', score } as const) : ({ sort: sort as (typeof postSorts)[number] } as const);
		const chosen = { q: asked('q'), board: asked('board'), status: asked('status'), tag: asked('tag'), ...wantedIn(asked), hasDuplicates: asked('hasDuplicates') === 'true' ? 'true' : '', sort };
		const filters = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''));
		const company = chosen.company ? await getCompany(context, chosen.company).catch(() => null) : null;
		const columns = url.searchParams.has('columns') ? (url.searchParams.get('columns') ?? '').split(',').filter(isColumn) : defaultColumns;
		const [suggested, table, views, boards, statuses, tags, segments, plans] = await Promise.all([
			countSuggestions(context),
			tableOf(context, { ...filters, ...order, limit: 50 }),
			listViews(context, { limit: 100 }),
			listBoards(context, { limit: 100 }),
			listStatuses(context, { limit: 100 }),
			listTags(context, { limit: 100 }),
			listSegments(context, { limit: 100 }),
			listPlans(context)
		]);
		return {
			table,
			suggested,
			views: views.data,
			scores,
			columns,
			isPlotted: asked('plot') === '1',
			companyName: company?.name ?? null,
			asked: new URLSearchParams({ ...filters, ...order } as Record<string, string>).toString(),
			may: { setStatus: can(context.viewer, 'post.set-status'), score: can(context.viewer, 'score.manage'), share: can(context.viewer, 'post.edit') },
			chosen,
			query: new URLSearchParams(filters).toString(),
			boards: boards.data.map(({ slug, name }) => ({ key: slug, name })),
			statuses: statuses.data.map(({ key, name }) => ({ key, name })),
			tags: tags.data.map(({ name }) => ({ key: name, name })),
			segments: segments.data.map(({ id, name }) => ({ key: id as string, name })),
			plans
		};
	});

/** What is not known there is left out rather than refused. */
function wantedIn(asked: (name: string) => string) {
	const idIn = (kind: 'segment' | 'company') => (isId(kind, asked(kind)) ? asked(kind) : '');
	return { plan: asked('plan').slice(0, 100), lifecycle: lifecycles.find((one) => one === asked('lifecycle')) ?? '', segment: idIn('segment'), company: idIn('company') };
}
