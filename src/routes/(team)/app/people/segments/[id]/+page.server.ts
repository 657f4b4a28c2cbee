import { can } from '#core/access/actions.ts';
import { companyNamesByIds } from '#server/people/service.ts';
import { getSegment, peopleOfSegment } from '#server/segments/service.ts';
import { page } from '../../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params }) =>
	page(async () => {
		const [segment, people] = await Promise.all([getSegment(context, params.id), peopleOfSegment(context, params.id, { limit: 50 })]);
		const companyNames = await companyNamesByIds(context, people.data.flatMap((person) => person.companyIds));
		return { segment, people, companyNames, mayManage: can(context.viewer, 'segment.manage') };
	});
