import { can } from '#core/access/actions.ts';
import { listBoards } from '#server/boards/service.ts';
import { listImports } from '#server/importing/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context } }) =>
	page(async () => {
		if (!can(context.viewer, 'import.run')) return { mayImport: false, imports: [], boards: [] };
		const [imports, boards] = await Promise.all([listImports(context, { limit: 20 }), listBoards(context, { limit: 100 })]);
		return { mayImport: true, imports: imports.data, boards: boards.data.map(({ slug, name }) => ({ slug, name })) };
	});
