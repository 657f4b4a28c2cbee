import { redirect } from '@sveltejs/kit';
import { postAt } from '../../acting.ts';
import { page } from '../../../refusals.ts';
import type { PageServerLoad } from './$types';

/** The number alone is enough to find a post; its words follow. */
export const load: PageServerLoad = ({ locals: { context }, params, url }) =>
	page(async () => {
		const { path } = await postAt(context, params.number);
		redirect(308, path + url.search);
	});
