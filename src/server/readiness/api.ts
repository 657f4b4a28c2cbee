import {
	confirmation,
	definitionChanges,
	definitionSchema,
	keyParams,
	newReadyCriterion,
	readinessKeyParams,
	readinessParams,
	readinessSchema,
	readyChanges,
	readyCriterionSchema
} from '#core/readiness/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as readiness from './service.ts';

export function registerReadiness(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/items/{id}/readiness', action: 'item.read', summary: 'Shows how an item stands against the Definition of Ready.', params: readinessParams, answer: readinessSchema },
		(context, { params }) => readiness.readReadiness(context, params.id)
	);
	route(
		api,
		{ method: 'put', path: '/items/{id}/readiness/{key}', action: 'item.manage', summary: 'Confirms a criterion that no rule can see, or takes it back.', params: readinessKeyParams, body: confirmation, answer: readinessSchema },
		(context, { params, body }) => readiness.confirmCriterion(context, params, body.met)
	);
	registerDefinition(api);
}

function registerDefinition(api: Api): void {
	const all = { path: '/definition-of-ready' } as const;
	const one = { path: '/definition-of-ready/{key}', params: keyParams } as const;
	route(api, { ...all, method: 'get', action: 'ready.read', summary: 'Lists the Definition of Ready in order.', answer: definitionSchema }, (context) =>
		readiness.readDefinition(context)
	);
	route(
		api,
		{ ...all, method: 'post', action: 'ready.manage', summary: 'Adds a criterion that a member ticks.', body: newReadyCriterion, answer: readyCriterionSchema, status: 201 },
		(context, { body }) => readiness.addReadyCriterion(context, body)
	);
	route(
		api,
		{ ...all, method: 'patch', action: 'ready.manage', summary: 'Changes and orders several criteria at once.', body: definitionChanges, answer: definitionSchema },
		(context, { body }) => readiness.changeReadyCriteria(context, body)
	);
	route(
		api,
		{ ...one, method: 'patch', action: 'ready.manage', summary: 'Changes a criterion; every item is judged anew.', body: readyChanges, answer: readyCriterionSchema },
		(context, { params, body, ifMatch }) => readiness.changeReadyCriterion(context, params.key, body, ifMatch)
	);
	route(api, { ...one, method: 'delete', action: 'ready.manage', summary: 'Removes an own criterion.', status: 204 }, (context, { params }) =>
		readiness.removeReadyCriterion(context, params.key)
	);
}
