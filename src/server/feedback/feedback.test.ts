import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
let boardId: string;
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'Ideas' })).body.id;
});
afterAll(() => world.close());

const carla = { email: 'carla@acme.example', name: 'Carla' };
const text = 'Hello there. Our technicians lose the signal in basements, so offline mode would save us. Thanks!';
async function ask(title: string, body = ''): Promise<{ id: string }> {
	return (await world.admin.post('/posts', { boardId, title, body, author: { email: 'asker@acme.example' } })).body;
}
async function say(more: object = {}): Promise<{ id: string; person: { id: string } }> {
	return (await world.writer.post('/feedback', { channel: 'email', text, person: carla, ...more })).body;
}
async function peopleBehind(postId: string): Promise<number> {
	return (await world.reader.get(`/posts/${postId}`)).body.demand.people;
}

describe('the inbox', () => {
	test('takes a message once by channel and external id', async () => {
		const first = await world.writer.post('/feedback', { channel: 'slack', externalId: 'm1', text, person: carla });
		const again = await world.writer.post('/feedback', { channel: 'slack', externalId: 'm1', text: 'something else', person: carla });
		const other = await world.writer.post('/feedback', { channel: 'intercom', externalId: 'm1', text, person: carla });
		expect([first.status, again.status, other.status]).toEqual([201, 200, 201]);
		expect(again.body).toEqual(first.body);
		expect(other.body.id).not.toBe(first.body.id);
	});

	test('takes a message once when it comes many times at the same moment', async () => {
		const sent = await Promise.all(
			Array.from({ length: 6 }, () => world.writer.post('/feedback', { channel: 'slack', externalId: 'burst', text, person: { email: 'burst@acme.example' } }))
		);
		expect(new Set(sent.map((answer) => answer.body.id)).size).toBe(1);
		expect(sent.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
	});

	test('is listed by state, newest first, page by page', async () => {
		const ids = [];
		for (const channel of ['a', 'b', 'c']) ids.push((await say({ channel: `list-${channel}` })).id);
		const page = await world.reader.get('/feedback?state=new&limit=2');
		expect(page.body.data.map((one: { id: string }) => one.id)).toEqual([ids[2], ids[1]]);
		const next = await world.reader.get(`/feedback?state=new&limit=1&cursor=${page.body.nextCursor}`);
		expect(next.body.data[0].id).toBe(ids[0]);
		await world.writer.put(`/feedback/${ids[2]}/state`, { state: 'dismissed' });
		expect((await world.reader.get('/feedback?state=dismissed')).body.data.map((one: { id: string }) => one.id)).toEqual([ids[2]]);
	});

	test('suggests the posts its sentences sound like, with the sentence', async () => {
		const post = await ask('Offline mode for technicians', 'The app should work without a signal.');
		await ask('Invoices in PDF');
		const { body } = await world.reader.get(`/feedback/${(await say()).id}`);
		expect(body.suggestions[0].post.id).toBe(post.id);
		expect(body.suggestions[0].score).toBeGreaterThan(0.5);
		const { start, end } = body.suggestions[0].range;
		expect(text.slice(start, end)).toBe('Our technicians lose the signal in basements, so offline mode would save us.');
		expect(body.suggestions.map((one: { post: { title: string } }) => one.post.title)).not.toContain('Invoices in PDF');
	});

	test('is given to a member of the team, and keeps the history of it', async () => {
		const feedback = await say();
		const { vic } = world.people;
		const given = await world.writer.put(`/feedback/${feedback.id}/assignee`, { personId: vic });
		expect(given.body.assignee.id).toBe(vic);
		const again = await world.writer.put(`/feedback/${feedback.id}/assignee`, { personId: vic });
		expect(again.body.version).toBe(given.body.version);
		const listed = async (assignee: string) => (await world.reader.get(`/feedback?assignee=${assignee}&limit=100`)).body.data.map((one: { id: string }) => one.id);
		expect(await listed(vic)).toEqual([feedback.id]);
		expect(await listed('nobody')).not.toContain(feedback.id);
		expect((await world.writer.put(`/feedback/${feedback.id}/assignee`, { personId: feedback.person.id })).body.fields).toHaveProperty('personId');
		await world.writer.put(`/feedback/${feedback.id}/state`, { state: 'dismissed' });
		await world.writer.put(`/feedback/${feedback.id}/assignee`, { personId: null });
		const { body: history } = await world.reader.get(`/feedback/${feedback.id}/activity`);
		expect(history.data.map((act: { type: string }) => act.type)).toEqual(['feedback.assigned', 'feedback.state-changed', 'feedback.assigned', 'feedback.received']);
		expect(history.data[2].assignee.id).toBe(vic);
		expect(history.data[0].assignee).toBeNull();
		expect((await world.reader.put(`/feedback/${feedback.id}/assignee`, { personId: vic })).status).toBe(403);
	});

	test('stays as it was said', async () => {
		const feedback = await say();
		expect((await world.admin.patch(`/feedback/${feedback.id}`, { text: 'changed' })).status).toBe(405);
	});

	test('refuses what is empty, huge, malformed or hostile, by name', async () => {
		const send = (body: unknown) => world.writer.post('/feedback', body);
		expect((await send({ channel: 'email', text: '   ', person: carla })).body.fields).toHaveProperty('text');
		expect((await send({ channel: 'email', text: 'x'.repeat(50_001), person: carla })).body.fields).toHaveProperty('text');
		expect((await send({ channel: 'email', text: 'lone \ud800 half', person: carla })).body.fields).toHaveProperty('text');
		expect((await send({ channel: 'email', text })).body.fields).toHaveProperty('person');
		expect((await send({ channel: 'email', text, person: { email: 'nobody' } })).body.fields).toHaveProperty('person.email');
		expect((await send({ channel: 'e mail', text, person: carla })).body.fields).toHaveProperty('channel');
		expect((await send({ channel: 'email', text, person: carla, originUrl: 'javascript:alert(1)' })).body.fields).toHaveProperty('originUrl');
		expect((await send({ channel: 'email', text, person: carla, occurredAt: 'yesterday' })).body.fields).toHaveProperty('occurredAt');
		expect((await send({ channel: 'email', text, personId: 'person_00000000000000000000000000000000' })).status).toBeGreaterThanOrEqual(404);
		expect((await send('{')).status).toBe(422);
		const hostile = await send({ channel: 'email', text: "'; DROP TABLE posts; -- \\ ' | & ! ( <-> :*", person: carla });
		expect(hostile.status).toBe(201);
		expect((await world.reader.get(`/feedback/${hostile.body.id}`)).status).toBe(200);
		expect((await world.reader.post('/feedback', { channel: 'email', text, person: carla })).status).toBe(403);
		expect((await world.nobody.get('/feedback')).status).toBe(401);
	});
});

describe('insights', () => {
	test('put the person behind the post once, make them follow it, and triage the message', async () => {
		const [post, feedback] = [await ask('Signal in cellars'), await say({ person: { email: 'ines@acme.example' } })];
		expect(await peopleBehind(post.id)).toBe(1);
		const made = await world.writer.post(`/feedback/${feedback.id}/insights`, { postId: post.id, start: 13, end: 57, importance: 'critical' });
		expect(made.status).toBe(201);
		expect(made.body).toMatchObject({ quote: text.slice(13, 57), importance: 'critical' });
		await world.writer.post(`/feedback/${feedback.id}/insights`, { postId: post.id, start: 0, end: 12 });
		const { body: read } = await world.reader.get(`/posts/${post.id}`);
		expect(read.demand).toMatchObject({ people: 2, importance: { critical: 1 } });
		expect((await world.reader.get(`/feedback/${feedback.id}`)).body).toMatchObject({ state: 'triaged', insightCount: 2 });
		const follows = await world.context.db.selectFrom('follows').select('reason').where('person_id', '=', feedback.person.id).execute();
		expect(follows).toEqual([{ reason: 'quoted' }]);
	});

	test('are the same when the same words are linked to the same post again', async () => {
		const [post, feedback] = [await ask('Again'), await say()];
		const link = () => world.writer.post(`/feedback/${feedback.id}/insights`, { postId: post.id, start: 0, end: 5 });
		const [first, second] = [await link(), await link()];
		expect([first.status, second.status]).toEqual([201, 200]);
		expect(second.body.id).toBe(first.body.id);
	});

	test('make a new post in the name of who said it', async () => {
		const feedback = await say({ person: { email: 'nora@acme.example' } });
		const { body } = await world.writer.post(`/feedback/${feedback.id}/insights`, { newPost: { boardId, title: 'Basement mode' }, start: 0, end: 5 });
		const { body: post } = await world.reader.get(`/posts/${body.post.id}`);
		expect(post).toMatchObject({ title: 'Basement mode', author: { id: feedback.person.id }, demand: { people: 1 } });
	});

	test('give the demand back when they are taken away', async () => {
		const [post, feedback] = [await ask('Taken back'), await say({ person: { email: 'tom@acme.example' } })];
		const { body } = await world.writer.post(`/feedback/${feedback.id}/insights`, { postId: post.id });
		expect(await peopleBehind(post.id)).toBe(2);
		expect((await world.writer.delete(`/feedback/${feedback.id}/insights/${body.id}`)).status).toBe(204);
		expect(await peopleBehind(post.id)).toBe(1);
		expect(await world.context.db.selectFrom('follows').selectAll().where('person_id', '=', feedback.person.id).execute()).toEqual([]);
		expect((await world.writer.delete(`/feedback/${feedback.id}/insights/${body.id}`)).status).toBe(404);
	});

	test('stand on words that are there', async () => {
		const [post, feedback] = [await ask('Ranges'), await say()];
		const link = (start: unknown, end: unknown) => world.writer.post(`/feedback/${feedback.id}/insights`, { postId: post.id, start, end });
		for (const [start, end] of [[5, 5], [9, 2], [0, text.length + 1], [-1, 4], [0.5, 4], ['0', 4]]) expect((await link(start, end)).status).toBe(422);
		expect((await link(0, text.length)).status).toBe(201);
	});

	test('are read as quotes of the post, over everything merged into it', async () => {
		const [post, duplicate, feedback] = [await ask('Quoted'), await ask('Quoted twin'), await say()];
		await world.writer.post(`/feedback/${feedback.id}/insights`, { postId: duplicate.id, start: 0, end: 5 });
		await world.writer.post(`/posts/${post.id}/merges`, { sourceId: duplicate.id, notify: false });
		const { body } = await world.reader.get(`/posts/${post.id}/insights`);
		expect(body.data).toHaveLength(1);
		expect(body.data[0]).toMatchObject({ quote: 'Hello', linkedPostId: duplicate.id, post: { id: post.id } });
	});

	test('outlive the person, without their words', async () => {
		const [post, feedback] = [await ask('Erased'), await say({ person: { email: 'erin@acme.example' } })];
		await world.writer.post(`/feedback/${feedback.id}/insights`, { postId: post.id, start: 0, end: 5 });
		expect((await world.admin.delete(`/people/${feedback.person.id}`)).status).toBe(204);
		const { body: quotes } = await world.reader.get(`/posts/${post.id}/insights`);
		expect(quotes.data[0].quote).toBeNull();
		expect((await world.reader.get(`/feedback/${feedback.id}`)).body).toMatchObject({ text: null, suggestions: [] });
		expect(await peopleBehind(post.id)).toBe(2);
		const again = await world.writer.post(`/feedback/${feedback.id}/insights`, { postId: post.id });
		expect(again.body.code).toBe('words-gone');
	});
});
