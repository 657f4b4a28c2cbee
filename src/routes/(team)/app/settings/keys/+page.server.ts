import { can } from '#core/access/actions.ts';
import { listBoards } from '#server/boards/service.ts';
import { listKeys } from '#server/people/keys.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context } }) =>
	page(async () => {
		if (!can(context.viewer, 'key.manage')) return { mayManage: false, keys: [], boards: [] };
		const [keys, boards] = await Promise.all([listKeys(context, { limit: 100 }), listBoards(context, { limit: 100 })]);
		return { mayManage: true, keys: keys.data, boards: boards.data.map(({ id, name }) => ({ id, name })) };
	});
