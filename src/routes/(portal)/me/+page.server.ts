import { redirect } from '@sveltejs/kit';
import { catalogue as moderation } from '#core/moderation/languages/catalogue.ts';
import { lineOf } from '#core/posts/portal.ts';
import { banOn, listOwnHeld } from '#server/moderation/service.ts';
import { plainExcerpt } from '#server/platform/markdown.ts';
import { listPosts } from '#server/posts/service.ts';
import { page } from '../../refusals.ts';
import { postIn } from '../../speaking/names.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context, language }, url }) =>
	page(async () => {
		const { personId } = context.viewer;
		if (!personId) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`);
		const [{ data }, held, ban] = await Promise.all([
			listPosts(context, { limit: 100, sort: 'activity', person: personId }),
			listOwnHeld(context, { limit: 50 }),
			banOn(context, personId)
		]);
		const lines = data.map((post) => ({ asked: post.author.id === personId, line: lineOf(postIn(language, post), plainExcerpt(post.body, 160)) }));
		return {
			held: held.data,
			banned: ban ? moderation[language].banned(ban.reason, ban.ends_at?.toISOString().slice(0, 10) ?? null) : null,
			asked: lines.filter(({ asked }) => asked).map(({ line }) => line),
			voted: lines.filter(({ asked }) => !asked).map(({ line }) => line)
		};
	});
