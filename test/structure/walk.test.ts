import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { can } from '#core/access/actions.ts';
import { visitor, type Scope, type Viewer } from '#core/access/roles.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { definedRoutes } from '#server/platform/http/route.ts';
import { hostileTexts } from './hostile.ts';
import { addWorkspace, fillTables } from './two-workspaces.ts';

type Route = (typeof definedRoutes)[number];
type Json = { properties?: Record<string, Json>; $ref?: string };
type Operation = { parameters?: { name: string; in: string }[]; requestBody?: { content: { 'application/json': { schema: Json } } } };
type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Json> } };
type Asked = { path?: string; headers?: Record<string, string>; body?: string };
type Called = { status: number; type: string; text: string; name: string };

let world: World;
let document: Document;
let strangerKey: string;
/** Ids that are really there, by the first part of the address. */
let ids: Record<string, string>;

beforeAll(async () => {
	world = await makeWorld();
	await fillTables(world.context);
	strangerKey = (await addWorkspace(world.platform)).key;
	document = JSON.parse(await (await world.request('/api/v1/openapi.json')).text()) as Document;
	const { db } = world.context;
	const { post_id: posts, board_id: boards } = await db.selectFrom('posts').select(['post_id', 'board_id']).executeTakeFirstOrThrow();
	const { item_id: items } = await db.selectFrom('items').select('item_id').executeTakeFirstOrThrow();
	const { sprint_id: sprints } = await db.selectFrom('sprints').select('sprint_id').executeTakeFirstOrThrow();
	const { feedback_id: feedback } = await db.selectFrom('feedback').select('feedback_id').executeTakeFirstOrThrow();
	const { delivery_id: deliveries, event_id: events } = await db.selectFrom('deliveries').select(['delivery_id', 'event_id']).executeTakeFirstOrThrow();
	const { roadmap_id: roadmaps } = await db.selectFrom('roadmaps').select('roadmap_id').executeTakeFirstOrThrow();
	ids = { posts, roadmaps, boards, items, sprints, feedback, deliveries, events, people: world.people.vic, members: world.people.vic };
});
afterAll(() => world.close());

function addressOf({ path }: Route): string {
	const kind = path.split('/')[1] ?? '';
	return path.replace(/\{\w+\}/g, ids[kind] ?? `${kind.slice(0, 4)}_${'0'.repeat(32)}`);
}

async function call(route: Route, { path = addressOf(route), headers = world.admin.headers, body }: Asked = {}): Promise<Called> {
	const method = route.method.toUpperCase();
	const response = await world.request(`/api/v1${path}`, { method, headers: { 'content-type': 'application/json', ...headers }, ...(body === undefined ? {} : { body }) });
	const type = response.headers.get('content-type') ?? '';
	const isStream = type.includes('event-stream');
	if (isStream) await response.body?.cancel();
	return { status: response.status, type, text: isStream ? '' : await response.text(), name: `${method} ${path.slice(0, 120)}` };
}

/** What is wrong with an answer, whatever was asked; null when it is well formed. */
function faultOf({ status, type, text, name }: Called): string | null {
	if (status >= 500) return `${name} answers ${text}`;
	if (/\\n +at |node_modules|\.ts:\d+|pg_catalog|syntax error/.test(text)) return `${name} shows its insides: ${text}`;
	if (status < 400) return null;
	if (!type.startsWith('application/problem+json')) return `${name} answers ${status} as ${type}`;
	const problem = JSON.parse(text) as Record<string, unknown>;
	return typeof problem['code'] === 'string' && typeof problem['requestId'] === 'string' && problem['status'] === status ? null : `${name} answers ${text}`;
}

/** Calls every route and gathers what is wrong: an answer that is not well formed, or not of a wanted status. */
async function walk(routes: Route[], ask: (route: Route) => Asked[], wanted?: number[]): Promise<string[]> {
	const wrong: string[] = [];
	for (const route of routes) {
		for (const asked of ask(route)) {
			const called = await call(route, asked);
			const fault = faultOf(called) ?? (wanted && !wanted.includes(called.status) ? `${called.name} answers ${called.status} ${called.text}` : null);
			if (fault) wrong.push(fault.slice(0, 300));
		}
	}
	return wrong;
}

function operationOf({ method, path }: Route): Operation | undefined {
	return document.paths[`/api/v1${path}`]?.[method];
}

function fieldsOf(route: Route): string[] | null {
	const schema = operationOf(route)?.requestBody?.content['application/json']?.schema;
	if (!schema) return null;
	const named = schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;
	return Object.keys(named?.properties ?? {});
}

const takingBody = () => definedRoutes.filter((route) => fieldsOf(route) !== null);
const reading = () => definedRoutes.filter(({ method }) => method === 'get');
const viewerOf = (scope: Scope, role: Viewer['role']): Viewer => ({ ...visitor, personId: 'person_x' as PersonId, via: 'key', role, scopes: [scope] });

