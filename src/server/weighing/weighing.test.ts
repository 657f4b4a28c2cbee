import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
let boardId: string;
let made = 0;
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(() => world.close());
beforeEach(async () => {
	await world.context.db.updateTable('items').set({ state: 'dropped' }).execute();
});

const add = async (title: string, more: object = {}) => (await world.writer.post('/items', { title, ...more })).body;
const weigh = async (request: object) => (await world.reader.post('/weighings', request)).body;
const titles = ({ items }: { items: { item: { title: string } }[] }) => items.map(({ item }) => item.title);
const backlog = async () => (await world.reader.get('/items?state=refining,ready')).body.data.map((item: { title: string }) => item.title);
const judge = (item: { id: string }, input: string, amount: number | null, why = 'We agreed.') => world.writer.put(`/items/${item.id}/inputs/${input}`, { amount, why });
const asked = async (people: number) => {
	const { id } = (await world.writer.post('/posts', { boardId, title: `Asked ${++made}`, author: { email: `first${made}@lone${made}.example` } })).body;
	for (let n = 1; n < people; n++) await world.writer.put(`/posts/${id}/vote`, { person: { email: `voter${made}-${n}@lone${made}.example` } });
	return id;
};

describe('a weighed backlog', () => {
	test('reads reach, effort and people from what stands, and moves nothing', async () => {
		await add('Small', { postIds: [await asked(1)], estimate: 2 });
		await add('Wanted', { postIds: [await asked(3)], estimate: 3 });
		const weighed = await weigh({ formula: 'reach / effort' });
		expect(titles(weighed)).toEqual(['Wanted', 'Small']);
		expect(weighed.items[0]).toMatchObject({ position: 2, target: 1, value: 1, inputs: { reach: { live: 3, used: 3, override: null }, effort: { live: 3 } } });
		expect(weighed.items[0].overNext.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0)).toBeCloseTo(0.5);
		expect(await backlog()).toEqual(['Small', 'Wanted']);
	});

	test('leaves unknown what nobody estimated, and puts it last', async () => {
		await add('Unestimated', { postIds: [await asked(5)] });
		await add('Estimated', { postIds: [await asked(1)], estimate: 8 });
		const { items } = await weigh({ formula: 'reach / effort' });
		expect(items.map(({ value }: { value: number | null }) => value)).toEqual([0.125, null]);
	});

	test('weighs people by the heaviest of their segments', async () => {
		await add('Any', { postIds: [await asked(2)] });
		const post = await world.context.db.selectFrom('posts').select('author_id').orderBy('number', 'desc').executeTakeFirstOrThrow();
		await world.context.db.insertInto('segments').values({ segment_id: 'segment_00000000000000000000000000000001', name: 'Own', rule: '{}' }).execute();
		await world.context.db.insertInto('segment_members').values({ segment_id: 'segment_00000000000000000000000000000001', person_id: post.author_id as string }).execute();
		const { items } = await weigh({ formula: 'reach', weights: { segment_00000000000000000000000000000001: 5 } });
		expect(items[0].value).toBe(6);
	});

	test('gives a blocker the score of what waits for it', async () => {
		const [waits, other, blocker] = [await add('Waits'), await add('Other'), await add('Blocker')];
		for (const [item, value] of [[waits, 9], [other, 5], [blocker, 1]] as const) await judge(item, 'value', value);
		await world.writer.put(`/items/${waits.id}/dependencies/${blocker.id}?kind=blocks`);
		const weighed = await weigh({ formula: 'value' });
		expect(titles(weighed)).toEqual(['Blocker', 'Waits', 'Other']);
		expect(weighed.items[0]).toMatchObject({ own: 1, value: 9, inheritedFrom: { title: 'Waits' } });
	});

	test('is weighed by a kept score, too', async () => {
		await add('Any', { postIds: [await asked(2)] });
		const { id } = (await world.writer.post('/scores', { name: 'People', formula: 'people' })).body;
		expect((await world.reader.get(`/scores/${id}/items`)).body.items[0]).toMatchObject({ value: 2 });
	});

	test.each([{ formula: 'charm' }, { formula: 'people', months: 0 }, { formula: 'people', weights: { segment_x: 1 } }, { formula: 'people', inputs: { x: {} } }, {}])('is refused as %j', async (body) =>
		expect((await world.reader.post('/weighings', body)).status).toBe(422)
	);
});

