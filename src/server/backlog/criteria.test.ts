import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
let path: string;
beforeAll(async () => {
	world = await makeWorld();
	path = `/items/${(await world.writer.post('/items', { title: 'Export' })).body.id}/criteria`;
});
afterAll(() => world.close());

const add = async (text: string, more: object = {}) => (await world.writer.post(path, { text, ...more })).body;
const texts = async () => (await world.reader.get(path)).body.data.map((one: { text: string }) => one.text);

test('steps are a scenario, and its parts are told', async () => {
	const criterion = await add('Given a list of 2000 rows\nAnd a filter\nWhen the planner exports it\nThen a file with 2000 lines is saved');
	expect(criterion).toMatchObject({ kind: 'gherkin', metric: null });
	expect(criterion.steps).toEqual({ given: ['a list of 2000 rows', 'a filter'], when: ['the planner exports it'], then: ['a file with 2000 lines is saved'] });
});

test('a comparison is a measure, and its parts are told', async () => {
	const criterion = await add('Time until the file is saved <= 2,5 s for 2000 rows in 95 % of cases');
	expect(criterion).toMatchObject({ kind: 'metric', steps: null });
	expect(criterion.metric).toEqual({ subject: 'Time until the file is saved', op: '<=', value: 2.5, upper: null, unit: 's', condition: 'for 2000 rows in 95 % of cases', percentile: 95 });
});

test('the kind follows the text until somebody chooses one', async () => {
	const { id } = await add('The file has a header line.');
	const change = async (changes: object) => (await world.writer.patch(`${path}/${id}`, changes)).body.kind;
	expect(await change({ text: 'Size of the file < 5 MB' })).toBe('metric');
	expect(await change({ kind: 'plain' })).toBe('plain');
	expect(await change({ text: 'Size of the file < 6 MB' })).toBe('plain');
});

test('done is short for met', async () => {
	const { id, state } = await add('It is there.');
	const change = async (changes: object) => (await world.writer.patch(`${path}/${id}`, changes)).body;
	expect(state).toBe('agreed');
	expect(await change({ state: 'met' })).toMatchObject({ state: 'met', done: true });
	expect(await change({ done: false })).toMatchObject({ state: 'agreed', done: false });
	expect(await change({ state: 'failed' })).toMatchObject({ state: 'failed', done: false });
	expect((await world.writer.patch(`${path}/${id}`, { state: 'perhaps' })).status).toBe(422);
});

test('a pasted list becomes several criteria, and one can become two in its place', async () => {
	for (const { id } of (await world.reader.get(path)).body.data) await world.writer.delete(`${path}/${id}`);
	const { status, body } = await world.writer.post(`${path}/several`, { list: '- One\n- Two\n  goes on\n\n3. Three\n' });
	expect(status).toBe(201);
	expect(body.data).toHaveLength(3);
	expect(await texts()).toEqual(['One', 'Two\ngoes on', 'Three']);
	await world.writer.post(`${path}/several`, { texts: ['Two', 'And a half'], replacing: body.data[1].id });
	expect(await texts()).toEqual(['One', 'Two', 'And a half', 'Three']);
});

test('lists that hold nothing, too much or two things are refused', async () => {
	const several = async (body: object) => (await world.writer.post(`${path}/several`, body)).status;
	expect(await several({ list: ' \n ' })).toBe(422);
	expect(await several({})).toBe(422);
	expect(await several({ list: 'a', texts: ['b'] })).toBe(422);
	expect(await several({ list: '- x\n'.repeat(51) })).toBe(422);
	expect(await several({ list: 'x'.repeat(4001) })).toBe(422);
	expect(await several({ texts: ['a'], replacing: 'criterion_0192f0c1b7a57cc08f3a5d2b9e4c6a10' })).toBe(404);
});
