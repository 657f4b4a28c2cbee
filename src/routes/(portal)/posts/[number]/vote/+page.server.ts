import { castVote, takeVoteBack } from '#server/voting/service.ts';
import { actOnPost, askedFor, personOf } from '../../../acting.ts';
import { withVote, writeVisit } from '../../../visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => askedFor(event);

export const actions: Actions = {
	default: (event) =>
		actOnPost(event, async ({ given, post, visit }) => {
			const { context } = event.locals;
			const takes = given['take'] === 'back';
			// Only the browser that voted takes a vote of an address back that nobody has shown to be theirs.
			if (!takes) await castVote(context, post.id, personOf(visit));
			else if (!visit || visit.voted.includes(post.number)) await takeVoteBack(context, post.id, personOf(visit));
			if (visit) writeVisit(event.cookies, withVote(visit, post.number, !takes));
		})
};
