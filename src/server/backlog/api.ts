import {
	criterionChanges,
	criterionParams,
	findingParams,
	lintedCriterionSchema,
	newCriteria,
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
import { itemTemplateSchema, newTemplate, templateParams } from '#core/backlog/templates.ts';
import { findingSchema } from '#core/criteria/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { shownStoryFindingSchema } from '#core/stories/contract.ts';
import { z } from 'zod';
import { route, type Api } from '../platform/http/route.ts';
import { registerDependencies } from './graph/api.ts';
import * as backlog from './service.ts';

export function registerBacklog(api: Api): void {
	registerItems(api);
	registerTemplates(api);
	registerCriteria(api);
	registerFindings(api);
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

function registerTemplates(api: Api): void {
	route(api, { method: 'get', path: '/item-templates', action: 'ready.read', summary: 'Lists what new items of each type begin with.', answer: pageSchema(itemTemplateSchema) }, (context) =>
		backlog.listTemplates(context)
	);
	route(
		api,
		{ method: 'put', path: '/item-templates/{type}', action: 'ready.manage', summary: 'Writes what new items of a type begin with.', params: templateParams, body: newTemplate, answer: itemTemplateSchema },
		(context, { params, body, ifMatch }) => backlog.keepTemplate(context, params.type, body, ifMatch)
	);
}

function registerCriteria(api: Api): void {
	const all = { path: '/items/{id}/criteria', params: itemParams } as const;
	const one = { path: '/items/{id}/criteria/{criterionId}', params: criterionParams } as const;
	route(
		api,
		{ ...all, method: 'get', action: 'item.read', summary: 'Lists the acceptance criteria in order.', query: pageOnly, answer: pageSchema(lintedCriterionSchema) },
		(context, { params, query }) => backlog.listCriteria(context, params.id, query)
	);
	route(
		api,
		{ ...all, method: 'post', action: 'item.manage', summary: 'Adds an acceptance criterion.', body: newCriterion, answer: lintedCriterionSchema, status: 201 },
		(context, { params, body }) => backlog.addCriterion(context, params.id, body)
	);
	route(api, { ...one, method: 'get', action: 'item.read', summary: 'Gets an acceptance criterion.', answer: lintedCriterionSchema }, (context, { params }) =>
		backlog.getCriterion(context, params.id, params.criterionId)
	);
	route(
		api,
		{ ...one, method: 'patch', action: 'item.manage', summary: 'Changes or moves an acceptance criterion.', body: criterionChanges, answer: lintedCriterionSchema },
		(context, { params, body, ifMatch }) => backlog.changeCriterion(context, { itemId: params.id, id: params.criterionId, ifMatch }, body)
	);
	route(api, { ...one, method: 'delete', action: 'item.manage', summary: 'Removes an acceptance criterion.', status: 204 }, (context, { params }) =>
		backlog.removeCriterion(context, params.id, params.criterionId)
	);
}

function registerFindings(api: Api): void {
	route(
		api,
		{ method: 'post', path: '/items/{id}/criteria/several', action: 'item.manage', summary: 'Adds a list of acceptance criteria, or puts several in the place of one.', params: itemParams, body: newCriteria, answer: pageSchema(lintedCriterionSchema), status: 201 },
		(context, { params, body }) => backlog.addCriteria(context, params.id, body)
	);
	route(
		api,
		{ method: 'get', path: '/items/{id}/findings', action: 'item.read', summary: 'Shows what the rules say of an item’s criteria and its story.', params: itemParams, answer: pageSchema(z.union([findingSchema, shownStoryFindingSchema])) },
		(context, { params }) => backlog.listAllFindings(context, params.id)
	);
	const dismissal = { path: '/items/{id}/findings/{key}/dismissal', params: findingParams } as const;
	route(api, { ...dismissal, method: 'post', action: 'item.manage', summary: 'Says that a finding is no problem.', answer: findingSchema, status: 201 }, (context, { params }) =>
		backlog.dismissFinding(context, params.id, params.key)
	);
	route(api, { ...dismissal, method: 'delete', action: 'item.manage', summary: 'Takes back that a finding is no problem.', status: 204 }, (context, { params }) =>
		backlog.takeUpFinding(context, params.id, params.key)
	);
}
