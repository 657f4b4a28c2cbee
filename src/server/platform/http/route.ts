import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { problemSchema } from './problem-schema.ts';
import { can } from '#core/access/actions.ts';
import type { Action } from '#core/access/actions.ts';
import { Refusal, type FieldErrors } from '#core/kernel/problem.ts';
import type { Viewer } from '#core/access/roles.ts';
import type { Context } from '../context.ts';
import { changesOf } from '../live.ts';
import { untilChange } from '../until-change.ts';
import type { Answer } from './answer.ts';
import { onceForKey } from './idempotency.ts';
import type { LimitName, Limits } from './limits.ts';

export type ApiEnvironment = { Variables: { context: Context; clientAddress: string; limits: Limits } };
export type Api = OpenAPIHono<ApiEnvironment>;

type Schema = z.ZodType | undefined;
type Parsed<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

export type RouteSpec<P extends Schema, Q extends Schema, B extends Schema> = {
	method: 'get' | 'post' | 'put' | 'patch' | 'delete';
	/** In the form `/posts/{id}`, below /api/v1. */
	path: string;
	action: Action;
	/** One sentence for the documentation. */
	summary: string;
	params?: P;
	query?: Q;
	body?: B;
	/** What is answered; absent for 204. */
	answer?: z.ZodType;
	status?: number;
	limit?: LimitName;
	/** Bytes of the request body; 256 kB unless said. */
	largestBody?: number;
	/** The body is a file, not JSON: it is handed over as it came. */
	takesFile?: boolean;
	/** The answer to a GET depends on the workspace's rows and the caller's rights alone, and may be kept until something changes. */
	kept?: boolean;
};

export type RouteInput<P extends Schema, Q extends Schema, B extends Schema> = {
	params: Parsed<P>;
	query: Parsed<Q>;
	body: Parsed<B>;
	/** The version the caller last saw, from If-Match; null when they did not say. */
	ifMatch: number | null;
	clientAddress: string;
	headers: Headers;
	/** Empty unless the route takes a file. */
	file: Uint8Array;
};

/** Every route that was defined, with its action: what the access tests and the documentation walk over. */
export const definedRoutes: { method: string; path: string; action: Action }[] = [];

/** To answer with another status than the route's usual one. */
export class Reply {
	readonly status: number;
	readonly body: unknown;
	readonly headers: Record<string, string>;
	readonly kept: unknown;
	constructor(status: number, body: unknown, headers: Record<string, string> = {}, kept: unknown = undefined) {
		this.status = status;
		this.body = body;
		this.headers = headers;
		this.kept = kept;
	}
}

/** Defines one REST route: documented, guarded by its action, parsed by its contract, idempotent by key when it is a POST. */
export function route<P extends Schema = undefined, Q extends Schema = undefined, B extends Schema = undefined>(
	api: Api,
	spec: RouteSpec<P, Q, B>,
	handle: (context: Context, input: RouteInput<P, Q, B>) => Promise<unknown>
): void {
	document(api, spec);
	definedRoutes.push({ method: spec.method, path: spec.path, action: spec.action });
	const honoPath = `/api/v1${spec.path}`.replace(/\{(\w+)\}/g, ':$1');
	api.on(spec.method.toUpperCase(), honoPath, async (c) => {
		const context = c.get('context');
		const limitHeaders = await takeLimits(c, spec.limit);
		if (context.viewer.via === 'nothing') throw new Refusal('sign-in-required', 'This needs an API key or a signed-in session.');
		if (!can(context.viewer, spec.action)) throw new Refusal('not-allowed', 'Your role or API key does not allow this.');
		const keptAs = spec.kept ? keyOfAnswer(context.viewer, c.req.url) : null;
		const known = keptAs === null ? undefined : answers.find(context.workspaceId, keptAs);
		if (known !== undefined) return jsonResponse(known, 200, limitHeaders);
		const changes = changesOf(context.workspaceId);
		const bytes = spec.body || spec.takesFile ? await readBytes(c, spec.largestBody ?? 262_144) : new Uint8Array();
		if (spec.body) requireJson(c.req.header('content-type'));
		const text = spec.body ? new TextDecoder().decode(bytes) : '';
		const input = {
			params: parse(spec.params, c.req.param(), 'path'),
			query: parse(spec.query, queryOf(c), 'query'),
			body: spec.body ? parse(spec.body, parseJson(text), 'body') : undefined,
			ifMatch: versionOf(c.req.header('if-match')),
			clientAddress: c.get('clientAddress'),
			headers: c.req.raw.headers,
			file: bytes
		} as RouteInput<P, Q, B>;
		const work = async (inner: Context): Promise<Answer> => {
			const result = await handle(inner, input);
			if (result instanceof Response) return { status: result.status, body: null, response: result };
			return result instanceof Reply ? result : { status: spec.status ?? 200, body: result };
		};
		const key = spec.method === 'post' ? c.req.header('idempotency-key') : undefined;
		const answer = key
			? await onceForKey(context, key, { route: `${spec.method} ${c.req.path}`, body: bytes }, work)
			: await work(context);
		if (answer.response) return answer.response;
		if (answer.status === 204) return new Response(null, { status: 204, headers: { 'cache-control': 'no-store', ...limitHeaders, ...answer.headers } });
		const json = JSON.stringify(answer.body);
		if (keptAs !== null && answer.status === 200) answers.keep(context.workspaceId, keptAs, json, changes);
		return jsonResponse(json, answer.status, { ...limitHeaders, ...answer.headers });
	});
}

