import { getFirstRoadmap } from '#server/roadmap/service.ts';
import { page } from '../../refusals.ts';
import { readRoadmap } from './reading.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	page(async () => {
		const roadmap = await getFirstRoadmap(locals.context);
		return { shown: roadmap ? await readRoadmap(locals.context, url, roadmap) : null };
	});
