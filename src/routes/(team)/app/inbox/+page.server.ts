import { can } from '#core/access/actions.ts';
import { feedbackStates, type FeedbackState } from '#core/feedback/contract.ts';
import { listBoards } from '#server/boards/service.ts';
import { getFeedback, listFeedback } from '#server/feedback/service.ts';
import { listMembers } from '#server/people/service.ts';
import { page } from '../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	page(async () => {
		const asked = url.searchParams.get('state');
		const state: FeedbackState = feedbackStates.find((one) => one === asked) ?? 'new';
		const mine = url.searchParams.has('mine');
		const [messages, boards, members] = await Promise.all([
			listFeedback(locals.context, { state, limit: 50, ...(mine ? { assignee: 'me' } : {}) }),
			listBoards(locals.context, { limit: 100 }),
			listMembers(locals.context, { limit: 100 })
		]);
		const wanted = url.searchParams.get('message') ?? messages.data[0]?.id;
		const open = wanted ? await getFeedback(locals.context, wanted) : null;
		return {
			state,
			mine,
			messages,
			open,
			boards: boards.data.map(({ id, name }) => ({ id, name })),
			members: members.data.map(({ id, name, email }) => ({ id, name: name ?? email ?? '' })),
			mayMerge: can(locals.context.viewer, 'post.merge'),
			me: locals.context.viewer.personId
		};
	});
