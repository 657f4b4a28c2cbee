import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { installReadyCriteria } from '../readiness/service.ts';

let world: World;
let boardId: string;
beforeAll(async () => {
	world = await makeWorld();
	await installReadyCriteria(world.context);
	boardId = (await world.admin.post('/boards', { name: 'Requests' })).body.id;
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	await world.admin.post('/statuses', { name: 'Shipped', key: 'shipped', category: 'shipped' });
});
afterAll(() => world.close());

const ready = {
	story: { role: 'planner', want: 'to see both versions', why: 'neither of us loses work' },
	technicalApproach: 'Versions by field.',
	criteria: [{ text: 'When one version is missing, the other one is shown.' }]
};
const add = async (title: string, more: object = {}) => (await world.writer.post('/items', { title, ...more })).body;
const addReady = async (title: string, more: object = {}) => {
	const item = await add(title, { ...ready, estimate: 3, ...more });
	await world.writer.put(`/items/${item.id}/readiness/dependencies-identified`, { met: true });
	return item;
};
const plan = async (name: string, more: object = {}) => (await world.writer.post('/sprints', { name, startsOn: '2026-03-09', endsOn: '2026-03-20', ...more })).body;
const ask = async (title: string, email: string) => (await world.writer.post('/posts', { boardId, title, author: { email } })).body;
const item = async (id: string) => (await world.reader.get(`/items/${id}`)).body;
const sprint = async (id: string) => (await world.reader.get(`/sprints/${id}`)).body;
const enter = (sprintId: string, itemId: string, body: object = {}) => world.writer.put(`/sprints/${sprintId}/items/${itemId}`, body);
const stop = async (id: string) => (await world.writer.post(`/sprints/${id}/complete`)).body;

describe('sprints', () => {
	test('are planned, changed and removed while they are empty', async () => {
		const { body, status } = await world.writer.post('/sprints', { name: 'Spring', startsOn: '2026-03-02', endsOn: '2026-03-13', capacity: 20 });
		expect(status).toBe(201);
		expect(body).toMatchObject({ state: 'planned', capacity: 20, items: 0, points: 0, version: 1 });
		expect((await world.writer.patch(`/sprints/${body.id}`, { goal: 'Offline works' })).body).toMatchObject({ goal: 'Offline works', version: 2 });
		expect((await world.writer.patch(`/sprints/${body.id}`, { endsOn: '2026-03-01' })).body.fields).toHaveProperty('endsOn');
		expect((await world.writer.delete(`/sprints/${body.id}`)).status).toBe(204);
		expect((await world.reader.get(`/sprints/${body.id}`)).status).toBe(404);
	});

	test('without days last two weeks from today', async () => {
		const { body } = await world.writer.post('/sprints', { name: 'From today' });
		expect(Date.parse(body.endsOn) - Date.parse(body.startsOn)).toBe(13 * 86_400_000);
		expect(body.startsOn).toBe(new Date().toISOString().slice(0, 10));
	});

	test('run one at a time, even when two start at once', async () => {
		const [one, two] = [await plan('One'), await plan('Two')];
		const answers = await Promise.all([one, two].map(({ id }) => world.writer.post(`/sprints/${id}/start`)));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
		const running = (await world.reader.get('/sprints?state=active')).body.data;
		expect(running).toHaveLength(1);
		expect((await world.writer.post(`/sprints/${running[0].id}/start`)).body.code).toBe('sprint-running');
		await stop(running[0].id);
		expect((await world.writer.post(`/sprints/${running[0].id}/start`)).body.code).toBe('sprint-over');
	});
});

