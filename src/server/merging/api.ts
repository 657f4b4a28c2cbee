import {
	mergeOutcome,
	mergeParams,
	mergePreview,
	mergeSchema,
	mergesQuery,
	mergingParams,
	newMerge,
	newRelation,
	previewQuery,
	relationParams,
	relationSchema,
	unmergeOutcome
} from '#core/merging/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as merging from './service.ts';

export function registerMerging(api: Api): void {
	registerMerges(api);
	registerRelations(api);
}

function registerMerges(api: Api): void {
	const ofPost = { path: '/posts/{id}/merges', params: mergingParams } as const;
	route(
		api,
		{
			...ofPost,
			method: 'get',
			action: 'portal.read',
			summary: 'Lists what is merged into a post, latest first.',
			query: mergesQuery,
			answer: pageSchema(mergeSchema)
		},
		(context, { params, query }) => merging.listMerges(context, params.id, query)
	);
	route(
		api,
		{ ...ofPost, method: 'post', action: 'post.merge', summary: 'Merges another post into this one.', body: newMerge, answer: mergeOutcome, status: 201 },
		(context, { params, body }) => merging.mergePosts(context, params.id, body)
	);
	route(
		api,
		{
			method: 'post',
			path: '/posts/{id}/merges/preview',
			params: mergingParams,
			action: 'post.merge',
			summary: 'Says what a merge would do, without doing it.',
			body: previewQuery,
			answer: mergePreview
		},
		(context, { params, body }) => merging.previewMerge(context, params.id, body.sourceId)
	);
	route(
		api,
		{
			method: 'delete',
			path: '/posts/{id}/merges/{sourceId}',
			params: mergeParams,
			action: 'post.merge',
			summary: 'Takes a merge back; the source stands alone again with its own duplicates.',
			answer: unmergeOutcome
		},
		(context, { params }) => merging.unmergePosts(context, params.id, params.sourceId)
	);
}

function registerRelations(api: Api): void {
	const ofPost = { path: '/posts/{id}/relations', params: mergingParams } as const;
	route(
		api,
		{
			...ofPost,
			method: 'get',
			action: 'portal.read',
			summary: 'Lists what a post is related to, part of, or made of.',
			answer: pageSchema(relationSchema)
		},
		(context, { params }) => merging.listRelations(context, params.id)
	);
	for (const method of ['put', 'post'] as const) {
		route(
			api,
			{ ...ofPost, method, action: 'post.relate', summary: 'Relates two posts; saying it again changes nothing.', body: newRelation, answer: relationSchema },
			(context, { params, body }) => merging.relatePosts(context, params.id, body)
		);
	}
	route(
		api,
		{
			method: 'delete',
			path: '/posts/{id}/relations/{otherId}',
			params: relationParams,
			action: 'post.relate',
			summary: 'Ends what relates two posts.',
			status: 204
		},
		(context, { params }) => merging.unrelatePosts(context, params.id, params.otherId)
	);
}
