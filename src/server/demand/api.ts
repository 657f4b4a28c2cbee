import { z } from 'zod';
import { flagSchema, historyQuery, historySchema, partSchema, partsQuery } from '#core/demand/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { postParams } from '#core/posts/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import { flagsOf, historyOf, partsOf } from './service.ts';

export function registerDemand(api: Api): void {
	const read = { method: 'get', params: postParams, action: 'post.see-voters' } as const;
	route(
		api,
		{ ...read, path: '/posts/{id}/demand/history', summary: 'Says what stood behind a post at the end of each day, the last year unless said.', query: historyQuery, answer: historySchema },
		(context, { params, query }) => historyOf(context, params.id, query)
	);
	route(
		api,
		{ ...read, path: '/posts/{id}/demand/parts', summary: 'Lists the people behind a post by company, segment, plan or lifecycle.', query: partsQuery, answer: pageSchema(partSchema) },
		(context, { params, query }) => partsOf(context, params.id, query)
	);
	route(
		api,
		{ ...read, path: '/posts/{id}/demand/flags', summary: 'Lists bursts of votes and throw-away addresses; they are flagged, not left out.', answer: z.object({ data: z.array(flagSchema) }) },
		async (context, { params }) => ({ data: await flagsOf(context, params.id) })
	);
}