describe('the way into a sprint', () => {
	test('is open for what is ready', async () => {
		const [{ id }, { id: itemId }] = [await plan('Open door'), await addReady('Walks in')];
		const { status, body } = await enter(id, itemId);
		expect(status).toBe(200);
		expect(body).toMatchObject({ item: { state: 'in-sprint', sprintId: id }, sprint: { items: 1, points: 3, overrides: 0 }, warnings: [] });
		expect((await enter(id, itemId)).body.sprint.items).toBe(1);
		expect((await world.reader.get(`/items?sprint=${id}`)).body.data).toHaveLength(1);
	});

	test('is refused to what is not ready, with everything that is unmet', async () => {
		const [{ id }, { id: itemId }] = [await plan('Closed door'), await add('Too early', { ...ready, estimate: 13 })];
		const { status, body } = await enter(id, itemId);
		expect(status).toBe(409);
		expect(body.code).toBe('not-ready');
		expect(body.unmet.map((one: { key: string }) => one.key)).toEqual(['dependencies-identified', 'small-enough']);
		expect((await enter(id, itemId, { overrideReason: '   short   ' })).body.fields).toHaveProperty('overrideReason');
		expect(await item(itemId)).toMatchObject({ state: 'refining', sprintId: null });
	});

	test('opens with a reason, which stays on record and is counted', async () => {
		const [{ id }, { id: itemId }] = [await plan('Override'), await add('Urgent')];
		const { body } = await enter(id, itemId, { overrideReason: ' The regulator asks for it by Friday. ' });
		expect(body.sprint.overrides).toBe(1);
		const [entry] = (await world.reader.get(`/sprints/${id}/entries`)).body.data;
		expect(entry).toMatchObject({ overrideReason: 'The regulator asks for it by Friday.', enteredBy: { name: 'Olga' }, outcome: null });
		expect(entry.unmet).toHaveLength(6);
	});

	test('warns, or asks nothing, where the workspace chose so', async () => {
		const [{ id }, warned, unasked] = [await plan('Other doors'), await add('Warned of', { ...ready, estimate: 13 }), await add('Unasked')];
		expect((await world.reader.get('/definition-of-ready')).body.gate).toBe('block');
		expect((await world.writer.patch('/definition-of-ready', { gate: 'off' })).status).toBe(403);
		await world.admin.patch('/definition-of-ready', { gate: 'warn' });
		const { body } = await enter(id, warned.id);
		expect(body).toMatchObject({
			item: { state: 'in-sprint' },
			sprint: { overrides: 1 },
			warnings: [{ code: 'not-ready', item: { title: 'Warned of' }, sentence: '“Warned of” is not ready: dependencies identified, small enough for a sprint.' }]
		});
		await world.admin.patch('/definition-of-ready', { gate: 'off' });
		expect((await enter(id, unasked.id)).body).toMatchObject({ sprint: { items: 2, overrides: 1 }, warnings: [] });
		const entries = (await world.reader.get(`/sprints/${id}/entries`)).body.data;
		expect(entries.map(({ overrideReason, unmet }: { overrideReason: string | null; unmet: { key: string }[] }) => [overrideReason, unmet.map(({ key }) => key)])).toEqual([
			[null, ['dependencies-identified', 'small-enough']],
			[null, []]
		]);
		await world.admin.patch('/definition-of-ready', { gate: 'block' });
	});

	test('asks nothing about what only should be met', async () => {
		const [{ id }, { id: itemId }] = [await plan('Wishes'), await addReady('Large but whole', { estimate: 13 })];
		expect((await enter(id, itemId)).body.code).toBe('not-ready');
		await world.admin.patch('/definition-of-ready/small-enough', { weight: 'should' });
		expect((await enter(id, itemId)).body).toMatchObject({ sprint: { overrides: 0 }, warnings: [] });
		await world.admin.patch('/definition-of-ready/small-enough', { weight: 'must' });
	});

	test('warns of an item that comes before one it waits for', async () => {
		const [{ id }, blocker] = [await plan('Order'), await addReady('Comes first')];
		const { id: itemId } = await add('Comes second', { ...ready, estimate: 2, blockedBy: [blocker.id] });
		expect((await enter(id, itemId)).body.unmet).toMatchObject([{ key: 'dependencies-identified', why: '“Comes first” is in no sprint yet.' }]);
		const { body } = await enter(id, itemId, { overrideReason: 'The other one follows tomorrow.' });
		expect(body.warnings).toMatchObject([{ code: 'before-blocker', item: { title: 'Comes first' } }]);
		await enter(id, blocker.id);
		expect((await enter(id, itemId)).body.warnings).toEqual([]);
	});

	test('leads out again, and a sprint that is over is closed', async () => {
		const [{ id }, { id: itemId }] = [await plan('Out'), await addReady('In and out')];
		await enter(id, itemId);
		expect((await world.writer.delete(`/sprints/${id}`)).body.code).toBe('in-use');
		expect((await world.writer.delete(`/sprints/${id}/items/${itemId}`)).status).toBe(204);
		expect(await item(itemId)).toMatchObject({ state: 'ready', sprintId: null });
		expect((await world.writer.delete(`/sprints/${id}/items/${itemId}`)).body.code).toBe('not-in-sprint');
		await world.writer.post(`/sprints/${id}/start`);
		await stop(id);
		expect((await enter(id, itemId)).body.code).toBe('sprint-over');
	});

	test('moves an item from one sprint to the next', async () => {
		const [one, two, { id }] = [await plan('From'), await plan('To'), await addReady('Moves over')];
		await enter(one.id, id);
		await enter(two.id, id);
		expect((await sprint(one.id)).items).toBe(0);
		expect((await sprint(two.id)).items).toBe(1);
	});
});

