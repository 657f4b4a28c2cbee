import { can } from '#core/access/actions.ts';
import type { Roadmap } from '#core/roadmap/contract.ts';
import { listStatuses } from '#server/boards/service.ts';
import type { Context } from '#server/platform/context.ts';
import { listRoadmapPosts, listRoadmaps } from '#server/roadmap/service.ts';
import { listSegments } from '#server/segments/service.ts';
import { page } from '../../../refusals.ts';
import type { PageServerLoad } from './$types';

const rows = 30;

export const load: PageServerLoad = ({ locals: { context }, url }) =>
	page(async () => {
		const [roadmaps, statuses, segments] = await Promise.all([listRoadmaps(context, { limit: 50 }), listStatuses(context, { limit: 100 }), listSegments(context, { limit: 100 })]);
		const wanted = url.searchParams.get('roadmap');
		const roadmap = roadmaps.data.find(({ slug }) => slug === wanted) ?? roadmaps.data[0] ?? null;
		return {
			roadmaps: roadmaps.data.map(({ slug, name }) => ({ slug, name })),
			roadmap,
			columns: roadmap ? await Promise.all(roadmap.columns.map(({ key }) => topOf(context, roadmap, key))) : [],
			statuses: statuses.data.map(({ key, name }) => ({ key, name })),
			segments: segments.data.map(({ id, name }) => ({ id, name })),
			mayManage: can(context.viewer, 'roadmap.manage')
		};
	});

async function topOf(context: Context, { id }: Roadmap, column: string) {
	const { data, nextCursor } = await listRoadmapPosts(context, id, { column, limit: rows });
	return { posts: data, nextCursor };
}
