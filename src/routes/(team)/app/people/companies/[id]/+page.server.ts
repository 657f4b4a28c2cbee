import { redirect } from '@sveltejs/kit';
import { can } from '#core/access/actions.ts';
import type { CompanyId } from '#core/kernel/ids.ts';
import { listHistory } from '#server/people/companies.ts';
import { getCompany, listPeople } from '#server/people/service.ts';
import { listPosts } from '#server/posts/service.ts';
import { page } from '../../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params }) =>
	page(async () => {
		const company = await getCompany(context, params.id);
		if (company.mergedInto) redirect(308, `/app/people/companies/${company.mergedInto}`);
		const id = company.id as CompanyId;
		const [people, wanted, history] = await Promise.all([
			listPeople(context, { company: id, limit: 50 }),
			listPosts(context, { company: id, sort: 'demand', limit: 50 }),
			listHistory(context, id, { limit: 50 })
		]);
		const posts = wanted.data.map(({ id: key, number, title, statusDetail, demand }) => ({ key, number, title, status: statusDetail, people: demand.people }));
		const mayManage = can(context.viewer, 'company.manage');
		return { mayManage, company, people, posts, morePosts: wanted.nextCursor !== null, history: history.data };
	});
