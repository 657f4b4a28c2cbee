import { ReadableStream, TextEncoderStream } from 'node:stream/web';
import { auditFilter, auditQuery, auditSchema, kindsSchema } from '#core/audit/contract.ts';
import { pageSchema } from '#core/kernel/schemas.ts';
import { route, type Api } from '../platform/http/route.ts';
import { auditLines, kindsOfAudit, listAudit } from './service.ts';

export function registerAudit(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/audit', action: 'audit.read', summary: 'Lists who did what, from where, when; newest first.', query: auditQuery, answer: pageSchema(auditSchema) },
		(context, { query }) => listAudit(context, query)
	);
	route(api, { method: 'get', path: '/audit/kinds', action: 'audit.read', summary: 'Lists the kinds of acts that were recorded.', answer: kindsSchema }, async (context) => ({
		data: await kindsOfAudit(context)
	}));
	route(
		api,
		{ method: 'get', path: '/audit/export', action: 'audit.read', summary: 'Streams the filtered audit as JSON lines.', query: auditFilter },
		async (context, { query }) => {
			const lines = ReadableStream.from(auditLines(context, query)).pipeThrough(new TextEncoderStream());
			const headers = { 'content-type': 'application/jsonl', 'content-disposition': 'attachment; filename="winnow-audit.jsonl"', 'cache-control': 'no-store' };
			return new Response(lines as unknown as BodyInit, { headers });
		}
	);
}
