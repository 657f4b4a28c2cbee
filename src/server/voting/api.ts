import { pageSchema } from '#core/kernel/schemas.ts';
import { postParams } from '#core/posts/contract.ts';
import { voteAnswer, voteBody, voterSchema, votersQuery } from '#core/voting/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import { castVote, listVoters, takeVoteBack } from './service.ts';

export function registerVoting(api: Api): void {
	const vote = { path: '/posts/{id}/vote', params: postParams, body: voteBody, answer: voteAnswer, action: 'post.vote', limit: 'vote' } as const;
	route(api, { ...vote, method: 'put', summary: 'Votes: yours, or on behalf of the person you name. Repeating it changes nothing.' }, (context, { params, body }) =>
		castVote(context, params.id, body)
	);
	route(api, { ...vote, method: 'delete', summary: 'Takes a vote back. Repeating it changes nothing.' }, (context, { params, body }) =>
		takeVoteBack(context, params.id, body)
	);
	route(
		api,
		{
			method: 'get',
			path: '/posts/{id}/voters',
			action: 'post.see-voters',
			summary: 'Lists the distinct people behind a post and all that is merged into it.',
			params: postParams,
			query: votersQuery,
			answer: pageSchema(voterSchema)
		},
		(context, { params, query }) => listVoters(context, params.id, query)
	);
}
