import { pageSchema } from '#core/kernel/schemas.ts';
import * as contract from '#core/roadmap/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as roadmap from './service.ts';

export function registerRoadmap(api: Api): void {
	registerRoadmaps(api);
	registerPlaces(api);
}

function registerRoadmaps(api: Api): void {
	const one = { path: '/roadmaps/{id}', params: contract.roadmapParams, answer: contract.roadmapSchema } as const;
	route(
		api,
		{ method: 'get', path: '/roadmaps', action: 'portal.read', kept: true, summary: 'Lists the roadmaps you may see.', query: contract.listQuery, answer: pageSchema(contract.roadmapSchema) },
		(context, { query }) => roadmap.listRoadmaps(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/roadmaps', action: 'roadmap.manage', summary: 'Adds a roadmap: by status, by now, next and later, or by quarter.', body: contract.newRoadmap, answer: contract.roadmapSchema, status: 201 },
		(context, { body }) => roadmap.createRoadmap(context, body)
	);
	route(api, { ...one, method: 'get', action: 'portal.read', summary: 'Gets a roadmap.' }, (context, { params }) => roadmap.getRoadmap(context, params.id));
	route(
		api,
		{ ...one, method: 'patch', action: 'roadmap.manage', summary: 'Changes a roadmap; its kind stays.', body: contract.roadmapChanges },
		(context, { params, body, ifMatch }) => roadmap.changeRoadmap(context, params.id, body, ifMatch)
	);
	route(
		api,
		{ method: 'delete', path: '/roadmaps/{id}', params: contract.roadmapParams, action: 'roadmap.manage', summary: 'Removes a roadmap; its posts stay.', status: 204 },
		(context, { params, ifMatch }) => roadmap.removeRoadmap(context, params.id, ifMatch)
	);
}

function registerPlaces(api: Api): void {
	const place = { path: '/roadmaps/{id}/posts/{postId}', params: contract.placementParams, action: 'roadmap.manage' } as const;
	route(
		api,
		{ method: 'get', path: '/roadmaps/{id}/posts', action: 'portal.read', kept: true, summary: 'Lists what stands on a roadmap, in one column or in all of them, one after the other.', params: contract.roadmapParams, query: contract.roadmapPostQuery, answer: pageSchema(contract.roadmapPostSchema) },
		(context, { params, query }) => roadmap.listRoadmapPosts(context, params.id, query)
	);
	route(
		api,
		{ ...place, method: 'put', summary: 'Places a post in a column, or moves it; a column that is a status sets it, and tells its followers or not.', body: contract.placement, answer: contract.movedSchema },
		(context, { params, body }) => roadmap.placePost(context, params.id, { postId: params.postId, ...body })
	);
	route(
		api,
		{ ...place, method: 'delete', summary: 'Takes a post off a roadmap.', status: 204 },
		(context, { params }) => roadmap.takeOff(context, params.id, params.postId)
	);
	route(
		api,
		{ method: 'put', path: '/roadmaps/{id}/moves', action: 'roadmap.manage', summary: 'Moves up to 100 posts in one act, all or none, and tells their followers or not.', params: contract.roadmapParams, body: contract.manyMoves, answer: contract.movedSchema },
		(context, { params, body }) => roadmap.movePosts(context, params.id, body)
	);
}
