import { redirect } from '@sveltejs/kit';
import { statusNameIn } from '#core/boards/languages/catalogue.ts';
import { portalComment } from '#core/comments/contract.ts';
import { listStatuses } from '#server/boards/service.ts';
import { listComments, officialAnswer, writeFromPortal } from '#server/comments/service.ts';
import { refusalFromZod } from '#server/platform/http/route.ts';
import { ownHeldOnPost } from '#server/moderation/service.ts';
import { renderMarkdown } from '#server/platform/markdown.ts';
import type { Context } from '#server/platform/context.ts';
import { activityOf, getPost } from '#server/posts/service.ts';
import { attempt, page } from '../../../../refusals.ts';
import { postIn } from '../../../../speaking/names.ts';
import { postAt, readerOf, visitingAs } from '../../../acting.ts';
import { limit, signsOf, textsOf } from '../../../forms.ts';
import { withHeld, writeVisit } from '../../../visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url, cookies }) =>
	page(async () => {
		const { context } = locals;
		const { post: named, path } = await postAt(context, params.number);
		if (named.mergedInto) return redirect(308, `${await pathOf(context, named.mergedInto)}?merged=${named.number}`);
		if (path !== `/posts/${params.number}/${params.slug}`) redirect(308, path + url.search);
		const cursor = url.searchParams.get('comments')?.slice(0, 400);
		const [comments, answer, activity, merged, statuses, held] = await Promise.all([
			listComments(context, named.id, { limit: 50, ...(cursor ? { cursor } : {}) }),
			officialAnswer(context, named.id),
			activityOf(context, named.id, { limit: 12 }),
			titleOfMerged(context, url.searchParams.get('merged')),
			listStatuses(context, { limit: 50 }),
			ownHeldOnPost(context, named.id, readerOf({ locals, cookies }))
		]);
		return {
			post: postIn(locals.language, named),
			voted: `voted ${named.number}` as const,
			path,
			html: renderMarkdown(named.body),
			comments,
			answer,
			held,
			activity: activity.data.filter((entry) => entry.type !== 'comment.created'),
			statusNames: Object.fromEntries(statuses.data.map((status) => [status.key, statusNameIn(locals.language, status)])),
			following: `follows ${named.number}` as const,
			merged,
			startedAt: new Date().toISOString()
		};
	});

async function pathOf(context: Context, id: string): Promise<string> {
	return new URL((await getPost(context, id)).url).pathname;
}

/** The title of the post that a visitor came from, so that they see where their request went. */
async function titleOfMerged(context: Context, number: string | null): Promise<string | null> {
	if (number === null || !/^\d{1,9}$/.test(number)) return null;
	return postAt(context, number).then(({ post }) => post.title).catch(() => null);
}

export const actions: Actions = {
	comment: async (event) => {
		const form = await event.request.formData();
		const given = textsOf(form);
		const outcome = await attempt(form, async () => {
			const { context } = event.locals;
			await limit(event, 'comment');
			const { post, path } = await postAt(context, event.params.number);
			const visit = visitingAs(event, given);
			const parsed = portalComment.safeParse({
				body: given['body'] ?? '',
				...(given['parentId'] ? { parentId: given['parentId'] } : {}),
				...(visit ? { email: visit.email, ...(visit.name ? { name: visit.name } : {}) } : {})
			});
			if (!parsed.success) throw refusalFromZod(parsed.error);
			const { comment, held } = await writeFromPortal(context, post.id, parsed.data, signsOf(given, context.now()));
			if (held && visit) writeVisit(event.cookies, withHeld(visit, held.id));
			return { to: `${path}#${(comment ?? held).id}` };
		});
		if ('to' in outcome) redirect(303, outcome.to);
		return outcome;
	}
};
