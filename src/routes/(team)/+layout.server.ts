import { redirect } from '@sveltejs/kit';
import { isMember } from '#core/access/roles.ts';
import { newFeedbackCount } from '#server/frame.ts';
import type { LayoutServerLoad } from './$types';

/** The team's screens are for members; everybody else is asked to sign in and comes back here. */
export const load: LayoutServerLoad = async ({ locals, url, depends }) => {
	depends('live:inbox');
	if (!isMember(locals.context.viewer)) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	return { waiting: await newFeedbackCount(locals.context) };
};