describe('a typed number', () => {
	test('stands beside the live one with who and why, until it is taken back, and stays in the history', async () => {
		const item = await add('Export', { estimate: 5 });
		await judge(item, 'effort', 8, 'The vendor is slow.');
		const seen = async () => (await weigh({ formula: 'effort' })).items[0].inputs.effort;
		expect(await seen()).toMatchObject({ live: 5, used: 8, override: { amount: 8, why: 'The vendor is slow.', by: expect.anything() } });
		await judge(item, 'effort', null, 'It is not any more.');
		expect(await seen()).toMatchObject({ live: 5, used: 5, override: null });
		const { body } = await world.reader.get(`/items/${item.id}/inputs`);
		expect(body.data.map(({ amount }: { amount: number | null }) => amount)).toEqual([null, 8]);
	});

	test('needs a reason, and a member who may', async () => {
		const item = await add('Export');
		expect((await world.writer.put(`/items/${item.id}/inputs/effort`, { amount: 3 })).status).toBe(422);
		expect((await world.reader.put(`/items/${item.id}/inputs/effort`, { amount: 3, why: 'So.' })).status).toBe(403);
		expect((await world.writer.put(`/items/${item.id}/inputs/charm`, { amount: 3, why: 'So.' })).status).toBe(404);
	});

	test('is tried without being kept', async () => {
		const item = await add('Export', { estimate: 5 });
		expect((await weigh({ formula: 'effort', inputs: { [item.id]: { effort: 1 } } })).items[0]).toMatchObject({ value: 1, inputs: { effort: { live: 5, override: null } } });
		expect((await world.reader.get(`/items/${item.id}/inputs`)).body.data).toEqual([]);
	});
});

describe('a proposed order', () => {
	const four = async () => {
		const items = [];
		for (const [title, value] of [['A', 1], ['B', 2], ['C', 3], ['D', 4]] as const) {
			const item = await add(title);
			await judge(item, 'value', value);
			items.push(item);
		}
		return items;
	};

	test('is taken over wholly, and taken back', async () => {
		await four();
		const { basis } = await weigh({ formula: 'value' });
		const { status, body } = await world.writer.post('/orders', { formula: 'value', basis });
		expect(status).toBe(201);
		expect(await backlog()).toEqual(['D', 'C', 'B', 'A']);
		await world.writer.delete(`/orders/${body.id}`);
		expect(await backlog()).toEqual(['A', 'B', 'C', 'D']);
		expect((await world.writer.delete(`/orders/${body.id}`)).body.code).toBe('in-use');
		expect((await world.reader.get('/orders')).body.data[0]).toMatchObject({ id: body.id, undoneAt: expect.any(String) });
	});

	test('is taken over in part: the others stay as they stand', async () => {
		const [, , , d] = await four();
		const { basis } = await weigh({ formula: 'value' });
		await world.writer.post('/orders', { formula: 'value', basis, itemIds: [d.id] });
		expect(await backlog()).toEqual(['D', 'A', 'B', 'C']);
	});

	test('that was looked at before somebody moved something is refused', async () => {
		const [a] = await four();
		const { basis } = await weigh({ formula: 'value' });
		await world.writer.put(`/items/${a.id}/rank`, { to: 'bottom' });
		expect((await world.writer.post('/orders', { formula: 'value', basis })).body.code).toBe('stale');
		expect((await world.reader.post('/orders', { formula: 'value', basis })).status).toBe(403);
	});
});

test('a scenario is kept by its name, once, and removed', async () => {
	const { body, status } = await world.writer.post('/scenarios', { name: 'Large ones first', formula: 'mrr', months: 6 });
	expect(status).toBe(201);
	expect((await world.writer.post('/scenarios', { name: 'large ones FIRST', formula: 'mrr' })).body.code).toBe('already-exists');
	expect((await world.reader.get('/scenarios')).body.data).toMatchObject([{ name: 'Large ones first', months: 6 }]);
	expect((await world.writer.delete(`/scenarios/${body.id}`)).status).toBe(204);
});
