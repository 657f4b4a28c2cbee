import { ReadableStream, TextEncoderStream } from 'node:stream/web';
import { importListQuery, importParams, importQuery, importSchema, largestImport } from '#core/importing/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { inTransaction } from '../platform/context.ts';
import { record } from '../platform/outbox.ts';
import { route, type Api } from '../platform/http/route.ts';
import { errorsOfImport, exportLines, getImport, listImports, startImport } from './service.ts';

export function registerImporting(api: Api, folder: string): void {
	route(
		api,
		{
			method: 'post',
			path: '/imports',
			action: 'import.run',
			summary: 'Brings in the requests of a CSV file sent as the body (at most 20 MB). It can be repeated, and tells nobody.',
			query: importQuery,
			answer: importSchema,
			status: 202,
			takesFile: true,
			largestBody: largestImport
		},
		(context, { query, file }) => startImport(context, folder, { ...query, file })
	);
	route(
		api,
		{ method: 'get', path: '/imports', action: 'import.run', summary: 'Lists imports, the newest first.', query: importListQuery, answer: pageSchema(importSchema) },
		(context, { query }) => listImports(context, query)
	);
	route(
		api,
		{ method: 'get', path: '/imports/{id}', action: 'import.run', summary: 'Gets an import with its progress and the rows that were wrong.', params: importParams, answer: importSchema },
		(context, { params }) => getImport(context, params.id)
	);
	route(
		api,
		{ method: 'get', path: '/imports/{id}/errors', action: 'import.run', summary: 'Gets the rows that were wrong, at most 5000, as a CSV file.', params: importParams },
		async (context, { params }) => {
			const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="rows-not-taken.csv"', 'cache-control': 'no-store' };
			return new Response(await errorsOfImport(context, params.id), { headers });
		}
	);
	route(
		api,
		{ method: 'get', path: '/export', action: 'export.run', summary: 'Streams the whole workspace as JSON lines, each with a table and a row, without secrets.' },
		async (context) => {
			await inTransaction(context, (_, inner) => record(inner, { type: 'workspace.exported', actorId: inner.viewer.personId, detail: {}, membersOnly: true }));
			const lines = ReadableStream.from(exportLines(context)).pipeThrough(new TextEncoderStream());
			const headers = { 'content-type': 'application/jsonl', 'content-disposition': 'attachment; filename="winnow-export.jsonl"', 'cache-control': 'no-store' };
			return new Response(lines as unknown as BodyInit, { headers });
		}
	);
}
