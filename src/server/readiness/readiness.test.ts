import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { installReadyCriteria } from './service.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	await installReadyCriteria(world.context);
	await installReadyCriteria(world.context);
});
afterAll(() => world.close());

const full = {
	story: { role: 'planner', want: 'to see both versions', why: 'neither of us loses work' },
	technicalApproach: 'Versions by field.',
	estimate: 5,
	criteria: [{ text: 'When one version is missing, the other one is shown.' }]
};
const add = async (title: string, more: object = {}) => (await world.writer.post('/items', { title, ...more })).body;
const done = async (title: string) => {
	const { id } = await add(title);
	await world.writer.patch(`/items/${id}`, { state: 'done', notify: false });
	return id;
};
const item = async (id: string) => (await world.reader.get(`/items/${id}`)).body;
const unmet = async (id: string) => (await item(id)).readiness.unmet.map((one: { key: string }) => one.key);
const events = (id: string) => world.context.db.selectFrom('events').select(['type', 'detail']).where('item_id', '=', id).orderBy('event_id').execute();

describe('readiness', () => {
	test('a new item says what is missing, one sentence each', async () => {
		const { id } = await add('Bare');
		const { body } = await world.reader.get(`/items/${id}/readiness`);
		expect(body).toMatchObject({ ready: false, met: 0, total: 6 });
		expect(body.criteria.map((one: { key: string }) => one.key)).toEqual([
			'story-with-why', 'criteria-present', 'estimated', 'dependencies-identified', 'technical-approach', 'small-enough'
		]);
		for (const one of body.criteria) expect(one.why).toMatch(/^[A-Z].*\.$/);
	});

	test('an item becomes ready by what is done to it, and loses it the same way', async () => {
		const { id } = await add('Full', full);
		expect(await unmet(id)).toEqual(['dependencies-identified']);
		const { body } = await world.writer.put(`/items/${id}/readiness/dependencies-identified`, { met: true });
		expect(body).toMatchObject({ ready: true, met: 6 });
		expect(body.criteria[3]).toMatchObject({ met: true, by: { name: 'Olga' } });
		expect((await item(id)).state).toBe('ready');
		const [criterion] = (await item(id)).criteria;
		await world.writer.delete(`/items/${id}/criteria/${criterion.id}`);
		expect(await item(id)).toMatchObject({ state: 'refining', readiness: { ready: false, met: 5 } });
		expect((await events(id)).map((event) => event.type)).toEqual(['item.created', 'item.changed', 'item.became-ready', 'item.changed', 'item.ready-lost']);
		expect((await events(id)).at(-1)?.detail).toEqual({ unmet: ['criteria-present'] });
	});

	test('a named dependency counts once it is done, and nobody can say that there is none', async () => {
		const first = await add('First');
		const { id } = await add('Waits', { ...full, blockedBy: [first.id] });
		expect(await unmet(id)).toEqual(['dependencies-identified']);
		await world.writer.patch(`/items/${first.id}`, { state: 'done', notify: false });
		expect(await item(id)).toMatchObject({ state: 'ready' });
		expect((await world.writer.put(`/items/${id}/readiness/dependencies-identified`, { met: true })).status).toBe(422);
	});

	test('a waiver makes a story with a prescribed solution ready, in the same transaction, and back', async () => {
		const { id } = await add('Ready by waiver', { story: { ...full.story, want: 'put a CSV export button on the settings page' } });
		expect(await unmet(id)).toContain('story-with-why');
		await world.writer.put(`/items/${id}/story-quality/US05/waiver`, { reason: 'The contract names it.' });
		expect(await unmet(id)).not.toContain('story-with-why');
		const { body } = await world.reader.get(`/items/${id}/readiness`);
		expect(body.criteria[0].why).toBe('It says who, what and why; the solution is given, for the reason that was noted.');
		await world.writer.delete(`/items/${id}/story-quality/US05/waiver`);
		expect(await unmet(id)).toContain('story-with-why');
	});

	test('what Winnow sees itself cannot be ticked', async () => {
		const { id } = await add('Ticked');
		const { status, body } = await world.writer.put(`/items/${id}/readiness/estimated`, { met: true });
		expect(status).toBe(422);
		expect(body.fields).toHaveProperty('met');
		expect((await world.writer.put(`/items/${id}/readiness/nothing-like-it`, { met: true })).status).toBe(404);
	});
});

