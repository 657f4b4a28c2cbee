import { redirect } from '@sveltejs/kit';
import { catalogue as moderation } from '#core/moderation/languages/catalogue.ts';
import { lineOf } from '#core/posts/portal.ts';
import { banOn, listOwnHeld } from '#server/moderation/service.ts';
import { listNotifications, markRead } from '#server/notifications/service.ts';
import { plainExcerpt } from '#server/platform/markdown.ts';
import { listPosts } from '#server/posts/service.ts';
import { page } from '../../refusals.ts';
import { postIn } from '../../speaking/names.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context, language }, url }) =>
	page(async () => {
		const { personId } = context.viewer;
		if (!personId) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`);
		const [{ data }, held, ban, news] = await Promise.all([
			listPosts(context, { limit: 100, sort: 'activity', person: personId }),
			listOwnHeld(context, { limit: 50 }),
			banOn(context, personId),
			listNotifications(context, { limit: 20, unread: true })
		]);
		const lines = data.map((post) => ({ asked: post.author.id === personId, line: lineOf(postIn(language, post), plainExcerpt(post.body, 160)) }));
		// Shown here is read: the next visit shows what came after it.
		if (news.data.length > 0) await markRead(context, { ids: news.data.map(({ id }) => id) });
		return {
			news: news.data.map(({ id, sentence, note, url: at, posts }) => ({ id, sentence, note, href: posts[0] ? `/posts/${posts[0].number}` : new URL(at).pathname })),
			held: held.data,
			banned: ban ? moderation[language].banned(ban.reason, ban.ends_at?.toISOString().slice(0, 10) ?? null) : null,
			asked: lines.filter(({ asked }) => asked).map(({ line }) => line),
			voted: lines.filter(({ asked }) => !asked).map(({ line }) => line)
		};
	});
