import { redirect } from '@sveltejs/kit';
import { isMember } from '#core/access/roles.ts';
import { getOwnHeld } from '#server/moderation/service.ts';
import { page } from '../../../refusals.ts';
import { readerOf } from '../../acting.ts';
import type { PageServerLoad } from './$types';

/** What somebody wrote, while it waits; once it is published this leads there. */
export const load: PageServerLoad = ({ locals, params, cookies }) =>
	page(async () => {
		const { context } = locals;
		if (isMember(context.viewer)) redirect(303, `/app/moderation?held=${encodeURIComponent(params.id)}`);
		const held = await getOwnHeld(context, params.id, readerOf({ locals, cookies }));
		if (held.publishedUrl) redirect(303, held.publishedUrl.slice(context.baseUrl.length));
		return { held };
	});
