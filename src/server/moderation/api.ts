import * as contract from '#core/moderation/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as moderation from './service.ts';

export function registerModeration(api: Api): void {
	registerHeld(api);
	registerBans(api);
	registerReports(api);
	registerSettings(api);
}

function registerHeld(api: Api): void {
	const one = { params: contract.heldParams, answer: contract.heldSchema } as const;
	route(
		api,
		{ method: 'get', path: '/moderation/held', action: 'moderation.read', summary: 'Lists texts that wait for review, or were decided.', query: contract.heldQuery, answer: pageSchema(contract.heldSchema) },
		(context, { query }) => moderation.listHeld(context, query)
	);
	route(api, { ...one, method: 'get', path: '/moderation/held/{id}', action: 'moderation.read', summary: 'Gets a held text with the reasons why it waits.' }, (context, { params }) =>
		moderation.getHeld(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'post', path: '/moderation/held/{id}/approval', action: 'moderation.decide', summary: 'Publishes a held text, with everything that follows from asking or commenting.' },
		(context, { params }) => moderation.approveHeld(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'post', path: '/moderation/held/{id}/rejection', action: 'moderation.decide', summary: 'Keeps a held text from the portal, with a reason that its author can read.', body: contract.rejection },
		(context, { params, body }) => moderation.rejectHeld(context, params.id, body.reason)
	);
	route(
		api,
		{ method: 'get', path: '/me/held', action: 'me.read', summary: 'Lists what you wrote that is not published.', query: contract.pageOnly, answer: pageSchema(contract.heldSchema) },
		(context, { query }) => moderation.listOwnHeld(context, query)
	);
}

function registerBans(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/moderation/bans', action: 'moderation.read', summary: 'Lists bans, standing and past.', query: contract.banQuery, answer: pageSchema(contract.banSchema) },
		(context, { query }) => moderation.listBans(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/moderation/bans', action: 'moderation.decide', summary: 'Bans a person: they can read, and not write.', body: contract.newBan, answer: contract.banSchema, status: 201 },
		(context, { body }) => moderation.banPerson(context, body)
	);
	route(
		api,
		{ method: 'delete', path: '/moderation/bans/{id}', action: 'moderation.decide', summary: 'Lifts a ban; that it was stays.', params: contract.banParams, answer: contract.banSchema },
		(context, { params }) => moderation.liftBan(context, params.id)
	);
}

function registerReports(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/moderation/reports', action: 'moderation.read', summary: 'Lists what was reported.', query: contract.reportQuery, answer: pageSchema(contract.reportSchema) },
		(context, { query }) => moderation.listReports(context, query)
	);
	route(
		api,
		{
			method: 'put',
			path: '/moderation/reports/{id}/resolution',
			action: 'moderation.decide',
			summary: 'Resolves all reports about the same thing: it is kept, or removed.',
			params: contract.reportParams,
			body: contract.resolution,
			answer: contract.reportSchema
		},
		(context, { params, body }) => moderation.resolveReport(context, params.id, body.outcome)
	);
}

function registerSettings(api: Api): void {
	const settings = { path: '/moderation/settings', answer: contract.settingsSchema } as const;
	route(api, { ...settings, method: 'get', action: 'moderation.read', summary: 'Gets the rules that hold texts for review.' }, (context) => moderation.readSettings(context));
	route(
		api,
		{ ...settings, method: 'patch', action: 'moderation.manage', summary: 'Changes the rules that hold texts for review.', body: contract.settingsChanges },
		(context, { body, ifMatch }) => moderation.changeSettings(context, body, ifMatch)
	);
	route(api, { method: 'get', path: '/moderation/counts', action: 'moderation.read', summary: 'Counts what waits for a decision.', answer: contract.countsSchema }, (context) =>
		moderation.readCounts(context)
	);
}
