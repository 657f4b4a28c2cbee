import { dependenciesSchema, dependencyQuery, graphQuery, graphSchema, newOutsideWork, outsideChanges, outsideLinkParams, outsideParams, outsideWorkSchema } from '#core/backlog/dependencies.ts';
import { dependencyParams, itemParams, pageOnly } from '#core/backlog/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { route, type Api } from '../../platform/http/route.ts';
import * as backlog from '../service.ts';

export function registerDependencies(api: Api): void {
	const one = { path: '/items/{id}/dependencies/{otherId}', params: dependencyParams, query: dependencyQuery } as const;
	route(
		api,
		{ method: 'get', path: '/dependencies', action: 'item.read', summary: 'Shows what waits for what, of the whole backlog or around one item, and the longest chain.', query: graphQuery, answer: graphSchema },
		(context, { query }) => backlog.drawGraph(context, query)
	);
	route(
		api,
		{ method: 'get', path: '/items/{id}/dependencies', action: 'item.read', summary: 'Lists what an item waits for and what waits for it.', params: itemParams, answer: dependenciesSchema },
		(context, { params }) => backlog.listDependencies(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'put', action: 'item.manage', summary: 'Says that an item waits for another, relates to it, duplicates it or was split from it.', answer: dependenciesSchema },
		(context, { params, query }) => backlog.addDependency(context, { ...params, ...query })
	);
	route(api, { ...one, method: 'delete', action: 'item.manage', summary: 'Takes back what was said of two items.', status: 204 }, (context, { params, query }) =>
		backlog.removeDependency(context, { ...params, ...query })
	);
	registerOutside(api);
}

function registerOutside(api: Api): void {
	const link = { path: '/items/{id}/outside-work/{outsideId}', params: outsideLinkParams } as const;
	route(
		api,
		{ method: 'get', path: '/outside-work', action: 'item.read', summary: 'Lists the work of other teams and vendors that items wait for.', query: pageOnly, answer: pageSchema(outsideWorkSchema) },
		(context, { query }) => backlog.listOutsideWork(context, query)
	);
	route(
		api,
		{ method: 'patch', path: '/outside-work/{id}', action: 'item.manage', summary: 'Changes who answers for work outside, what was promised and how it stands.', params: outsideParams, body: outsideChanges, answer: outsideWorkSchema },
		(context, { params, body, ifMatch }) => backlog.changeOutsideWork(context, params.id, body, ifMatch)
	);
	route(
		api,
		{ method: 'post', path: '/items/{id}/outside-work', action: 'item.manage', summary: 'Names work of another team or a vendor that an item waits for.', params: itemParams, body: newOutsideWork, answer: outsideWorkSchema, status: 201 },
		(context, { params, body }) => backlog.addOutsideWork(context, params.id, body)
	);
	route(api, { ...link, method: 'put', action: 'item.manage', summary: 'Says that an item waits for work outside that is named already.', answer: outsideWorkSchema }, (context, { params }) =>
		backlog.linkOutsideWork(context, params.id, params.outsideId)
	);
	route(api, { ...link, method: 'delete', action: 'item.manage', summary: 'Takes back that an item waits for work outside.', status: 204 }, (context, { params }) =>
		backlog.unlinkOutsideWork(context, params.id, params.outsideId)
	);
}
