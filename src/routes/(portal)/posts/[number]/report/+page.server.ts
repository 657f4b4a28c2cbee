import { redirect } from '@sveltejs/kit';
import { isId } from '#core/kernel/ids.ts';
import { newReport } from '#core/moderation/contract.ts';
import { getComment, reportComment } from '#server/comments/service.ts';
import { refusalFromZod } from '#server/platform/http/route.ts';
import { plainExcerpt } from '#server/platform/markdown.ts';
import { reportPost } from '#server/posts/service.ts';
import { attempt, page } from '../../../../refusals.ts';
import { personOf, postAt, visitingAs } from '../../../acting.ts';
import { limit, textsOf } from '../../../forms.ts';
import { readVisit } from '../../../visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params, url, cookies }) =>
	page(async () => {
		const { post, path } = await postAt(context, params.number);
		const commentId = commentIn(url);
		const comment = commentId ? await getComment(context, commentId) : null;
		return {
			path: comment ? `${path}#${comment.id}` : path,
			title: post.title,
			words: comment ? plainExcerpt(comment.body, 300) : null,
			asksAddress: !context.viewer.personId && readVisit(cookies) === null,
			sent: url.searchParams.has('sent')
		};
	});

function commentIn(url: URL): string | null {
	const id = url.searchParams.get('comment');
	return id && isId('comment', id) ? id : null;
}

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const given = textsOf(form);
		const outcome = await attempt(form, async () => {
			const { context } = event.locals;
			await limit(event, 'report');
			const { post } = await postAt(context, event.params.number);
			const parsed = newReport.safeParse({ reason: given['reason'], note: given['note'] ?? '' });
			if (!parsed.success) throw refusalFromZod(parsed.error);
			const { person } = personOf(visitingAs(event, given));
			const commentId = commentIn(event.url);
			await (commentId ? reportComment(context, commentId, parsed.data, person) : reportPost(context, post.id, parsed.data, person));
			return { sent: true };
		});
		if (!('sent' in outcome)) return outcome;
		event.url.searchParams.set('sent', 'yes');
		redirect(303, event.url.pathname + event.url.search);
	}
};
