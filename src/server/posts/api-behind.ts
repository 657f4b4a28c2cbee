import { behindQuery, breakdownSchema, companyBehindSchema } from '#core/posts/behind.ts';
import { postParams } from '#core/posts/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { route, type Api } from '../platform/http/route.ts';
import { breakDownDemand, listCompaniesBehind } from './behind.ts';

export function registerBehind(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/posts/{id}/companies', params: postParams, action: 'post.see-voters', summary: 'Lists the companies behind a post, with what each is now and was when its first person joined.', query: behindQuery, answer: pageSchema(companyBehindSchema) },
		(context, { params, query }) => listCompaniesBehind(context, params.id, query)
	);
	route(
		api,
		{ method: 'get', path: '/posts/{id}/demand', params: postParams, action: 'post.see-voters', summary: 'Breaks the demand of a post down by plan, stage and segment, now and at the time.', answer: breakdownSchema },
		(context, { params }) => breakDownDemand(context, params.id)
	);
}
