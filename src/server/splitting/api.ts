import { itemParams } from '#core/backlog/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { proposalsSchema, splitAnswer, splitParams, splitRequest, splitSchema, splitsQuery } from '#core/splitting/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as splitting from './service.ts';

export function registerSplitting(api: Api): void {
	const all = { path: '/items/{id}/splits', params: itemParams } as const;
	route(api, { ...all, method: 'get', action: 'item.read', summary: 'Lists how an item was split, the newest first.', query: splitsQuery, answer: pageSchema(splitSchema) }, (context, { params, query }) =>
		splitting.listSplits(context, params.id, query)
	);
	route(
		api,
		{ ...all, method: 'post', action: 'item.manage', summary: 'Splits an item into parts; every criterion goes to one of them or is dropped with a reason.', body: splitRequest, answer: splitAnswer, status: 201 },
		(context, { params, body }) => splitting.splitItem(context, params.id, body)
	);
	route(api, { method: 'get', path: '/items/{id}/splits/proposals', params: itemParams, action: 'item.read', summary: 'Says whether an item may be worth splitting, and the ways its words point to.', answer: proposalsSchema }, (context, { params }) =>
		splitting.proposeSplits(context, params.id)
	);
	route(api, { method: 'delete', path: '/items/{id}/splits/{splitId}', params: splitParams, action: 'item.manage', summary: 'Puts an item together again, while nobody works on a part.', answer: splitAnswer }, (context, { params }) =>
		splitting.undoSplit(context, params.id, params.splitId)
	);
}
