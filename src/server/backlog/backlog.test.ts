import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
let boardId: string;
beforeAll(async () => {
	world = await makeWorld();
	boardId = (await world.admin.post('/boards', { name: 'Requests' })).body.id;
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
});
afterAll(() => world.close());

const ask = async (title: string, email: string) => (await world.writer.post('/posts', { boardId, title, author: { email } })).body;
const add = async (title: string, more: object = {}) => (await world.writer.post('/items', { title, ...more })).body;
const order = async (query = '') => (await world.reader.get(`/items?limit=100${query}`)).body.data.map((item: { title: string }) => item.title);

describe('items', () => {
	test('an item made from a post takes its title and carries its demand', async () => {
		const post = await ask('Export data', 'carla@acme.example');
		await world.writer.put(`/posts/${post.id}/vote`, { person: { email: 'dan@globex.example' } });
		const { status, body } = await world.writer.post('/items', { postIds: [post.id] });
		expect(status).toBe(201);
		expect(body).toMatchObject({ title: 'Export data', type: 'story', state: 'refining', postIds: [post.id], version: 1 });
		expect(body.demand).toMatchObject({ people: 2 });
		expect(body.readiness).toMatchObject({ ready: false, met: 0, total: 6 });
		expect((await world.reader.get(`/items?post=${post.id}`)).body.data[0].id).toBe(body.id);
	});

	test('somebody behind two posts of an item counts once', async () => {
		const one = await ask('Dark theme', 'eve@acme.example');
		const two = await ask('Night mode', 'eve@acme.example');
		const item = await add('Themes', { postIds: [one.id, two.id] });
		expect(item.demand.people).toBe(1);
	});

	test('an item without a title or a post is refused', async () => {
		const { status, body } = await world.writer.post('/items', {});
		expect(status).toBe(422);
		expect(body.fields).toHaveProperty('title');
	});

	test('what is given is changed and the rest stays', async () => {
		const item = await add('Report as a file', { story: { role: 'owner', want: 'a file', why: 'I can send it' } });
		const { body } = await world.writer.patch(`/items/${item.id}`, { estimate: 3, story: { want: 'a PDF' } });
		expect(body).toMatchObject({ estimate: 3, story: { role: 'owner', want: 'a PDF', why: 'I can send it' }, version: 2 });
		expect((await world.writer.patch(`/items/${item.id}`, { title: 'Late' }, { 'if-match': '"1"' })).body.code).toBe('stale');
		expect((await world.writer.patch(`/items/${item.id}`, { estimate: -1 })).status).toBe(422);
	});

	test('a dropped item leaves the open backlog and comes back on request', async () => {
		const item = await add('Maybe never');
		expect((await world.writer.patch(`/items/${item.id}`, { state: 'dropped' })).body.state).toBe('dropped');
		expect(await order('&state=refining,ready')).not.toContain('Maybe never');
		expect((await world.writer.patch(`/items/${item.id}`, { state: 'refining' })).body.state).toBe('refining');
	});

	test('ready and in-sprint cannot be set by hand', async () => {
		const item = await add('By hand');
		expect((await world.writer.patch(`/items/${item.id}`, { state: 'ready' })).body.fields).toHaveProperty('state');
		expect((await world.writer.patch(`/items/${item.id}`, { state: 'in-sprint' })).body.fields).toHaveProperty('state');
	});

	test('the list filters by words, number, type and parent, and pages by rank', async () => {
		const epic = await add('Roof epic', { type: 'epic' });
		const child = await add('Lay the tiles', { parentId: epic.id, type: 'task' });
		expect(await order('&q=TILES lay')).toEqual(['Lay the tiles']);
		expect(await order(`&q=%23${child.number}`)).toEqual(['Lay the tiles']);
		expect(await order(`&parent=${epic.id}`)).toEqual(['Lay the tiles']);
		expect(await order('&type=epic')).toEqual(['Roof epic']);
		const seen: string[] = [];
		for (let cursor: string | null = ''; cursor !== null; ) {
			const { body } = await world.reader.get(`/items?limit=3${cursor && `&cursor=${cursor}`}`);
			seen.push(...body.data.map((item: { title: string }) => item.title));
			cursor = body.nextCursor;
		}
		expect(seen).toEqual(await order());
	});

	test('a mistake is removed; what others wait for stays', async () => {
		const [mistake, needed, waiting] = [await add('Mistake'), await add('Needed'), await add('Waiting')];
		await world.writer.put(`/items/${waiting.id}/dependencies/${needed.id}`);
		expect((await world.writer.delete(`/items/${mistake.id}`)).status).toBe(204);
		expect((await world.reader.get(`/items/${mistake.id}`)).status).toBe(404);
		expect((await world.writer.delete(`/items/${needed.id}`)).body.code).toBe('in-use');
	});

	test('who only reads may not write', async () => {
		expect((await world.reader.post('/items', { title: 'No' })).status).toBe(403);
		expect((await world.nobody.get('/items')).status).toBe(401);
	});
});

