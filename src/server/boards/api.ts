import {
	boardChanges,
	boardParams,
	boardSchema,
	listQuery,
	newBoard,
	newStatus,
	newTag,
	statusChanges,
	statusParams,
	statusSchema,
	tagChanges,
	tagParams,
	tagSchema
} from '#core/boards/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as boards from './service.ts';

export function registerBoards(api: Api): void {
	registerBoardRoutes(api);
	registerStatusRoutes(api);
	registerTagRoutes(api);
}

function registerBoardRoutes(api: Api): void {
	const one = { path: '/boards/{id}', params: boardParams, answer: boardSchema } as const;
	route(
		api,
		{ method: 'get', path: '/boards', action: 'portal.read', kept: true, summary: 'Lists the boards you may see.', query: listQuery, answer: pageSchema(boardSchema) },
		(context, { query }) => boards.listBoards(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/boards', action: 'board.manage', summary: 'Adds a board.', body: newBoard, answer: boardSchema, status: 201 },
		(context, { body }) => boards.createBoard(context, body)
	);
	route(api, { ...one, method: 'get', action: 'portal.read', summary: 'Gets a board.' }, (context, { params }) =>
		boards.getBoard(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'patch', action: 'board.manage', summary: 'Changes a board.', body: boardChanges },
		(context, { params, body, ifMatch }) => boards.changeBoard(context, params.id, body, ifMatch)
	);
	route(
		api,
		{ method: 'delete', path: '/boards/{id}', params: boardParams, action: 'board.manage', summary: 'Removes an empty board.', status: 204 },
		(context, { params }) => boards.removeBoard(context, params.id)
	);
}

function registerStatusRoutes(api: Api): void {
	const one = { path: '/statuses/{id}', params: statusParams, answer: statusSchema } as const;
	route(
		api,
		{ method: 'get', path: '/statuses', action: 'portal.read', kept: true, summary: 'Lists the statuses in order.', query: listQuery, answer: pageSchema(statusSchema) },
		(context, { query }) => boards.listStatuses(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/statuses', action: 'status.manage', summary: 'Adds a status.', body: newStatus, answer: statusSchema, status: 201 },
		(context, { body }) => boards.createStatus(context, body)
	);
	route(api, { ...one, method: 'get', action: 'portal.read', summary: 'Gets a status.' }, (context, { params }) =>
		boards.getStatus(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'patch', action: 'status.manage', summary: 'Changes a status.', body: statusChanges },
		(context, { params, body, ifMatch }) => boards.changeStatus(context, params.id, body, ifMatch)
	);
	route(
		api,
		{
			method: 'delete',
			path: '/statuses/{id}',
			params: statusParams,
			action: 'status.manage',
			summary: 'Removes a status that no post has.',
			status: 204
		},
		(context, { params }) => boards.removeStatus(context, params.id)
	);
}

function registerTagRoutes(api: Api): void {
	const one = { path: '/tags/{id}', params: tagParams, answer: tagSchema } as const;
	route(
		api,
		{ method: 'get', path: '/tags', action: 'portal.read', kept: true, summary: 'Lists the tags by name.', query: listQuery, answer: pageSchema(tagSchema) },
		(context, { query }) => boards.listTags(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/tags', action: 'tag.manage', summary: 'Adds a tag.', body: newTag, answer: tagSchema, status: 201 },
		(context, { body }) => boards.createTag(context, body)
	);
	route(api, { ...one, method: 'get', action: 'portal.read', summary: 'Gets a tag.' }, (context, { params }) =>
		boards.getTag(context, params.id)
	);
	route(
		api,
		{ ...one, method: 'patch', action: 'tag.manage', summary: 'Renames or recolours a tag.', body: tagChanges },
		(context, { params, body, ifMatch }) => boards.changeTag(context, params.id, body, ifMatch)
	);
	route(
		api,
		{ method: 'delete', path: '/tags/{id}', params: tagParams, action: 'tag.manage', summary: 'Removes a tag from everywhere.', status: 204 },
		(context, { params }) => boards.removeTag(context, params.id)
	);
}
