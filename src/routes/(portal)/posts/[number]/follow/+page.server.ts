import { ensurePerson } from '#server/people/service.ts';
import { inTransaction } from '#server/platform/context.ts';
import { startFollowing, stopFollowing } from '#server/posts/service.ts';
import { actOnPost, askedFor, personOf } from '../../../acting.ts';
import { withFollow, writeVisit } from '../../../visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => askedFor(event);

export const actions: Actions = {
	default: (event) =>
		actOnPost(event, async ({ given, post, visit }) => {
			const { person } = personOf(visit);
			await inTransaction(event.locals.context, async (_, inner) => {
				const personId = person ? await ensurePerson(inner, person) : inner.viewer.personId;
				// Somebody who only knows an address may add it, and not silence it: its owner does that from the mail.
				if (given['stop'] !== 'yes') await startFollowing(inner, post.id, personId);
				else if (!person) await stopFollowing(inner, post.id, personId);
			});
			if (visit) writeVisit(event.cookies, withFollow(visit, post.number));
		})
};
