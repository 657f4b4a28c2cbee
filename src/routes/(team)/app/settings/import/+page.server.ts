import { can } from '#core/access/actions.ts';
import { listBoards } from '#server/boards/service.ts';
import { getImport, listImports } from '#server/importing/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url }) =>
	page(async () => {
		if (!can(context.viewer, 'import.run')) return { mayImport: false, imports: [], boards: [], opened: null };
		const [imports, boards] = await Promise.all([listImports(context, { limit: 20 }), listBoards(context, { limit: 100 })]);
		const wanted = url.searchParams.get('import');
		const opened = wanted ? await getImport(context, wanted) : (imports.data.find(({ state }) => state === 'running') ?? null);
		return { mayImport: true, opened, imports: imports.data, boards: boards.data.map(({ slug, name }) => ({ slug, name })) };
	});