const answers = untilChange<string>({ milliseconds: 10_000, most: 24_000_000, sizeOf: (json) => json.length });

/** Who sees the same answer at the same address: one person with one set of rights. */
function keyOfAnswer({ personId, role, via, scopes, boardIds, segmentIds }: Viewer, url: string): string {
	return `${personId} ${role} ${via} ${scopes?.join() ?? ''} ${boardIds?.join() ?? ''} ${segmentIds.join()} ${url}`;
}

function jsonResponse(json: string, status: number, headers: Record<string, string>): Response {
	return new Response(json, { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers } });
}

async function takeLimits(c: HonoContext<ApiEnvironment>, limit: LimitName | undefined): Promise<Record<string, string>> {
	const { viewer } = c.get('context');
	const caller = viewer.personId && viewer.via === 'key' ? `key ${viewer.personId}` : c.get('clientAddress');
	const general = await c.get('limits').take('api', caller);
	return limit && viewer.via !== 'key' ? c.get('limits').take(limit, caller) : general;
}

function requireJson(type: string | undefined): void {
	if (type && !/^application\/([\w.+-]+\+)?json\b/i.test(type)) {
		throw new Refusal('unsupported-media-type', 'Send the body as application/json.');
	}
}

/** The body of a request. @throws too-large */
export async function readBytes(c: HonoContext, largest: number): Promise<Uint8Array> {
	const tooLarge = new Refusal('too-large', `The request body may have at most ${largest} bytes.`);
	if (Number(c.req.header('content-length') ?? 0) > largest) throw tooLarge;
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of c.req.raw.body ?? []) {
		size += chunk.byteLength;
		if (size > largest) throw tooLarge;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function parseJson(text: string): unknown {
	if (text.trim() === '') return {};
	try {
		return JSON.parse(text);
	} catch {
		throw new Refusal('malformed-json', 'The request body is not valid JSON.');
	}
}

function queryOf(c: HonoContext): Record<string, string> {
	return c.req.query();
}

function parse<S extends Schema>(schema: S, value: unknown, place: 'path' | 'query' | 'body'): Parsed<S> {
	if (!schema) return undefined as Parsed<S>;
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data as Parsed<S>;
	if (place === 'path') throw new Refusal('not-found', 'There is nothing at this address, or you may not see it.');
	throw refusalFromZod(parsed.error);
}

/** The refusal that names each field of a request that its contract does not accept. */
export function refusalFromZod(error: z.ZodError): Refusal {
	const fields: FieldErrors = {};
	for (const issue of error.issues) {
		if (issue.code === 'unrecognized_keys') {
			for (const key of issue.keys) fields[[...issue.path, key].join('.')] = 'This field is not known here.';
		} else {
			const name = issue.path.join('.') || 'body';
			fields[name] ??= issue.message;
		}
	}
	const names = Object.keys(fields).join(', ');
	return new Refusal('invalid', `These fields are not valid: ${names}.`, { fields });
}

function versionOf(header: string | undefined): number | null {
	if (header === undefined || header === '*') return null;
	const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
	if (version === undefined) throw new Refusal('bad-request', 'If-Match must be a version in quotes, such as "3".');
	return Number(version);
}

function document(api: Api, spec: RouteSpec<Schema, Schema, Schema>): void {
	const status = spec.status ?? 200;
	api.openAPIRegistry.registerPath({
		method: spec.method,
		path: `/api/v1${spec.path}`,
		summary: spec.summary,
		tags: [spec.path.split('/')[1] ?? ''],
		description: `Action: \`${spec.action}\`.`,
		request: {
			...(spec.params ? { params: spec.params as z.ZodObject } : {}),
			...(spec.query ? { query: spec.query as z.ZodObject } : {}),
			...(spec.body ? { body: { required: true, content: { 'application/json': { schema: spec.body } } } } : {})
		},
		responses: {
			[status]: {
				description: status === 204 ? 'Done.' : 'The answer.',
				...(spec.answer ? { content: { 'application/json': { schema: spec.answer } } } : {})
			},
			default: { description: 'A problem (RFC 9457).', content: { 'application/problem+json': { schema: problemSchema } } }
		}
	});
}
