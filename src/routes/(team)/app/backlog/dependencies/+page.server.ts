import { can } from '#core/access/actions.ts';
import { mostNodes } from '#core/backlog/dependencies.ts';
import { drawGraph, getItemByNumber } from '#server/backlog/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url, depends }) =>
	page(async () => {
		depends('live:backlog');
		const number = Number(url.searchParams.get('item') ?? Number.NaN);
		const item = url.searchParams.has('item') ? await getItemByNumber(context, Number.isSafeInteger(number) && number > 0 && number < 1e9 ? number : 0) : null;
		return {
			item: item && { id: item.id, number: item.number, title: item.title },
			graph: await drawGraph(context, { most: mostNodes, ...(item ? { item: item.id } : {}) }),
			mayManage: can(context.viewer, 'item.manage')
		};
	});
