import { redirect } from '@sveltejs/kit';
import { can } from '#core/access/actions.ts';
import { isMember } from '#core/access/roles.ts';
import { newFeedbackCount } from '#server/frame.ts';
import { readCounts } from '#server/moderation/service.ts';
import { countUnread } from '#server/notifications/service.ts';
import type { LayoutServerLoad } from './$types';

/** The team's screens are for members; everybody else is asked to sign in and comes back here. */
export const load: LayoutServerLoad = async ({ locals, url, depends }) => {
	depends('live:inbox');
	depends('live:moderation');
	if (!isMember(locals.context.viewer)) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	const { context } = locals;
	const [messages, { held, reports }, unread] = await Promise.all([newFeedbackCount(context), readCounts(context), countUnread(context)]);
	return { waiting: { '/app/inbox': messages, '/app/moderation': held + reports }, unread, mayRecall: can(context.viewer, 'delivery.recall') };
};
