import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visitor } from '#core/access/roles.ts';
import type { Context } from '../platform/context.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { wantToo } from './service.ts';

let world: World;
let outside: Context;
let post: { id: string };
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	const boardId = (await world.admin.post('/boards', { name: 'Ideas' })).body.id;
	post = (await world.admin.post('/posts', { boardId, title: 'Dark mode', author: { email: 'asker@acme.example' } })).body;
	outside = { ...world.context, viewer: visitor };
});
afterAll(() => world.close());

const typed = { title: 'A black theme', body: 'My eyes hurt at night.' };
const nora = { email: 'nora@night.example', name: 'Nora' };

describe('wanting what is asked for already', () => {
	test('votes once and keeps the words that were typed once, whatever the repeats', async () => {
		expect((await wantToo(outside, post.id, typed, nora)).demand.people).toBe(2);
		expect((await wantToo(outside, post.id, typed, nora)).demand.people).toBe(2);
		const { body } = await world.reader.get(`/posts/${post.id}/insights`);
		expect(body.data.map(({ quote }: { quote: string }) => quote)).toEqual(['A black theme\n\nMy eyes hurt at night.']);
		const inbox = await world.reader.get('/feedback?state=triaged');
		expect(inbox.body.data.map(({ channel }: { channel: string }) => channel)).toEqual(['portal']);
	});

	test('votes even when nothing was typed', async () => {
		expect((await wantToo(outside, post.id, { title: ' ', body: '' }, { email: 'otto@night.example' })).demand.people).toBe(3);
	});

	test('needs somebody who wants it, and a request that is there', async () => {
		await expect(wantToo(outside, post.id, typed)).rejects.toMatchObject({ code: 'sign-in-required' });
		await expect(wantToo(outside, world.context.newId('post'), typed, nora)).rejects.toMatchObject({ code: 'not-found' });
	});
});
