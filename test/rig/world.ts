import { createHash, randomBytes } from 'node:crypto';
import type { Role, Scope } from '#core/access/roles.ts';
import { system } from '#core/access/roles.ts';
import type { PersonId, WorkspaceId } from '#core/kernel/ids.ts';
import { createApp } from '#server/app.ts';
import { readConfig } from '#server/platform/config.ts';
import type { Context } from '#server/platform/context.ts';
import { contextFor, makePlatform, type Platform } from '#server/platform/platform.ts';
import { idFromUuid } from '#core/kernel/ids.ts';
import { uuidv7 } from 'uuidv7';
import { indexMissingPeople } from '#server/people/service.ts';
import { installReadyCriteria } from '#server/readiness/service.ts';
import { registerReactions } from '#server/worker.ts';
import { createDatabase } from './database.ts';

/** A caller of the REST API: one key, requests by method and path below /api/v1. */
export type Caller = {
	/** What its requests carry, for those that the methods below cannot make. */
	headers: Record<string, string>;
	get(path: string, headers?: Record<string, string>): Promise<ApiAnswer>;
	post(path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
	put(path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
	patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
	delete(path: string, headers?: Record<string, string>): Promise<ApiAnswer>;
};

/** `body` is what JSON held; tests say what they expect of it with `expect`. */
export type ApiAnswer = { status: number; headers: Headers; body: ReturnType<typeof JSON.parse> };

/**
 * A workspace on a fresh database, with the named cast: Olga owns it, Adam is its admin, Cora contributes, Vic views.
 * Customers come as they ask: `carla@acme.example` and whoever a test names.
 */
export type World = {
	platform: Platform;
	workspaceId: WorkspaceId;
	/** A context that may do everything, for what has no address of its own. */
	context: Context;
	people: { olga: PersonId; adam: PersonId; cora: PersonId; vic: PersonId };
	/** Calls with an admin key. */
	admin: Caller;
	/** Calls with a key of scope write. */
	writer: Caller;
	/** Calls with a key of scope read. */
	reader: Caller;
	/** Calls without any key. */
	nobody: Caller;
	request(path: string, init?: RequestInit): Promise<Response>;
	close(): Promise<void>;
};

export async function makeWorld(environment: Record<string, string> = {}): Promise<World> {
	const database = await createDatabase();
	const config = readConfig({ BASE_URL: 'http://winnow.test', LOG_LEVEL: 'error', WINNOW_DATA: '/nonexistent', WINNOW_LIMIT_FACTOR: '1000', ...environment });
	const platform = makePlatform({ config, secret: 'a secret of the tests only', ownerUrl: database.url });
	const workspaceId = idFromUuid('workspace', uuidv7());
	const context = contextFor(platform, workspaceId, system);
	const people = await fillWorkspace(context);
	await indexMissingPeople(context);
	await installReadyCriteria(context);
	registerReactions();
	const app = createApp(platform);
	const request = async (path: string, init: RequestInit = {}) => app.request(`http://winnow.test${path}`, init);
	const withKey = async (scope: Scope) => callerWith(request, { authorization: `Bearer ${await makeKey(context, people.olga, scope)}` });
	return {
		platform,
		workspaceId,
		context,
		people,
		admin: await withKey('admin'),
		writer: await withKey('write'),
		reader: await withKey('read'),
		nobody: callerWith(request, {}),
		request,
		async close() {
			await platform.close();
			await database.drop();
		}
	};
}

async function fillWorkspace(context: Context): Promise<World['people']> {
	const { db } = context;
	await db.insertInto('workspaces').values({ workspace_id: context.workspaceId, name: 'Harbour' }).execute();
	const add = async (name: string, role: Role) => {
		const personId = context.newId('person');
		await db.insertInto('people').values({ person_id: personId, name, email: `${name.toLowerCase()}@harbour.example`, kind: 'member' }).execute();
		await db.insertInto('members').values({ person_id: personId, role }).execute();
		return personId;
	};
	return { olga: await add('Olga', 'owner'), adam: await add('Adam', 'admin'), cora: await add('Cora', 'contributor'), vic: await add('Vic', 'viewer') };
}

async function makeKey(context: Context, createdBy: PersonId, scope: Scope): Promise<string> {
	const key = `wk_${randomBytes(24).toString('hex')}`;
	await context.db
		.insertInto('api_keys')
		.values({
			api_key_id: context.newId('apiKey'),
			name: scope,
			key_hash: createHash('sha256').update(key).digest('hex'),
			hint: key.slice(-4),
			scopes: [scope],
			created_by: createdBy
		})
		.execute();
	return key;
}

function callerWith(request: World['request'], always: Record<string, string>): Caller {
	const send = async (method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> => {
		const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
		const response = await request(`/api/v1${path}`, { method, ...sent, headers: { ...sent.headers, ...always, ...headers } });
		const text = await response.text();
		const isJson = /[/+]json(;|$)/.test(response.headers.get('content-type') ?? '');
		return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
	};
	return {
		headers: always,
		get: (path, headers) => send('GET', path, undefined, headers),
		post: (path, body = {}, headers) => send('POST', path, body, headers),
		put: (path, body = {}, headers) => send('PUT', path, body, headers),
		patch: (path, body = {}, headers) => send('PATCH', path, body, headers),
		delete: (path, headers) => send('DELETE', path, undefined, headers)
	};
}
