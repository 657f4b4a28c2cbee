import { commentChanges, commentedPostParams, commentParams, commentSchema, commentsQuery, newComment } from '#core/comments/contract.ts';
import { newReport, receivedSchema } from '#core/moderation/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { Reply, route, type Api } from '../platform/http/route.ts';
import * as comments from './service.ts';

export function registerComments(api: Api): void {
	const ofPost = { path: '/posts/{id}/comments', params: commentedPostParams } as const;
	const one = { path: '/comments/{id}', params: commentParams } as const;
	route(
		api,
		{
			...ofPost,
			method: 'get',
			action: 'portal.read',
			summary: 'Lists the comments on a post and on what is merged into it, oldest first.',
			query: commentsQuery,
			answer: pageSchema(commentSchema)
		},
		(context, { params, query }) => comments.listComments(context, params.id, query)
	);
	route(
		api,
		{
			...ofPost,
			method: 'post',
			action: 'post.comment',
			summary: 'Comments on a post, the team also internally, officially or in the name of someone; 202 and the held text where it waits for review.',
			body: newComment,
			answer: commentSchema,
			status: 201,
			limit: 'comment'
		},
		async (context, { params, body }) => {
			const { comment, held } = await comments.writeComment(context, params.id, body);
			return comment ?? new Reply(202, held);
		}
	);
	route(api, { ...one, method: 'get', action: 'portal.read', summary: 'Gets a comment.', answer: commentSchema }, (context, { params }) =>
		comments.getComment(context, params.id)
	);
	route(
		api,
		{
			...one,
			method: 'patch',
			action: 'post.comment',
			summary: 'Changes the words of a comment, makes it the official answer, or brings it back.',
			body: commentChanges,
			answer: commentSchema
		},
		(context, { params, body, ifMatch }) =>
			body.deleted === false ? comments.restoreComment(context, params.id) : comments.changeComment(context, params.id, body, ifMatch)
	);
	route(
		api,
		{ ...one, method: 'delete', action: 'post.comment', summary: 'Takes away the words of a comment and keeps its place.', status: 204 },
		(context, { params }) => comments.removeComment(context, params.id)
	);
	route(
		api,
		{ method: 'post', path: '/comments/{id}/reports', action: 'post.report', summary: 'Reports a comment to the team, once for each person.', params: commentParams, body: newReport, answer: receivedSchema, status: 201, limit: 'report' },
		(context, { params, body }) => comments.reportComment(context, params.id, body)
	);
}
