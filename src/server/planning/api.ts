import { itemSchema } from '#core/backlog/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import {
	completed,
	doneItem,
	doneParams,
	doneRequest,
	entered,
	entriesQuery,
	entryRequest,
	itemPatch,
	newSprint,
	outlookSchema,
	shippingSchema,
	sprintChanges,
	sprintEntrySchema,
	sprintItemParams,
	sprintParams,
	sprintQuery,
	sprintSchema
} from '#core/planning/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as planning from './service.ts';

export function registerPlanning(api: Api): void {
	registerSprints(api);
	registerEntries(api);
	registerDone(api);
	route(
		api,
		{ method: 'get', path: '/planning/outlook', action: 'sprint.read', summary: 'Shows the ready work, the velocity and the next sprint.', answer: outlookSchema },
		(context) => planning.readOutlook(context)
	);
}

function registerSprints(api: Api): void {
	const one = { path: '/sprints/{id}', params: sprintParams } as const;
	route(
		api,
		{ method: 'get', path: '/sprints', action: 'sprint.read', summary: 'Lists the sprints, the newest first.', query: sprintQuery, answer: pageSchema(sprintSchema) },
		(context, { query }) => planning.listSprints(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/sprints', action: 'sprint.manage', summary: 'Plans a sprint.', body: newSprint, answer: sprintSchema, status: 201 },
		(context, { body }) => planning.createSprint(context, body)
	);
	route(api, { ...one, method: 'get', action: 'sprint.read', summary: 'Gets a sprint.', answer: sprintSchema }, (context, { params }) =>
		planning.getSprint(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'patch', action: 'sprint.manage', summary: 'Changes a sprint.', body: sprintChanges, answer: sprintSchema },
		(context, { params, body, ifMatch }) => planning.changeSprint(context, params.id, body, ifMatch)
	);
	route(api, { ...one, method: 'delete', action: 'sprint.manage', summary: 'Removes a sprint that never ran.', status: 204 }, (context, { params }) =>
		planning.removeSprint(context, params.id)
	);
	route(
		api,
		{ method: 'post', path: '/sprints/{id}/start', params: sprintParams, action: 'sprint.manage', summary: 'Starts a sprint.', answer: sprintSchema },
		(context, { params }) => planning.startSprint(context, params.id)
	);
	route(
		api,
		{ method: 'post', path: '/sprints/{id}/complete', params: sprintParams, action: 'sprint.manage', summary: 'Completes a sprint; what is not done goes back to the top of the backlog.', answer: completed },
		(context, { params }) => planning.completeSprint(context, params.id)
	);
}

function registerEntries(api: Api): void {
	const one = { path: '/sprints/{id}/items/{itemId}', params: sprintItemParams, action: 'sprint.manage' } as const;
	route(
		api,
		{ method: 'get', path: '/sprints/{id}/entries', params: sprintParams, action: 'sprint.read', summary: 'Lists what entered a sprint, by whom, and what became of it.', query: entriesQuery, answer: pageSchema(sprintEntrySchema) },
		(context, { params, query }) => planning.listEntries(context, params.id, query)
	);
	route(
		api,
		{ ...one, method: 'put', summary: 'Puts an item into a sprint; one that is not ready needs a reason.', body: entryRequest, answer: entered },
		(context, { params, body }) => planning.enterSprint(context, { sprintId: params.id, itemId: params.itemId }, body.overrideReason)
	);
	route(api, { ...one, method: 'delete', summary: 'Takes an item out of a sprint.', status: 204 }, (context, { params }) =>
		planning.leaveSprint(context, { sprintId: params.id, itemId: params.itemId })
	);
}

function registerDone(api: Api): void {
	const one = { params: doneParams } as const;
	route(
		api,
		{ ...one, method: 'patch', path: '/items/{id}', action: 'item.manage', summary: 'Changes an item.', body: itemPatch, answer: itemSchema },
		(context, { params, body, ifMatch }) => planning.patchItem(context, params.id, body, ifMatch)
	);
	route(
		api,
		{ ...one, method: 'get', path: '/items/{id}/shipping', action: 'item.read', summary: 'Shows what marking an item done would ship.', answer: shippingSchema },
		(context, { params }) => planning.previewShipping(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'put', path: '/items/{id}/done', action: 'item.manage', summary: 'Marks an item done and ships its posts.', body: doneRequest, answer: doneItem },
		(context, { params, body }) => planning.markDone(context, params.id, body)
	);
}
