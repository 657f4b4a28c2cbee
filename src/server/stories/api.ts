import { ideaParams, newIdea, newWaiver, solutionIdeaSchema, storyParams, storyQualitySchema, waiverParams } from '#core/stories/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as stories from './service.ts';

export function registerStories(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/items/{id}/story-quality', action: 'item.read', summary: 'Shows what the thirteen criteria say of a user story.', params: storyParams, answer: storyQualitySchema },
		(context, { params }) => stories.readStoryQuality(context, params.id)
	);
	const waiver = { path: '/items/{id}/story-quality/{code}/waiver', params: waiverParams, answer: storyQualitySchema } as const;
	route(api, { ...waiver, method: 'put', action: 'item.manage', summary: 'Says why a criterion need not hold of a story.', body: newWaiver }, (context, { params, body }) =>
		stories.waiveCriterion(context, params, body.reason)
	);
	route(api, { ...waiver, method: 'delete', action: 'item.manage', summary: 'Takes a waiver back.' }, (context, { params }) => stories.takeWaiverBack(context, params));
	route(
		api,
		{ method: 'post', path: '/items/{id}/solution-ideas', action: 'item.manage', summary: 'Keeps a solution that was asked for beside the story.', params: storyParams, body: newIdea, answer: solutionIdeaSchema, status: 201 },
		(context, { params, body }) => stories.keepIdea(context, params.id, body.text)
	);
	route(
		api,
		{ method: 'delete', path: '/items/{id}/solution-ideas/{ideaId}', action: 'item.manage', summary: 'Forgets an idea for a solution.', params: ideaParams, status: 204 },
		(context, { params }) => stories.removeIdea(context, params)
	);
}
