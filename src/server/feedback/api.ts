import {
	assigneeChange,
	feedbackActSchema,
	feedbackDetail,
	feedbackHistoryQuery,
	feedbackParams,
	feedbackQuery,
	feedbackSchema,
	insightParams,
	insightSchema,
	newFeedback,
	newInsight,
	quotedPostParams,
	quotesQuery,
	stateChange
} from '#core/feedback/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { Reply, route, type Api } from '../platform/http/route.ts';
import * as feedback from './service.ts';

export function registerFeedback(api: Api): void {
	registerMessages(api);
	registerInsights(api);
}

function registerMessages(api: Api): void {
	route(
		api,
		{
			method: 'get',
			path: '/feedback',
			action: 'feedback.read',
			summary: 'Lists the inbox, newest first.',
			query: feedbackQuery,
			answer: pageSchema(feedbackSchema)
		},
		(context, { query }) => feedback.listFeedback(context, query)
	);
	route(
		api,
		{
			method: 'post',
			path: '/feedback',
			action: 'feedback.send',
			summary: 'Takes a message in; the same channel and externalId again answers 200 with the one that is there.',
			body: newFeedback,
			answer: feedbackSchema,
			status: 201
		},
		async (context, { body }) => {
			const received = await feedback.receiveFeedback(context, body);
			return new Reply(received.isNew ? 201 : 200, received.feedback);
		}
	);
	const one = { path: '/feedback/{id}', params: feedbackParams } as const;
	route(
		api,
		{ ...one, method: 'get', action: 'feedback.read', summary: 'Gets a message with its insights and the posts it may belong to.', answer: feedbackDetail },
		(context, { params }) => feedback.getFeedback(context, params.id)
	);
	route(
		api,
		{
			method: 'put',
			path: '/feedback/{id}/state',
			params: feedbackParams,
			action: 'feedback.triage',
			summary: 'Moves a message between new, triaged and dismissed.',
			body: stateChange,
			answer: feedbackSchema
		},
		(context, { params, body, ifMatch }) => feedback.setFeedbackState(context, params.id, body.state, ifMatch)
	);
	route(
		api,
		{
			method: 'put',
			path: '/feedback/{id}/assignee',
			params: feedbackParams,
			action: 'feedback.triage',
			summary: 'Gives a message to a member to take care of, or to nobody.',
			body: assigneeChange,
			answer: feedbackSchema
		},
		(context, { params, body, ifMatch }) => feedback.assignFeedback(context, params.id, body.personId, ifMatch)
	);
	route(
		api,
		{
			method: 'get',
			path: '/feedback/{id}/activity',
			params: feedbackParams,
			action: 'feedback.read',
			summary: 'Lists everything that happened to a message, newest first.',
			query: feedbackHistoryQuery,
			answer: pageSchema(feedbackActSchema)
		},
		(context, { params, query }) => feedback.historyOf(context, params.id, query)
	);
}

function registerInsights(api: Api): void {
	route(
		api,
		{
			method: 'post',
			path: '/feedback/{id}/insights',
			params: feedbackParams,
			action: 'feedback.triage',
			summary: 'Links words of a message to a post or to a new one; the same words and post again answer 200.',
			body: newInsight,
			answer: insightSchema,
			status: 201
		},
		async (context, { params, body }) => {
			const made = await feedback.createInsight(context, params.id, body);
			return new Reply(made.isNew ? 201 : 200, made.insight);
		}
	);
	route(
		api,
		{
			method: 'delete',
			path: '/feedback/{id}/insights/{insightId}',
			params: insightParams,
			action: 'feedback.triage',
			summary: 'Takes an insight back.',
			status: 204
		},
		(context, { params }) => feedback.removeInsight(context, params.id, params.insightId)
	);
	route(
		api,
		{
			method: 'get',
			path: '/posts/{id}/insights',
			params: quotedPostParams,
			action: 'feedback.read',
			summary: 'Lists the quotes behind a post and everything merged into it, newest first.',
			query: quotesQuery,
			answer: pageSchema(insightSchema)
		},
		(context, { params, query }) => feedback.listQuotes(context, params.id, query)
	);
}