describe('the Definition of Ready', () => {
	test('has the six criteria once, however often it is installed', async () => {
		const { body } = await world.reader.get('/definition-of-ready');
		expect(body.data).toHaveLength(6);
		expect(body.threshold).toBe(8);
	});

	test('a change of the threshold judges every item anew', async () => {
		const { id } = await add('Five points', { ...full, blockedBy: [await done('Base')] });
		expect((await item(id)).state).toBe('ready');
		await world.admin.patch('/definition-of-ready/small-enough', { threshold: 3 });
		expect(await item(id)).toMatchObject({ state: 'refining', readiness: { met: 5 } });
		await world.admin.patch('/definition-of-ready/small-enough', { threshold: null });
		expect((await item(id)).state).toBe('ready');
		expect((await world.admin.patch('/definition-of-ready/estimated', { threshold: 3 })).status).toBe(422);
	});

	test('an own criterion is asked for at once, ticked by a member, renamed, moved, switched off and removed', async () => {
		const { id } = await add('Designed', { ...full, blockedBy: [await done('Ground')] });
		const { body: own } = await world.admin.post('/definition-of-ready', { name: 'Design seen by support' });
		expect(own).toMatchObject({ key: 'design-seen-by-support', kind: 'manual', position: 6 });
		expect(await unmet(id)).toEqual(['design-seen-by-support']);
		await world.writer.put(`/items/${id}/readiness/${own.key}`, { met: true });
		expect((await item(id)).state).toBe('ready');
		await world.writer.put(`/items/${id}/readiness/${own.key}`, { met: false });
		expect((await item(id)).state).toBe('refining');
		await world.admin.patch(`/definition-of-ready/${own.key}`, { enabled: false, name: 'Design seen', position: 0 });
		expect((await item(id)).readiness).toMatchObject({ ready: true, total: 6 });
		expect((await world.reader.get('/definition-of-ready')).body.data[0]).toMatchObject({ name: 'Design seen', position: 0 });
		expect((await world.admin.delete(`/definition-of-ready/${own.key}`)).status).toBe(204);
		expect((await world.admin.delete('/definition-of-ready/estimated')).body.code).toBe('in-use');
	});

	test('what only should be met is said to be missing and keeps nothing from being ready', async () => {
		const { id } = await add('Wished for', { ...full, estimate: null, blockedBy: [await done('Cellar')] });
		expect(await item(id)).toMatchObject({ state: 'refining', readiness: { ready: false, met: 4 } });
		const keys = ['estimated', 'small-enough'];
		const { body: definition } = await world.admin.patch('/definition-of-ready', { criteria: keys.map((key) => ({ key, weight: 'should' })) });
		expect(definition.data.slice(0, 2)).toMatchObject(keys.map((key) => ({ key, weight: 'should' })));
		expect(await item(id)).toMatchObject({ state: 'ready', readiness: { ready: true, met: 4, total: 6 } });
		expect(await unmet(id)).toEqual(keys);
		expect((await world.reader.get(`/items/${id}/readiness`)).body).toMatchObject({ ready: true, criteria: expect.arrayContaining([expect.objectContaining({ key: 'estimated', met: false, weight: 'should' })]) });
		await world.admin.patch('/definition-of-ready/estimated', { weight: 'must' });
		expect((await events(id)).at(-1)).toMatchObject({ type: 'item.ready-lost', detail: { unmet: keys } });
		await world.admin.patch('/definition-of-ready/small-enough', { weight: 'must' });
	});

	test.each([[{ gate: 'sometimes' }, 'gate'], [{ criteria: [{ key: 'estimated', weight: 'could' }] }, 'criteria.0.weight'], [{}, 'criteria'], [{ criteria: [] }, 'criteria']])('%j is refused', async (changes, field) => {
		const { status, body } = await world.admin.patch('/definition-of-ready', changes);
		expect(status).toBe(422);
		expect(body.fields).toHaveProperty([field]);
	});

	test('several are ordered at once', async () => {
		const { body } = await world.admin.patch('/definition-of-ready', { criteria: [{ key: 'estimated' }, { key: 'small-enough' }] });
		expect(body.data.slice(0, 2).map((one: { key: string }) => one.key)).toEqual(['estimated', 'small-enough']);
	});

	test('only admins change it', async () => {
		expect((await world.writer.post('/definition-of-ready', { name: 'Mine' })).status).toBe(403);
	});
});

test('items changed by many at once keep a readiness that is true of them', async () => {
	const { id } = await add('Crowded', { ...full, criteria: [] });
	const changes = Array.from({ length: 8 }, (_, at) => world.writer.post(`/items/${id}/criteria`, { text: `Criterion ${at}` }));
	const definition = [true, false, true].map((enabled) => world.admin.patch('/definition-of-ready/technical-approach', { enabled }));
	const answers = await Promise.all([...changes, ...definition, world.writer.put(`/items/${id}/readiness/dependencies-identified`, { met: true })]);
	expect(answers.map((answer) => answer.status)).not.toContain(500);
	const { readiness } = await item(id);
	const { body } = await world.reader.get(`/items/${id}/readiness`);
	expect(readiness).toMatchObject({ ready: body.ready, met: body.met, total: body.total });
});