describe('completing a sprint', () => {
	test('gives what is not done back to the top of the backlog in its order, and measures what was delivered', async () => {
		const { id } = await plan('Measured');
		const items = [await addReady('Carried 1'), await addReady('Finished', { estimate: 5 }), await addReady('Carried 2')];
		await add('Stays below');
		for (const one of items) await enter(id, one.id);
		expect((await world.writer.post(`/sprints/${id}/complete`)).body.code).toBe('not-started');
		await world.writer.post(`/sprints/${id}/start`);
		await world.writer.put(`/items/${items[1]?.id}/done`);
		const done = await stop(id);
		expect(done).toMatchObject({ state: 'completed', items: 3, done: 1, points: 11, pointsDone: 5, carriedOver: 2 });
		expect(done.carriedOverItems.map((one: { title: string }) => one.title)).toEqual(['Carried 1', 'Carried 2']);
		const top = (await world.reader.get('/items?state=refining,ready&limit=2')).body.data;
		expect(top.map((one: { title: string; state: string }) => [one.title, one.state])).toEqual([['Carried 1', 'ready'], ['Carried 2', 'ready']]);
		expect(await item(items[1]?.id)).toMatchObject({ state: 'done', sprintId: id });
		const outcomes = (await world.reader.get(`/sprints/${id}/entries`)).body.data.map((entry: { outcome: string }) => entry.outcome);
		expect(outcomes).toEqual(['carried-over', 'done', 'carried-over']);
	});

	test('lets the threshold follow from what the team delivers, once three sprints were measured', async () => {
		const { id: tooLarge } = await addReady('Thirty points', { estimate: 30 });
		for (const name of ['First measure', 'Second measure']) await deliver(name, 80);
		const { velocity, delivered } = (await world.reader.get('/planning/outlook')).body;
		expect(delivered.map((one: { points: number }) => one.points)).toEqual([5, 80, 80]);
		expect(velocity).toBe(80);
		expect((await world.reader.get('/definition-of-ready')).body.threshold).toBe(40);
		expect((await item(tooLarge)).state).toBe('ready');
	});
});

describe('done', () => {
	test('the last item of a post ships it, with an explicit word on telling people', async () => {
		const post = await ask('Shipped in two parts', 'carla@acme.example');
		const [one, two] = [await addReady('Part one', { postIds: [post.id] }), await addReady('Part two', { postIds: [post.id] })];
		expect((await world.writer.put(`/items/${one.id}/done`)).body).toMatchObject({ state: 'done', shipped: [] });
		expect((await world.reader.get(`/items/${two.id}/shipping`)).body).toMatchObject({ posts: [{ id: post.id }], followers: 1 });
		const refused = await world.writer.put(`/items/${two.id}/done`);
		expect(refused.status).toBe(422);
		expect(refused.body).toMatchObject({ code: 'notify-required', followers: 1 });
		expect((await item(two.id)).state).toBe('ready');
		const { body } = await world.writer.put(`/items/${two.id}/done`, { notify: true, note: 'Both parts are there.' });
		expect(body.shipped).toMatchObject([{ id: post.id, title: 'Shipped in two parts' }]);
		expect((await world.reader.get(`/posts/${post.id}`)).body.status).toBe('shipped');
		const event = await world.context.db.selectFrom('events').selectAll().where('type', '=', 'posts.status-changed').orderBy('event_id', 'desc').executeTakeFirstOrThrow();
		expect(event.detail).toMatchObject({ notify: true, note: 'Both parts are there.', category: 'shipped' });
		expect((await world.writer.put(`/items/${two.id}/done`, { notify: true })).body.shipped).toEqual([]);
	});

	test('several posts of one item ship in one act', async () => {
		const posts = [await ask('Twin one', 'dan@acme.example'), await ask('Twin two', 'dan@acme.example')];
		const one = await addReady('Twins', { postIds: posts.map((post) => post.id) });
		const before = await countStatusEvents();
		await world.writer.patch(`/items/${one.id}`, { state: 'done', notify: false });
		expect(await countStatusEvents()).toBe(before + 1);
		expect((await item(one.id)).state).toBe('done');
	});

	test('two last items done at the same moment ship the post once', async () => {
		const post = await ask('Raced', 'eve@acme.example');
		const items = [await addReady('Race one', { postIds: [post.id] }), await addReady('Race two', { postIds: [post.id] })];
		const answers = await Promise.all(items.map(({ id }) => world.writer.put(`/items/${id}/done`, { notify: false })));
		expect(answers.flatMap(({ body }) => body.shipped)).toHaveLength(1);
		expect((await world.reader.get(`/posts/${post.id}`)).body.status).toBe('shipped');
	});

	test('what was done in a running sprint goes back into it when it is taken back', async () => {
		const { id } = await plan('Reopened');
		const one = await addReady('Not yet');
		await enter(id, one.id);
		await world.writer.put(`/items/${one.id}/done`);
		expect((await sprint(id)).done).toBe(1);
		expect((await world.writer.patch(`/items/${one.id}`, { state: 'refining' })).body).toMatchObject({ state: 'in-sprint', sprintId: id, doneAt: null });
		expect(await sprint(id)).toMatchObject({ done: 0, items: 1 });
	});

	test('a dropped item is not done', async () => {
		const one = await add('Dropped first');
		await world.writer.patch(`/items/${one.id}`, { state: 'dropped' });
		expect((await world.writer.put(`/items/${one.id}/done`)).body.code).toBe('item-closed');
	});
});

async function countStatusEvents(): Promise<number> {
	return (await world.context.db.selectFrom('events').select('event_id').where('type', '=', 'posts.status-changed').execute()).length;
}

async function deliver(name: string, estimate: number): Promise<void> {
	const [{ id }, one] = [await plan(name), await addReady(`Delivered in ${name}`, { estimate })];
	await enter(id, one.id, { overrideReason: 'Measured on purpose.' });
	await world.writer.put(`/items/${one.id}/done`);
	await world.writer.post(`/sprints/${id}/start`);
	await stop(id);
}
