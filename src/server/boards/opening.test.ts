import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Rule } from '#core/segments/rules.ts';
import { sessionOf } from '#rig/session.ts';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
let boardId: string;
const ids: Record<string, string> = {};
const active: Rule = { field: 'company.lifecycle', op: 'is', value: 'active' };

beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'Ideas' })).body.id;
	await world.admin.put('/companies/acme', { name: 'Acme', domain: 'acme.example', lifecycle: 'active' });
	for (const [name, email] of Object.entries({ carla: 'carla@acme.example', dan: 'dan@globex.example' })) {
		ids[name] = (await world.writer.post('/people', { email, name })).body.id;
	}
});
afterAll(() => world.close());

let made = 0;
const segment = async (rule: Rule) => (await world.writer.post('/segments', { name: `Segment ${++made}`, rule })).body;

describe('a board for segments', () => {
	test('needs segments, and they stay while it needs them', async () => {
		const { id } = await segment(active);
		expect((await world.admin.post('/boards', { name: 'Club', visibility: 'segments' })).body.fields).toHaveProperty('segmentIds');
		expect((await world.admin.post('/boards', { name: 'Club', segmentIds: [id] })).body.fields).toHaveProperty('segmentIds');
		const board = (await world.admin.post('/boards', { name: 'Club', visibility: 'segments', segmentIds: [id] })).body;
		expect(board).toMatchObject({ visibility: 'segments', segmentIds: [id] });
		expect((await world.writer.delete(`/segments/${id}`)).body).toMatchObject({ code: 'in-use', detail: expect.stringContaining('Club') });
		expect((await world.admin.patch(`/boards/${board.id}`, { visibility: 'public' })).body).toMatchObject({ visibility: 'public', segmentIds: [] });
		expect((await world.writer.delete(`/segments/${id}`)).status).toBe(204);
	});

	test('and everything on it is there for its people and for members, and for nobody else', async () => {
		const { id } = await segment(active);
		const board = (await world.admin.post('/boards', { name: 'Insiders', visibility: 'segments', segmentIds: [id] })).body;
		const post = (await world.writer.post('/posts', { boardId: board.id, title: 'Zanzibar gateway', personId: ids['carla'] })).body;
		const inside = await sessionOf(world, 'carla@acme.example');
		const outside = await sessionOf(world, 'dan@globex.example');
		const lists = ['/posts?limit=100', '/posts?limit=100&q=zanzibar', '/posts/similar?title=Zanzibar+gateway', '/boards?limit=100'];
		const seen = async (headers: Record<string, string>) => JSON.stringify(await Promise.all(lists.map(async (path) => (await world.nobody.get(path, headers)).body)));
		expect((await seen(inside)).match(/"Zanzibar gateway"/g)).toHaveLength(3);
		expect(await seen(inside)).toContain('"Insiders"');
		expect(await seen(outside)).not.toMatch(/Insiders|Zanzibar/);
		const pages = [`/posts/${post.id}`, `/posts/${post.id}/comments`, `/posts/${post.id}/activity`, `/posts/${post.id}/similar`, `/boards/${board.id}`];
		const statuses = (headers: Record<string, string>) => Promise.all(pages.map(async (path) => (await world.nobody.get(path, headers)).status));
		expect(await statuses(inside)).toEqual(pages.map(() => 200));
		expect(await statuses(outside)).toEqual(pages.map(() => 404));
		expect((await world.nobody.get(`/boards/${board.id}`, inside)).body.segmentIds).toEqual([]);
		expect((await world.nobody.put(`/posts/${post.id}/vote`, {}, { ...outside, origin: 'http://winnow.test' })).status).toBe(404);
		expect((await world.reader.get(`/posts/${post.id}`)).status).toBe(200);
	});

	test('is known from a session, and left when its person does not fit any more', async () => {
		const { id } = await segment({ field: 'company.plan', op: 'is', value: 'Gold' });
		const board = (await world.admin.post('/boards', { name: 'Gold', visibility: 'segments', segmentIds: [id] })).body;
		const headers = await sessionOf(world, 'hal@gold.example');
		expect((await world.nobody.get(`/boards/${board.id}`, headers)).status).toBe(404);
		const company = (await world.writer.post('/companies', { name: 'Gold', domain: 'gold.example', plan: 'gold' })).body;
		expect((await world.nobody.get(`/boards/${board.id}`, headers)).status).toBe(200);
		await world.writer.patch(`/companies/${company.id}`, { plan: 'silver' });
		expect((await world.nobody.get(`/boards/${board.id}`, headers)).status).toBe(404);
	});

	test('tells only its people what ships on it', async () => {
		const { id } = await segment(active);
		const board = (await world.admin.post('/boards', { name: 'Told', visibility: 'segments', segmentIds: [id] })).body;
		const post = (await world.writer.post('/posts', { boardId: board.id, title: 'Ships', personId: ids['carla'] })).body;
		await world.writer.put(`/posts/${post.id}/vote`, { personId: ids['dan'] });
		const { body } = await world.writer.get(`/posts/${post.id}/recipients`);
		expect(body.data).toMatchObject([{ email: 'carla@acme.example' }]);
		expect(body.leftOut.reasons).toEqual([{ reason: 'not-allowed', people: 1 }]);
	});

	test('takes no post from a board that more people see', async () => {
		const { id } = await segment(active);
		const board = (await world.admin.post('/boards', { name: 'Narrow', visibility: 'segments', segmentIds: [id] })).body;
		const open = (await world.writer.post('/posts', { boardId, title: 'Seen by all' })).body;
		const narrow = (await world.writer.post('/posts', { boardId: board.id, title: 'Seen by some' })).body;
		expect((await world.writer.post(`/posts/${narrow.id}/merges`, { sourceId: open.id, notify: false })).body.code).toBe('would-hide');
		expect((await world.writer.post(`/posts/${open.id}/merges`, { sourceId: narrow.id, notify: false })).status).toBe(201);
	});
});
