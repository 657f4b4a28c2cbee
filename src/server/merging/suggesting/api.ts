import { mergingParams } from '#core/merging/contract.ts';
import { dismissalSchema, mergesOutcome, mergesPreview, mergesPreviewQuery, newMerges, pairParams, suggestionSchema, suggestionsQuery } from '#core/merging/suggesting.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { route, type Api } from '../../platform/http/route.ts';
import { mergeMany, previewMany } from '../many.ts';
import { dismissPair, restorePair } from './dismissing.ts';
import { listSuggestions } from './queue.ts';

/** Registered before the routes of posts, so that `duplicates` is not taken for the id of one. */
export function registerSuggestions(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/posts/duplicates', action: 'post.see-voters', summary: 'Lists clusters of posts that may be one, those that would unite the most people first.', query: suggestionsQuery, answer: pageSchema(suggestionSchema) },
		(context, { query }) => listSuggestions(context, query)
	);
	const pair = { path: '/posts/{id}/similar/{otherId}/dismissal', params: pairParams, action: 'post.merge', answer: dismissalSchema } as const;
	route(api, { ...pair, method: 'put', summary: 'Says that two posts are not the same; they are not suggested to each other again.' }, (context, { params }) => dismissPair(context, params.id, params.otherId));
	route(api, { ...pair, method: 'delete', summary: 'Takes that back.' }, (context, { params }) => restorePair(context, params.id, params.otherId));
	route(
		api,
		{ method: 'post', path: '/posts/{id}/merges/all', params: mergingParams, action: 'post.merge', summary: 'Merges several posts into this one: all of them, or none.', body: newMerges, answer: mergesOutcome, status: 201 },
		(context, { params, body }) => mergeMany(context, params.id, body)
	);
	route(
		api,
		{ method: 'post', path: '/posts/{id}/merges/all/preview', params: mergingParams, action: 'post.merge', summary: 'Says what merging several posts would do, without doing it.', body: mergesPreviewQuery, answer: mergesPreview },
		(context, { params, body }) => previewMany(context, params.id, body.sourceIds)
	);
}
