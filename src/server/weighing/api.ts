import { itemParams } from '#core/backlog/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { scoreParams } from '#core/prioritising/contract.ts';
import * as contract from '#core/weighing/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as weighing from './service.ts';

export function registerWeighing(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/scores/{id}/items', params: scoreParams, action: 'score.read', summary: 'Weighs what waits in the backlog by a score: where each item stands, where it would stand, and each number’s inputs.', query: contract.weighingQuery, answer: contract.weighingSchema, limit: 'search' },
		(context, { params, query }) => weighing.weighByScore(context, params.id, query.months)
	);
	route(
		api,
		{ method: 'post', path: '/weighings', action: 'score.read', summary: 'Weighs what waits in the backlog by any formula, with other numbers or weights of segments; nothing is kept.', body: contract.weighingRequest, answer: contract.weighingSchema, limit: 'search' },
		(context, { body }) => weighing.weigh(context, body)
	);
	registerOrders(api);
	registerInputs(api);
	registerScenarios(api);
}

function registerOrders(api: Api): void {
	route(api, { method: 'get', path: '/orders', action: 'item.read', summary: 'Lists the proposed orders that were taken over, the newest first.', query: contract.pageOnly, answer: pageSchema(contract.orderSchema) }, (context, { query }) =>
		weighing.listOrders(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/orders', action: 'item.manage', summary: 'Takes a proposed order over, for all items or for some; `basis` says which proposal was looked at.', body: contract.newOrder, answer: contract.orderSchema, status: 201 },
		(context, { body }) => weighing.applyOrder(context, body)
	);
	route(api, { method: 'delete', path: '/orders/{id}', params: contract.orderParams, action: 'item.manage', summary: 'Puts back what an order moved.', answer: contract.orderSchema }, (context, { params }) =>
		weighing.undoOrder(context, params.id)
	);
}

function registerInputs(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/items/{id}/inputs', params: itemParams, action: 'item.read', summary: 'Lists what was typed beside an item’s live numbers, by whom and why, the newest first.', query: contract.pageOnly, answer: pageSchema(contract.overrideSchema) },
		(context, { params, query }) => weighing.listOverrides(context, params.id, query)
	);
	route(
		api,
		{ method: 'put', path: '/items/{id}/inputs/{input}', params: contract.inputParams, action: 'item.manage', summary: 'Types a number beside a live one, and why; null gives the live one back.', body: contract.newOverride, answer: contract.overrideSchema },
		(context, { params, body }) => weighing.overrideInput(context, params, body)
	);
}

function registerScenarios(api: Api): void {
	route(api, { method: 'get', path: '/scenarios', action: 'score.read', summary: 'Lists the kept ways to weigh the backlog.', query: contract.pageOnly, answer: pageSchema(contract.scenarioSchema) }, (context, { query }) =>
		weighing.listScenarios(context, query)
	);
	route(api, { method: 'post', path: '/scenarios', action: 'score.manage', summary: 'Keeps a way to weigh the backlog.', body: contract.newScenario, answer: contract.scenarioSchema, status: 201 }, (context, { body }) =>
		weighing.createScenario(context, body)
	);
	route(api, { method: 'delete', path: '/scenarios/{id}', params: contract.scenarioParams, action: 'score.manage', summary: 'Removes a scenario.', status: 204 }, (context, { params }) => weighing.removeScenario(context, params.id));
}
