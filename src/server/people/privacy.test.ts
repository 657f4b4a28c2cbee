import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionOf } from '#rig/session.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { definedRoutes } from '../platform/http/route.ts';

let world: World;
let postId: string;
let boardId: string;
const author = { email: 'carla@acme.example', name: 'Carla' };

beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/companies', { name: 'Acme', domain: 'acme.example', mrr: 1000 });
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'Ideas' })).body.id;
	postId = (await world.writer.post('/posts', { boardId, title: 'Dark mode', body: 'Please.', author })).body.id;
	const other = { email: 'dan@acme.example', name: 'dan@acme.example' };
	await world.writer.put(`/posts/${postId}/vote`, { person: other });
	await world.writer.post(`/posts/${postId}/comments`, { body: 'I want it too.', author: other });
	await world.writer.post('/feedback', { channel: 'call', text: 'Dark mode, please.', person: other });
});
afterAll(() => world.close());

const reads = () =>
	definedRoutes
		.filter(({ method, path }) => method === 'get' && path !== '/events')
		.map(({ path }) => path.replace(/^\/boards\/\{\w+\}/, `/boards/${boardId}`).replace(/\{\w+\}/, postId) + (path.endsWith('/similar') ? '?title=Dark+mode&body=&q=dark' : ''));

test('no answer to a customer or to nobody holds an address or a company of somebody else', async () => {
	const customer = await sessionOf(world, 'eve@customer.example');
	const answers = await Promise.all(
		reads().flatMap((path) => [customer, {}].map(async (headers) => ({ path, body: JSON.stringify((await world.nobody.get(path, headers)).body) })))
	);
	const leaks = answers.filter(({ body }) => /acme|harbour\.example/i.test(body)).map(({ path }) => path);
	expect(leaks).toEqual([]);
	const seen = answers.filter(({ body }) => body.includes('Dark mode')).map(({ path }) => path);
	expect(seen).toContain('/posts');
	expect(seen).toContain(`/posts/${postId}`);
});

test('members do see who asked', async () => {
	expect(JSON.stringify((await world.reader.get(`/posts/${postId}/voters`)).body)).toContain('dan@acme.example');
});

test('an erased person still counts, without a name or words', async () => {
	const { body: before } = await world.reader.get(`/posts/${postId}`);
	const { body: people } = await world.reader.get('/people?q=dan@acme.example');
	expect((await world.admin.delete(`/people/${people.data[0].id}`)).status).toBe(204);
	const { body: after } = await world.reader.get(`/posts/${postId}`);
	expect(after.demand).toEqual(before.demand);
	const everything = await Promise.all(reads().map(async (path) => JSON.stringify((await world.admin.get(path)).body)));
	expect(everything.filter((body) => /dan@acme|I want it too/.test(body))).toEqual([]);
});
