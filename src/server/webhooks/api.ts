import { pageSchema } from '#core/kernel/schemas.ts';
import { maskSecret } from '#core/webhooks/rules.ts';
import * as contract from '#core/webhooks/contract.ts';
import { Reply, route, type Api } from '../platform/http/route.ts';
import type { Allowed } from '../platform/outside/addresses.ts';
import * as webhooks from './service.ts';

export function registerWebhooks(api: Api, allowed: Allowed): void {
	registerEndpoints(api, allowed);
	registerLog(api);
}

function registerEndpoints(api: Api, allowed: Allowed): void {
	const one = { path: '/webhooks/{id}', params: contract.webhookParams, answer: contract.webhookSchema } as const;
	route(api, { method: 'get', path: '/webhooks', action: 'webhook.read', summary: 'Lists the endpoints that events go to.', query: contract.webhooksQuery, answer: pageSchema(contract.webhookSchema) }, (context, { query }) =>
		webhooks.listWebhooks(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/webhooks', action: 'webhook.manage', summary: 'Adds an endpoint; its secret stands in this answer alone.', body: contract.newWebhook, answer: contract.webhookSchema, status: 201 },
		async (context, { body }) => {
			const made = await webhooks.createWebhook(context, allowed, body);
			// A repeated request is answered again, without the secret.
			return new Reply(201, made, {}, { ...made, secret: maskSecret(made.secret) });
		}
	);
	route(api, { ...one, method: 'get', action: 'webhook.read', summary: 'Gets an endpoint.' }, (context, { params }) => webhooks.getWebhook(context, params.id));
	route(api, { ...one, method: 'patch', action: 'webhook.manage', summary: 'Changes an endpoint, or switches it on or off.', body: contract.webhookChanges }, (context, { params, body, ifMatch }) =>
		webhooks.changeWebhook(context, allowed, { id: params.id, changes: body, ifMatch })
	);
	route(api, { method: 'delete', path: '/webhooks/{id}', params: contract.webhookParams, action: 'webhook.manage', summary: 'Removes an endpoint and its log.', status: 204 }, (context, { params }) =>
		webhooks.removeWebhook(context, params.id)
	);
	route(api, { ...one, method: 'post', path: '/webhooks/{id}/rotate', action: 'webhook.manage', summary: 'Makes a new secret; the one before signs too for a day.' }, (context, { params }) => webhooks.rotateSecret(context, params.id));
}

function registerLog(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/webhooks/{id}/deliveries', params: contract.webhookParams, action: 'webhook.read', summary: 'Lists what was sent and what was answered, newest first.', query: contract.webhookDeliveriesQuery, answer: pageSchema(contract.webhookDeliverySchema) },
		(context, { params, query }) => webhooks.listWebhookDeliveries(context, params.id, query)
	);
	route(
		api,
		{ method: 'post', path: '/webhooks/{id}/deliveries/{deliveryId}/redeliver', params: contract.webhookDeliveryParams, action: 'webhook.manage', summary: 'Sends a delivery again.', answer: contract.webhookDeliverySchema },
		(context, { params }) => webhooks.redeliver(context, params.id, params.deliveryId)
	);
	route(api, { method: 'post', path: '/webhooks/{id}/test', params: contract.webhookParams, action: 'webhook.manage', summary: 'Sends a test.', answer: contract.webhookDeliverySchema, status: 202 }, (context, { params }) =>
		webhooks.testWebhook(context, params.id)
	);
}