describe('rank', () => {
	test('an item goes before, after, to the top and to the bottom', async () => {
		const [a, b, c] = [await add('Rank A'), await add('Rank B'), await add('Rank C')];
		const ranks = async () => (await order()).filter((title: string) => title.startsWith('Rank '));
		await world.writer.put(`/items/${c.id}/rank`, { before: a.id });
		expect(await ranks()).toEqual(['Rank C', 'Rank A', 'Rank B']);
		await world.writer.put(`/items/${c.id}/rank`, { after: b.id });
		expect(await ranks()).toEqual(['Rank A', 'Rank B', 'Rank C']);
		const top = await world.writer.put(`/items/${b.id}/rank`, { to: 'top' });
		expect(top.body.position).toBe(1);
		expect((await order())[0]).toBe('Rank B');
		const bottom = await world.writer.put(`/items/${b.id}/rank`, { to: 'bottom' });
		expect(bottom.body.position).toBe(bottom.body.of);
	});

	test('a place beside an item that has left is refused and names the nearest one', async () => {
		const [gone, mover] = [await add('Gone'), await add('Mover')];
		await world.writer.patch(`/items/${gone.id}`, { state: 'dropped' });
		const { status, body } = await world.writer.put(`/items/${mover.id}/rank`, { after: gone.id });
		expect(status).toBe(409);
		expect(body).toMatchObject({ code: 'anchor-gone', nearest: expect.stringMatching(/^item_/) });
	});

	test('exactly one place is named', async () => {
		const item = await add('Where');
		expect((await world.writer.put(`/items/${item.id}/rank`, {})).status).toBe(422);
		expect((await world.writer.put(`/items/${item.id}/rank`, { to: 'middle' })).status).toBe(422);
	});
});

describe('acceptance criteria', () => {
	test('are added, ordered, changed and removed', async () => {
		const item = await add('With criteria', { criteria: [{ text: 'First' }] });
		const second = (await world.writer.post(`/items/${item.id}/criteria`, { text: 'Given a\nWhen b\nThen c', kind: 'gherkin' })).body;
		const texts = async () => (await world.reader.get(`/items/${item.id}`)).body.criteria.map((one: { text: string }) => one.text);
		expect(second).toMatchObject({ position: 1, kind: 'gherkin', done: false });
		await world.writer.post(`/items/${item.id}/criteria`, { text: 'Between', position: 1 });
		expect(await texts()).toEqual(['First', 'Between', second.text]);
		await world.writer.patch(`/items/${item.id}/criteria/${second.id}`, { position: 0, done: true });
		expect(await texts()).toEqual([second.text, 'First', 'Between']);
		expect((await world.writer.delete(`/items/${item.id}/criteria/${second.id}`)).status).toBe(204);
		expect(await texts()).toEqual(['First', 'Between']);
		expect((await world.reader.get(`/items/${item.id}/criteria`)).body.data).toHaveLength(2);
		expect((await world.writer.post(`/items/${item.id}/criteria`, { text: '  ' })).body.fields).toHaveProperty('text');
	});
});

