import { boardChanges, boardParams, boardSchema, listQuery, newBoard } from '#core/boards/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { Reply, route, type Api } from '../platform/http/route.ts';
import { changeBoard, createBoard, getBoard, listBoards, removeBoard } from './service.ts';

export function registerBoards(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/boards', action: 'portal.read', summary: 'Lists the boards you may see.', query: listQuery, answer: pageSchema(boardSchema) },
		(context, { query }) => listBoards(context, query)
	);
	route(
		api,
		{ method: 'post', path: '/boards', action: 'board.manage', summary: 'Adds a board.', body: newBoard, answer: boardSchema, status: 201 },
		(context, { body }) => createBoard(context, body)
	);
	route(
		api,
		{ method: 'get', path: '/boards/{id}', action: 'portal.read', summary: 'Gets a board.', params: boardParams, answer: boardSchema },
		(context, { params }) => getBoard(context, params.id)
	);
	route(
		api,
		{ method: 'patch', path: '/boards/{id}', action: 'board.manage', summary: 'Changes a board.', params: boardParams, body: boardChanges, answer: boardSchema },
		(context, { params, body, ifMatch }) => changeBoard(context, params.id, body, ifMatch)
	);
	route(
		api,
		{ method: 'delete', path: '/boards/{id}', action: 'board.manage', summary: 'Removes an empty board.', params: boardParams, status: 204 },
		async (context, { params }) => {
			await removeBoard(context, params.id);
			return new Reply(204, null);
		}
	);
}
