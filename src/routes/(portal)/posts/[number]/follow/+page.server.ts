import { ensurePerson } from '#server/people/service.ts';
import { inTransaction } from '#server/platform/context.ts';
import { startFollowing, stopFollowing } from '#server/posts/service.ts';
import { attempt, page } from '../../../../refusals.ts';
import { askForAddress, goBack, personOf, postAt, visitingAs } from '../../../acting.ts';
import { limit, localPath, textsOf } from '../../../forms.ts';
import { withFollow, writeVisit } from '../../../visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	page(async () => {
		const { post, path } = await postAt(locals.context, params.number);
		return { title: post.title, path, back: localPath(url.searchParams.get('back') ?? path) };
	});

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const given = textsOf(form);
		askForAddress(event, given);
		const outcome = await attempt(form, async () => {
			const { context } = event.locals;
			await limit(event, 'vote');
			const { post, path } = await postAt(context, event.params.number);
			const visit = visitingAs(event, given);
			const { person } = personOf(visit);
			await inTransaction(context, async (_, inner) => {
				const personId = person ? await ensurePerson(inner, person) : inner.viewer.personId;
				// Somebody who only knows an address may add it, and not silence it: its owner does that from the mail.
				if (given['stop'] !== 'yes') await startFollowing(inner, post.id, personId);
				else if (!person) await stopFollowing(inner, post.id, personId);
			});
			if (visit) writeVisit(event.cookies, withFollow(visit, post.number));
			return { path };
		});
		return 'path' in outcome ? goBack(given, outcome.path) : outcome;
	}
};
