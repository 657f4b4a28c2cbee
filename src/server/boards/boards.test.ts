import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

describe('boards', () => {
	test('an admin adds a board, and its address comes from its name', async () => {
		const { status, body } = await world.admin.post('/boards', { name: 'Mobile app' });
		expect(status).toBe(201);
		expect(body).toMatchObject({ slug: 'mobile-app', name: 'Mobile app', visibility: 'public', postCount: 0, version: 1 });
		expect((await world.reader.get(`/boards/${body.id}`)).body).toEqual(body);
	});

	test('two boards never share an address', async () => {
		await world.admin.post('/boards', { name: 'Billing' });
		const again = await world.admin.post('/boards', { name: 'Billing' });
		expect(again.status).toBe(409);
		expect(again.body.code).toBe('already-exists');
	});

	test('a change on an older version is refused as stale', async () => {
		const { body: board } = await world.admin.post('/boards', { name: 'Reports' });
		expect((await world.admin.patch(`/boards/${board.id}`, { name: 'Reporting' }, { 'if-match': '"1"' })).body.version).toBe(2);
		const stale = await world.admin.patch(`/boards/${board.id}`, { name: 'Late' }, { 'if-match': '"1"' });
		expect(stale.status).toBe(409);
		expect(stale.body).toMatchObject({ code: 'stale', version: 2 });
	});

	test('the same Idempotency-Key makes one board, and refuses another body', async () => {
		const key = { 'idempotency-key': 'board-once' };
		const first = await world.admin.post('/boards', { name: 'Once' }, key);
		const second = await world.admin.post('/boards', { name: 'Once' }, key);
		expect(second.status).toBe(201);
		expect(second.body).toEqual(first.body);
		expect((await world.admin.post('/boards', { name: 'Twice' }, key)).body.code).toBe('key-reused');
	});

	test('who may not manage boards is told so, and nobody without a key sees anything', async () => {
		expect((await world.writer.post('/boards', { name: 'No' })).status).toBe(403);
		expect((await world.nobody.get('/boards')).status).toBe(401);
	});

	test('unknown fields, bad values and broken JSON are named plainly', async () => {
		const unknown = await world.admin.post('/boards', { name: 'A', colour: 'red' });
		expect(unknown.status).toBe(422);
		expect(unknown.body.fields).toHaveProperty('colour');
		expect((await world.admin.post('/boards', { name: '' })).body.fields).toHaveProperty('name');
		const broken = await world.request('/api/v1/boards', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } });
		expect(broken.status).toBe(401);
	});
});