describe('dependencies', () => {
	test('are seen from both sides and taken back', async () => {
		const [early, late] = [await add('Early'), await add('Late')];
		await world.writer.put(`/items/${late.id}/dependencies/${early.id}`);
		await world.writer.put(`/items/${late.id}/dependencies/${early.id}`);
		expect((await world.reader.get(`/items/${late.id}`)).body).toMatchObject({ blockedBy: [early.id], blocks: [] });
		expect((await world.reader.get(`/items/${early.id}/dependencies`)).body.blocks).toMatchObject([{ title: 'Late' }]);
		expect((await world.writer.delete(`/items/${late.id}/dependencies/${early.id}`)).status).toBe(204);
		expect((await world.reader.get(`/items/${late.id}`)).body.blockedBy).toEqual([]);
	});

	test('a cycle is refused with its path and changes nothing', async () => {
		const [a, b, c] = [await add('Cycle A'), await add('Cycle B'), await add('Cycle C')];
		await world.writer.put(`/items/${a.id}/dependencies/${b.id}`);
		await world.writer.put(`/items/${b.id}/dependencies/${c.id}`);
		const { status, body } = await world.writer.put(`/items/${c.id}/dependencies/${a.id}`);
		expect(status).toBe(409);
		expect(body.code).toBe('cycle');
		expect(body.path.map((step: { title: string }) => step.title)).toEqual(['Cycle C', 'Cycle A', 'Cycle B', 'Cycle C']);
		expect((await world.reader.get(`/items/${c.id}`)).body.blockedBy).toEqual([]);
	});

	test('an epic that would block its own child is a cycle, whichever comes first', async () => {
		const epic = await add('Cyclic epic', { type: 'epic' });
		const child = await add('Cyclic child', { parentId: epic.id });
		expect((await world.writer.put(`/items/${child.id}/dependencies/${epic.id}`)).body.code).toBe('cycle');
		const other = await add('Waits for the epic', { blockedBy: [epic.id] });
		expect((await world.writer.patch(`/items/${other.id}`, { parentId: epic.id })).body.code).toBe('cycle');
		expect((await world.writer.patch(`/items/${epic.id}`, { parentId: epic.id })).body.code).toBe('cycle');
	});
});

describe('evidence', () => {
	test('holds the words, people and companies behind every post of an item, merged ones too', async () => {
		await world.admin.put('/companies/northwind', { name: 'Northwind', domain: 'northwind.example', mrr: 120_000 });
		const [kept, merged] = [await ask('Calendar sync', 'frida@northwind.example'), await ask('Sync my calendar', 'gus@northwind.example')];
		const text = 'We retype every visit. Please sync 📅 with Outlook.';
		const feedback = (await world.writer.post('/feedback', { channel: 'email', text, person: { email: 'hanna@northwind.example' } })).body;
		const start = text.indexOf('Please');
		await world.writer.post(`/feedback/${feedback.id}/insights`, { postId: merged.id, start, end: text.length, importance: 'critical' });
		await world.writer.post(`/posts/${kept.id}/merges`, { sourceId: merged.id, notify: false });
		const item = await add('Two-way calendar', { postIds: [kept.id] });
		const { body } = await world.reader.get(`/items/${item.id}/evidence`);
		expect(body.demand).toMatchObject({ people: 3, companies: 1, importance: { critical: 1 } });
		expect(body.insights).toMatchObject([{ quote: 'Please sync 📅 with Outlook.', importance: 'critical' }]);
		expect(body.posts).toMatchObject([{ id: kept.id, mergedInto: null }]);
		expect(body.companies).toMatchObject([{ name: 'Northwind', mrr: 120_000, people: 3 }]);
		expect(body.people.map((person: { email: string }) => person.email).sort()).toEqual(['frida', 'gus', 'hanna'].map((name) => `${name}@northwind.example`));
	});

	test('stays with an item that is moved, dropped and taken back', async () => {
		const post = await ask('Keeps its words', 'ida@acme.example');
		const item = await add('Keeps', { postIds: [post.id] });
		const before = (await world.reader.get(`/items/${item.id}/evidence`)).body;
		await world.writer.put(`/items/${item.id}/rank`, { to: 'top' });
		await world.writer.patch(`/items/${item.id}`, { state: 'dropped' });
		await world.writer.patch(`/items/${item.id}`, { state: 'refining', title: 'Kept' });
		expect((await world.reader.get(`/items/${item.id}/evidence`)).body).toEqual(before);
	});
});
