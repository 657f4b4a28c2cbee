import { findingQuery, findingsSchema } from '#core/finding/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import { findEverything } from './service.ts';

export function registerFinding(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/search', action: 'search.read', summary: 'Finds posts, items, people and companies by some words.', query: findingQuery, answer: findingsSchema, limit: 'search' },
		(context, { query }) => findEverything(context, query)
	);
}
