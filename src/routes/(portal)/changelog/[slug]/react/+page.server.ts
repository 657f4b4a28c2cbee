import { error, redirect } from '@sveltejs/kit';
import { visitor } from '#core/access/roles.ts';
import { reactions } from '#core/changelog/contract.ts';
import { addReaction, getEntryBySlug } from '#server/changelog/service.ts';
import { attempt, page } from '../../../../refusals.ts';
import { personOf, visitingAs } from '../../../acting.ts';
import { limit, textsOf } from '../../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params, url }) =>
	page(async () => {
		const entry = await getEntryBySlug({ ...context, viewer: visitor }, params.slug);
		const reaction = reactionIn(url);
		return { title: entry.title, path: `/changelog/${entry.slug}`, reaction };
	});

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const given = textsOf(form);
		const reaction = reactionIn(event.url);
		const outcome = await attempt(form, async () => {
			await limit(event, 'vote');
			const { context } = event.locals;
			const { id } = await getEntryBySlug({ ...context, viewer: visitor }, event.params.slug);
			await addReaction(context, { id, reaction, ...personOf(visitingAs(event, given)) });
			return { done: true };
		});
		if (!('done' in outcome)) return outcome;
		redirect(303, `/changelog/${event.params.slug}`);
	}
};

function reactionIn(url: URL) {
	const reaction = reactions.find((one) => one === url.searchParams.get('reaction'));
	if (!reaction) error(404, { message: 'There is no such reaction.' });
	return reaction;
}
