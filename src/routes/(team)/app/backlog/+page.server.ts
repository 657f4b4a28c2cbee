import { can } from '#core/access/actions.ts';
import { itemTypes, type ItemQuery, type ItemType } from '#core/backlog/contract.ts';
import { listItems } from '#server/backlog/service.ts';
import { readOutlook } from '#server/planning/service.ts';
import { page } from '../../../refusals.ts';
import type { PageServerLoad } from './$types';

const shows = ['all', 'ready', 'not-ready', 'dropped'] as const;
type Show = (typeof shows)[number];

export const load: PageServerLoad = ({ locals, url, depends }) =>
	page(async () => {
		depends('live:backlog');
		const show = shows.find((one) => one === url.searchParams.get('show')) ?? 'all';
		const type = itemTypes.find((one) => one === url.searchParams.get('type')) ?? '';
		const q = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
		return {
			show,
			type,
			q,
			query: queryOf(show, type, q).toString(),
			items: await listItems(locals.context, filterOf(show, type, q)),
			outlook: await readOutlook(locals.context),
			mayManage: can(locals.context.viewer, 'item.manage')
		};
	});

function filterOf(show: Show, type: ItemType | '', q: string): ItemQuery {
	return {
		limit: 100,
		state: show === 'dropped' ? ['dropped'] : ['refining', 'ready'],
		...(show === 'ready' || show === 'not-ready' ? { ready: show === 'ready' } : {}),
		...(type ? { type: [type] } : {}),
		...(q ? { q } : {})
	};
}

/** The same filter for the REST API, by which the page reads on. */
function queryOf(show: Show, type: ItemType | '', q: string): URLSearchParams {
	const filter = filterOf(show, type, q);
	const query = new URLSearchParams({ state: (filter.state ?? []).join(',') });
	if (filter.ready !== undefined) query.set('ready', String(filter.ready));
	if (type) query.set('type', type);
	if (q) query.set('q', q);
	return query;
}
