import * as contract from '#core/prioritising/contract.ts';
import * as table from '#core/prioritising/table.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { postListQuery, postParams } from '#core/posts/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as prioritising from './service.ts';

export function registerPrioritising(api: Api): void {
	registerScores(api);
	registerJudging(api);
	registerTable(api);
	registerViews(api);
}

function registerScores(api: Api): void {
	const one = { path: '/scores/{id}', params: contract.scoreParams, answer: contract.scoreSchema } as const;
	route(
		api,
		{ method: 'get', path: '/scores', action: 'score.read', summary: 'Lists the ways to weigh posts.', query: contract.listQuery, answer: pageSchema(contract.scoreSchema) },
		(context, { query }) => prioritising.listScores(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/scores', action: 'score.manage', summary: 'Adds a score by its formula.', body: contract.newScore, answer: contract.scoreSchema, status: 201 },
		(context, { body }) => prioritising.createScore(context, body)
	);
	route(api, { ...one, method: 'get', action: 'score.read', summary: 'Gets a score.' }, (context, { params }) => prioritising.getScore(context, params.id));
	route(
		api,
		{ ...one, method: 'patch', action: 'score.manage', summary: 'Changes a score; a new formula is calculated at once.', body: contract.scoreChanges },
		(context, { params, body, ifMatch }) => prioritising.changeScore(context, params.id, body, ifMatch)
	);
	route(
		api,
		{ method: 'delete', path: '/scores/{id}', params: contract.scoreParams, action: 'score.manage', summary: 'Removes a score.', status: 204 },
		(context, { params }) => prioritising.removeScore(context, params.id)
	);
	route(
		api,
		{ method: 'get', path: '/scores/{id}/results', params: contract.scoreParams, action: 'score.read', summary: 'Lists posts by a score, the highest first, with the numbers it was made of.', query: contract.listQuery, answer: pageSchema(contract.scoreResultSchema) },
		(context, { params, query }) => prioritising.resultsOfScore(context, params.id, query)
	);
}

function registerJudging(api: Api): void {
	const judgements = { path: '/posts/{id}/judgements', params: postParams, answer: contract.judgementsSchema } as const;
	route(api, { ...judgements, method: 'get', action: 'score.read', summary: 'Lists what the team judged of a post: reach, impact, confidence, effort, value.' }, (context, { params }) =>
		prioritising.judgementsOf(context, params.id)
	);
	route(
		api,
		{ ...judgements, method: 'patch', action: 'score.manage', summary: 'Sets what the team judges of a post; null takes one back.', body: contract.judgementChanges },
		(context, { params, body }) => prioritising.judge(context, params.id, body)
	);
}

function registerTable(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/table/posts', action: 'score.read', summary: 'Lists posts with what the team judged of them and their scores.', query: postListQuery, answer: table.tablePage, limit: 'search' },
		(context, { query }) => prioritising.tableOf(context, query)
	);
	route(
		api,
		{ method: 'get', path: '/table/posts.csv', action: 'score.read', summary: 'Streams the posts of a view as CSV; `columns` names them, separated by commas.', query: table.csvQuery, limit: 'search' },
		(context, { query }) => prioritising.tableAsCsv(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/posts/status-changes', action: 'post.set-status', summary: 'Sets one status for up to 100 posts in one act, and tells their followers or not.', body: table.manyStatuses, answer: table.changedSchema },
		(context, { body }) => prioritising.setManyStatuses(context, body)
	);
	route(
		api,
		{ method: 'post', path: '/posts/tag-changes', action: 'post.edit', summary: 'Adds tags to up to 100 posts, and takes others away.', body: table.manyTags, answer: table.changedSchema },
		(context, { body }) => prioritising.setManyTags(context, body)
	);
}

function registerViews(api: Api): void {
	const one = { path: '/views/{id}', params: table.viewParams } as const;
	route(api, { method: 'get', path: '/views', action: 'view.read', summary: 'Lists your views of posts, and those of the team.', query: contract.listQuery, answer: pageSchema(table.viewSchema) }, (context, { query }) =>
		prioritising.listViews(context, query)
	);
	route(api, { method: 'post', path: '/views', action: 'view.keep', summary: 'Keeps a view: filters, order and columns.', body: table.newView, answer: table.viewSchema, status: 201 }, (context, { body }) =>
		prioritising.createView(context, body)
	);
	route(api, { ...one, method: 'patch', action: 'view.keep', summary: 'Changes a view of your own.', body: table.viewChanges, answer: table.viewSchema }, (context, { params, body, ifMatch }) =>
		prioritising.changeView(context, params.id, body, ifMatch)
	);
	route(api, { ...one, method: 'delete', action: 'view.keep', summary: 'Removes a view of your own.', status: 204 }, (context, { params }) => prioritising.removeView(context, params.id));
}
