import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
beforeAll(async () => (world = await makeWorld()));
afterAll(() => world.close());

test('a member sees every rule with its words', async () => {
	const { status, body } = await world.reader.get('/criteria/rules');
	expect(status).toBe(200);
	expect(body.data).toHaveLength(22);
	expect(body.data[0]).toMatchObject({ code: 'AC01', name: 'Vague quality', severity: 'error', over: 'criterion' });
	expect(body.data[0].lists[0]).toMatchObject({ key: 'speed', name: 'Speed' });
});
