import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system, visitor } from '#core/access/roles.ts';
import type { AuditEntry } from '#core/audit/contract.ts';
import { addressDays } from '#core/kernel/event.ts';
import type { BoardId } from '#core/kernel/ids.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { tasksOf } from '../worker.ts';
import { askPost } from '../posts/service.ts';

let world: World;
let boardId: BoardId;

beforeAll(async () => {
	world = await makeWorld({ TRUSTED_PROXIES: '127.0.0.1' });
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'Ideas' }, { 'x-forwarded-for': '203.0.113.9' })).body.id;
	await askPost({ ...world.context, viewer: visitor, clientAddress: '198.51.100.4' }, { boardId, title: 'Dark mode', body: '', tags: [], author: { email: 'carla@acme.example' } });
});
afterAll(() => world.close());

const audit = async (query = ''): Promise<AuditEntry[]> => (await world.admin.get(`/audit${query}`)).body.data;

describe('the audit', () => {
	test('says who did what, from where, when', async () => {
		const [entry] = await audit('?kind=board.created');
		expect(entry).toMatchObject({ kind: 'board.created', actor: { id: world.people.olga, name: 'Olga' }, address: '203.0.113.9', detail: { boardId } });
		expect(Date.parse(entry?.at ?? '')).toBeLessThanOrEqual(Date.now());
	});

	test('is narrowed by actor, kind and time, and read page by page', async () => {
		const all = await audit('?limit=100');
		const carla = all.find(({ kind }) => kind === 'post.created')?.actor?.id;
		expect((await audit(`?actor=${carla}`)).map(({ kind }) => kind)).toEqual(['post.created', 'person.added']);
		expect(await audit('?since=2999-01-01T00:00:00Z')).toEqual([]);
		expect(await audit('?until=2999-01-01T00:00:00Z&limit=100')).toEqual(all);
		const seen: AuditEntry[] = [];
		let cursor: string | null = null;
		do {
			const { body } = await world.admin.get(`/audit?limit=1${cursor ? `&cursor=${cursor}` : ''}`);
			seen.push(...body.data);
			cursor = body.nextCursor;
		} while (cursor);
		expect(seen).toEqual(all);
		expect((await world.admin.get('/audit/kinds')).body.data).toEqual([...new Set(all.map(({ kind }) => kind))].sort());
	});

	test('is downloaded as it is filtered', async () => {
		const { body, headers } = await world.admin.get('/audit/export?kind=post.created');
		expect(headers.get('content-disposition')).toContain('winnow-audit.jsonl');
		expect(String(body).trim().split('\n').map((line) => JSON.parse(line))).toEqual(await audit('?kind=post.created'));
	});

	test('is for admins alone, and refuses what it does not know', async () => {
		expect((await world.writer.get('/audit')).status).toBe(403);
		expect((await world.reader.get('/audit/export')).status).toBe(403);
		expect((await world.nobody.get('/audit')).status).toBe(401);
		expect((await world.admin.get('/audit?kind=DROP&since=yesterday&who=me')).body.fields).toMatchObject({ kind: expect.any(String), since: expect.any(String), who: expect.any(String) });
	});

	test('holds no secret of a key that is made', async () => {
		const { body } = await world.admin.post('/keys', { name: 'CI', scopes: ['read'] });
		expect(body.key).toMatch(/^wk_/);
		expect(JSON.stringify(await audit('?limit=100'))).not.toContain(body.key);
	});

	test('says who took the data of a person or of the workspace away', async () => {
		const { body: people } = await world.reader.get('/people?q=carla@acme.example');
		await world.admin.get(`/people/${people.data[0].id}/export`);
		await world.admin.get('/export');
		expect((await audit('?limit=2')).map(({ kind }) => kind).sort()).toEqual(['person.exported', 'workspace.exported']);
	});

	test('forgets where acts came from after some weeks, and with an erased person at once', async () => {
		const { body: people } = await world.reader.get('/people?q=carla@acme.example');
		await world.admin.delete(`/people/${people.data[0].id}`);
		expect((await audit(`?actor=${people.data[0].id}`)).map(({ address }) => address)).toEqual([null, null]);
		const later = { ...world.context, viewer: system, now: () => new Date(Date.now() + (addressDays + 1) * 86_400_000) };
		await tasksOf(world.platform)['forget-old-addresses']?.(later, {}, new AbortController().signal);
		expect((await audit('?limit=100')).filter(({ address }) => address !== null)).toEqual([]);
	});
});
