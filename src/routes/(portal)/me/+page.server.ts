import { redirect } from '@sveltejs/kit';
import { lineOf } from '#core/posts/portal.ts';
import { plainExcerpt } from '#server/platform/markdown.ts';
import { listPosts } from '#server/posts/service.ts';
import { page } from '../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url }) =>
	page(async () => {
		const { personId } = context.viewer;
		if (!personId) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`);
		const { data } = await listPosts(context, { limit: 100, sort: 'activity', person: personId });
		const lines = data.map((post) => ({ asked: post.author.id === personId, line: lineOf(post, plainExcerpt(post.body, 160)) }));
		return {
			asked: lines.filter(({ asked }) => asked).map(({ line }) => line),
			voted: lines.filter(({ asked }) => !asked).map(({ line }) => line)
		};
	});
