import { castVote, takeVoteBack } from '#server/voting/service.ts';
import { attempt, page } from '../../../../refusals.ts';
import { askForAddress, goBack, personOf, postAt, visitingAs } from '../../../acting.ts';
import { limit, localPath, textsOf } from '../../../forms.ts';
import { withVote, writeVisit } from '../../../visit.ts';
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
			const takes = given['take'] === 'back';
			// Only the browser that voted takes a vote of an address back that nobody has shown to be theirs.
			if (!takes) await castVote(context, post.id, personOf(visit));
			else if (!visit || visit.voted.includes(post.number)) await takeVoteBack(context, post.id, personOf(visit));
			if (visit) writeVisit(event.cookies, withVote(visit, post.number, !takes));
			return { path };
		});
		return 'path' in outcome ? goBack(given, outcome.path) : outcome;
	}
};
