import { getRoadmapBySlug } from '#server/roadmap/service.ts';
import { page } from '../../../refusals.ts';
import { isEmbedded, readRoadmap } from '../reading.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	page(async () => {
		const roadmap = await getRoadmapBySlug(locals.context, params.slug);
		locals.mayBeFramed = isEmbedded(url) && roadmap.visibility === 'public';
		return { shown: await readRoadmap(locals.context, url, roadmap) };
	});
