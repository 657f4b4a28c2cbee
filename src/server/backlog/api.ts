import {
	criterionChanges,
	criterionParams,
	criterionSchema,
	dependenciesSchema,
	dependencyParams,
	evidenceSchema,
	itemParams,
	itemQuery,
	itemSchema,
	movedItem,
	newCriterion,
	newItem,
	pageOnly,
	rankTarget
} from '#core/backlog/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as backlog from './service.ts';

export function registerBacklog(api: Api): void {
	registerItems(api);
	registerCriteria(api);
	registerDependencies(api);
}

/** An item is changed where planning is put together, because done items ship their posts. */
function registerItems(api: Api): void {
	const one = { path: '/items/{id}', params: itemParams } as const;
	route(
		api,
		{ method: 'get', path: '/items', action: 'item.read', summary: 'Lists the backlog in rank order.', query: itemQuery, answer: pageSchema(itemSchema) },
		(context, { query }) => backlog.listItems(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/items', action: 'item.manage', summary: 'Adds an item, from posts or by itself.', body: newItem, answer: itemSchema, status: 201 },
		(context, { body }) => backlog.createItem(context, body)
	);
	route(api, { ...one, method: 'get', action: 'item.read', summary: 'Gets an item.', answer: itemSchema }, (context, { params }) =>
		backlog.getItem(context, params.id)
	);
	route(api, { ...one, method: 'delete', action: 'item.manage', summary: 'Removes an item that was a mistake.', status: 204 }, (context, { params }) =>
		backlog.removeItem(context, params.id)
	);
	route(
		api,
		{ method: 'put', path: '/items/{id}/rank', action: 'item.manage', summary: 'Moves an item in the backlog.', params: itemParams, body: rankTarget, answer: movedItem },
		(context, { params, body }) => backlog.moveItem(context, params.id, body)
	);
	route(
		api,
		{ method: 'get', path: '/items/{id}/evidence', action: 'item.read', summary: 'Shows the posts, quotes, people and companies behind an item.', params: itemParams, answer: evidenceSchema },
		(context, { params }) => backlog.readEvidence(context, params.id)
	);
}

function registerCriteria(api: Api): void {
	const all = { path: '/items/{id}/criteria', params: itemParams } as const;
	const one = { path: '/items/{id}/criteria/{criterionId}', params: criterionParams } as const;
	route(
		api,
		{ ...all, method: 'get', action: 'item.read', summary: 'Lists the acceptance criteria in order.', query: pageOnly, answer: pageSchema(criterionSchema) },
		(context, { params, query }) => backlog.listCriteria(context, params.id, query)
	);
	route(
		api,
		{ ...all, method: 'post', action: 'item.manage', summary: 'Adds an acceptance criterion.', body: newCriterion, answer: criterionSchema, status: 201 },
		(context, { params, body }) => backlog.addCriterion(context, params.id, body)
	);
	route(api, { ...one, method: 'get', action: 'item.read', summary: 'Gets an acceptance criterion.', answer: criterionSchema }, (context, { params }) =>
		backlog.getCriterion(context, params.id, params.criterionId)
	);
	route(
		api,
		{ ...one, method: 'patch', action: 'item.manage', summary: 'Changes or moves an acceptance criterion.', body: criterionChanges, answer: criterionSchema },
		(context, { params, body, ifMatch }) => backlog.changeCriterion(context, { itemId: params.id, id: params.criterionId, ifMatch }, body)
	);
	route(api, { ...one, method: 'delete', action: 'item.manage', summary: 'Removes an acceptance criterion.', status: 204 }, (context, { params }) =>
		backlog.removeCriterion(context, params.id, params.criterionId)
	);
}

function registerDependencies(api: Api): void {
	const one = { path: '/items/{id}/dependencies/{otherId}', params: dependencyParams } as const;
	route(
		api,
		{ method: 'get', path: '/items/{id}/dependencies', action: 'item.read', summary: 'Lists what an item waits for and what waits for it.', params: itemParams, answer: dependenciesSchema },
		(context, { params }) => backlog.listDependencies(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'put', action: 'item.manage', summary: 'Says that an item waits for another.', answer: dependenciesSchema },
		(context, { params }) => backlog.addDependency(context, params.id, params.otherId)
	);
	route(api, { ...one, method: 'delete', action: 'item.manage', summary: 'Takes back that an item waits for another.', status: 204 }, (context, { params }) =>
		backlog.removeDependency(context, params.id, params.otherId)
	);
}