describe('who may call', () => {
	test.each([
		['without a key', () => ({})],
		['with a key that nobody made', () => ({ authorization: `Bearer wk_${'0'.repeat(48)}` })],
		['with the admin key of another workspace', () => ({ authorization: `Bearer ${strangerKey}` })]
	])('nobody %s, and no address is told', async (_, headers: () => Record<string, string>) => {
		expect(await walk(definedRoutes, () => [{ headers: headers() }], [401])).toEqual([]);
		for (const route of reading()) expect((await call(route, { headers: headers() })).text).not.toMatch(/@\w+\.example/);
	});

	test.each([
		['reader', viewerOf('read', 'viewer')],
		['writer', viewerOf('write', 'contributor')]
	] as const)('a %s is refused what the table of actions does not give', async (caller, viewer) => {
		const { headers } = world[caller];
		const forbidden = definedRoutes.filter(({ action }) => !can(viewer, action));
		expect(forbidden.length).toBeGreaterThan(5);
		expect(await walk(forbidden, () => [{ headers }], [403])).toEqual([]);
		expect(await walk(reading().filter(({ action }) => can(viewer, action)), () => [{ headers }])).toEqual([]);
	});
});

describe('requests that make no sense', () => {
	test('a method that the address does not take', async () => {
		expect((await call({ method: 'delete', path: '/posts', action: 'portal.read' })).status).toBe(405);
		expect((await call({ method: 'get', path: '/nowhere', action: 'portal.read' })).status).toBe(404);
	});

	test.each([
		['JSON that ends too early', '{"a":', 400],
		['300 kB', JSON.stringify({ text: 'x'.repeat(300_000) }), 413],
		['a field nobody knows', '{"surely-unknown-field":1}', 422],
		['a list', '[]', 422],
		['null', 'null', 422]
	])('a body of %s', async (_, body, status) => {
		expect(await walk(takingBody(), () => [{ body }], [status, 404])).toEqual([]);
	});

	test('a field of the wrong type', async () => {
		const wrong = (route: Route) => (fieldsOf(route) ?? []).map((field) => ({ body: JSON.stringify({ [field]: { surely: { be: 'wrong' } } }) }));
		expect(await walk(takingBody(), wrong, [422, 404])).toEqual([]);
	});

	test('absurd pages', async () => {
		const lists = reading().filter((route) => operationOf(route)?.parameters?.some(({ name }) => name === 'limit'));
		const limits = (route: Route) => ['0', '-1', '101', '1e9', 'abc', '1.5'].map((limit) => ({ path: `${addressOf(route)}?limit=${limit}` }));
		expect(await walk(lists, limits, [422, 404])).toEqual([]);
		expect(await walk(lists, (route) => [{ path: `${addressOf(route)}?limit=100${needed(route)}` }], [200, 404])).toEqual([]);
		const cursors = ['abc', '-1', '%00', 'bnVsbA', 'W10', 'WzEsMiwzXQ', 'WyJhIiwiYiJd', 'x'.repeat(600)];
		expect(await walk(lists, (route) => cursors.map((cursor) => ({ path: `${addressOf(route)}?cursor=${cursor}` })))).toEqual([]);
	});
});

describe('requests that mean harm', () => {
	test('an id that is none', async () => {
		const hostile = [...["' OR 1=1 --", '../..', 'x'.repeat(10_000), '-1', '__proto__'].map(encodeURIComponent), '%00', '%ff', '%'];
		const named = definedRoutes.filter(({ path, method }) => path.includes('{') && method !== 'delete');
		const attack = (route: Route) => hostile.map((id) => ({ path: route.path.replace(/\{\w+\}/g, id), ...(route.method === 'get' ? {} : { body: '{}' }) }));
		expect(await walk(named, attack)).toEqual([]);
	});

	test('text that is an attack, in every parameter of an address', async () => {
		const attack = (route: Route) =>
			(operationOf(route)?.parameters ?? [])
				.filter((parameter) => parameter.in === 'query')
				.flatMap(({ name }) => hostileTexts.map((text) => ({ path: `${addressOf(route)}?${name}=${encodeURIComponent(text.slice(0, 3000).toWellFormed())}` })));
		expect(await walk(reading(), attack)).toEqual([]);
	});

	test('text that is an attack, in every field of every body', async () => {
		const attack = (route: Route) => hostileTexts.flatMap((text) => (fieldsOf(route) ?? []).map((field) => ({ body: JSON.stringify({ ...likely(route), [field]: text }) })));
		expect(await walk(takingBody().filter(({ method }) => method !== 'delete'), attack)).toEqual([]);
	});
});

/** What an address asks for besides its page. */
function needed(route: Route): string {
	return route.path === '/recipients' ? `&posts=${ids['posts']}` : '';
}

/** A body that may be right, so that the field that is attacked gets far. */
function likely(route: Route): Record<string, unknown> {
	const guesses: Record<string, unknown> = { boardId: ids['boards'], itemId: ids['items'], body: 'Words.', title: 'A title', name: 'A name', color: '#112233', category: 'open', channel: 'email', startsOn: '2026-03-02', endsOn: '2026-03-13' };
	return Object.fromEntries(Object.entries(guesses).filter(([field]) => fieldsOf(route)?.includes(field)));
}
