import { redirect, type RequestEvent } from '@sveltejs/kit';
import { reactions, type Reaction } from '#core/changelog/contract.ts';
import { visitor } from '#core/access/roles.ts';
import { addReaction, getEntryBySlug, reactionsOf, takeReactionBack } from '#server/changelog/service.ts';
import { plainExcerpt, renderMarkdown } from '#server/platform/markdown.ts';
import { attempt, page } from '../../../refusals.ts';
import { personOf, visitingAs } from '../../acting.ts';
import { limit, localPath, textsOf } from '../../forms.ts';
import { readVisit } from '../../visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, params }) =>
	page(async () => {
		const entry = await getEntryBySlug({ ...context, viewer: { ...visitor, segmentIds: context.viewer.segmentIds } }, params.slug);
		const { own } = await reactionsOf(context, entry.id, context.viewer.personId);
		return { entry, own, html: renderMarkdown(entry.body), excerpt: plainExcerpt(entry.body, 200) };
	});

export const actions: Actions = {
	/** Somebody without a session is asked for an address once, on a page that brings them back. */
	react: async (event) => {
		const form = await event.request.formData();
		const given = textsOf(form);
		const reaction = reactions.find((one) => one === given['reaction']);
		const path = `/changelog/${event.params.slug}`;
		if (!reaction) redirect(303, path);
		if (isUnknown(event) && given['email'] === undefined) redirect(303, `${path}/react?reaction=${reaction}`);
		const outcome = await attempt(form, async () => {
			await limit(event, 'vote');
			await react(event, given, reaction);
			return { done: true };
		});
		if (!('done' in outcome)) return outcome;
		redirect(303, given['back'] ? localPath(given['back']) : path);
	}
};

async function react(event: RequestEvent<{ slug: string }>, given: Record<string, string>, reaction: Reaction): Promise<void> {
	const { context } = event.locals;
	const { id } = await getEntryBySlug({ ...context, viewer: visitor }, event.params.slug);
	const { person } = personOf(visitingAs(event, given));
	await (given['undo'] === 'yes' && !person ? takeReactionBack : addReaction)(context, { id, reaction, person });
}

function isUnknown({ locals, cookies }: RequestEvent): boolean {
	return !locals.context.viewer.personId && !readVisit(cookies);
}
