import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visitor } from '#core/access/roles.ts';
import type { BoardId } from '#core/kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import { askPost, getPost, listPosts } from './service.ts';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
let boardId: string;
let privateBoardId: string;

beforeAll(async () => {
	world = await makeWorld();
	for (const category of ['open', 'planned', 'shipped', 'declined']) await world.admin.post('/statuses', { name: category, category });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
	privateBoardId = (await world.admin.post('/boards', { name: 'Workshop', visibility: 'private' })).body.id;
});
afterAll(() => world.close());

const ask = async (title: string, more: object = {}) => {
	const { body } = await world.writer.post('/posts', { boardId, title, author: { email: 'carla@acme.example', name: 'Carla' }, ...more });
	return body;
};

describe('asking', () => {
	test('an e-mail address is enough, and the one who asks counts once', async () => {
		const post = await ask('Export to CSV', { body: 'For the **tax** office' });
		expect(post).toMatchObject({ title: 'Export to CSV', status: 'open', commentCount: 0, mergedInto: null, author: { name: 'Carla' }, demand: { people: 1, companies: 0 } });
		expect(post.url).toBe(`http://winnow.test/posts/${post.number}/export-to-csv`);
		expect((await world.reader.get(`/posts/${post.id}`)).body.id).toBe(post.id);
	});

	test('the team makes a tag by using it; everybody else chooses from those that are there', async () => {
		expect((await ask('Tagged', { tags: ['Onboarding'] })).tags).toEqual(['Onboarding']);
		expect((await ask('Tagged too', { tags: ['onboarding'] })).tags).toEqual(['Onboarding']);
		const asking = askPost({ ...world.context, viewer: visitor }, { boardId: boardId as BoardId, title: 'Mine', body: '', tags: ['my own'], author: { email: 'zoe@acme.example' } });
		await expect(asking).rejects.toMatchObject({ fields: { tags: 'There is no tag “my own”.' } });
	});

	test('a board that is not there, and an empty title are named', async () => {
		expect((await world.writer.post('/posts', { boardId: 'board_00000000000000000000000000000000', title: 'X' })).body.fields).toHaveProperty('boardId');
		expect((await world.writer.post('/posts', { boardId, title: ' ' })).body.fields).toHaveProperty('title');
	});
});

describe('lists', () => {
	test('each order pages through every post once, whatever the page size', async () => {
		for (let n = 0; n < 7; n++) await ask(`Listed ${n}`);
		const all = (await world.reader.get('/posts?limit=100&sort=new')).body.data.map((post: { id: string }) => post.id).sort();
		for (const sort of ['demand', 'new', 'trending', 'revenue', 'activity']) {
			const seen: string[] = [];
			let cursor = '';
			do {
				const { body } = await world.reader.get(`/posts?limit=3&sort=${sort}${cursor}`);
				seen.push(...body.data.map((post: { id: string }) => post.id));
				cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
			} while (cursor);
			expect(seen.sort(), sort).toEqual(all);
		}
	});

	test('filters by status, tag, board, words and person', async () => {
		await world.admin.post('/tags', { name: 'mobile' });
		const post = await ask('Quokka gestures', { tags: ['mobile'], author: { email: 'finn@acme.example' } });
		const titles = async (query: string) => (await world.reader.get(`/posts?${query}`)).body.data.map((found: { title: string }) => found.title);
		expect(await titles('tag=Mobile')).toEqual(['Quokka gestures']);
		expect(await titles('q=quok')).toEqual(['Quokka gestures']);
		expect(await titles(`person=${post.author.id}`)).toEqual(['Quokka gestures']);
		expect(await titles('status=shipped')).toEqual([]);
		expect(await titles('board=app&q=gestures')).toEqual(['Quokka gestures']);
		expect(await titles('q=%27%22%3A%2A%20%26%20%7C%20!')).toEqual([]);
	});

	test('posts on a private board are for the team', async () => {
		const hidden = await ask('Secret plan', { boardId: privateBoardId });
		expect((await world.reader.get(`/posts/${hidden.id}`)).status).toBe(200);
	});
});

describe('status', () => {
	test('people who would be told make notify required, and a no-op tells nobody', async () => {
		const post = await ask('Dark theme');
		const silent = await world.writer.put(`/posts/${post.id}/status`, { status: 'planned' });
		expect(silent).toMatchObject({ status: 422, body: { code: 'notify-required', told: 1 } });
		expect((await world.writer.put(`/posts/${post.id}/status`, { status: 'planned', notify: false })).body.status).toBe('planned');
		expect((await world.writer.put(`/posts/${post.id}/status`, { status: 'planned' })).status).toBe(200);
		const events = await world.context.db.selectFrom('events').select('type').where('post_id', '=', post.id).where('type', '=', 'posts.status-changed').execute();
		expect(events).toHaveLength(1);
	});
});

describe('changing', () => {
	test('a new title gives a new address and keeps the number', async () => {
		const post = await ask('Old words');
		const changed = await world.writer.patch(`/posts/${post.id}`, { title: 'New words' });
		expect(changed.body).toMatchObject({ number: post.number, version: 2 });
		expect(changed.body.url).toContain('/new-words');
	});

	test('a post that people built on stays', async () => {
		const post = await ask('Wanted');
		await world.writer.put(`/posts/${post.id}/vote`, { person: { email: 'zoe@acme.example' } });
		expect((await world.admin.delete(`/posts/${post.id}`)).body.code).toBe('in-use');
		const alone = await ask('Unwanted');
		expect((await world.admin.delete(`/posts/${alone.id}`)).status).toBe(204);
		expect((await world.reader.get(`/posts/${alone.id}`)).status).toBe(404);
	});
});

describe('customers', () => {
	test('see how many companies want it, never what these pay or who is behind it', async () => {
		await world.admin.put('/companies/rich', { name: 'Rich', domain: 'rich.example', mrr: 900_000 });
		const post = await ask('Revenue', { author: { email: 'rita@rich.example' } });
		const customer: Context = { ...world.context, viewer: { ...visitor, personId: post.author.id, via: 'session' } };
		expect((await getPost(customer, post.id)).demand).toMatchObject({ companies: 1, mrr: { known: 0, unknownCompanies: 1 } });
		expect((await listPosts(customer, { limit: 5, person: post.author.id })).data.map(({ id }) => id)).toEqual([post.id]);
		for (const query of [{ sort: 'revenue' as const }, { person: world.people.olga }, { company: customer.newId('company') }]) {
			await expect(listPosts(customer, { limit: 5, ...query })).rejects.toMatchObject({ code: 'not-allowed' });
		}
	});
});

describe('similar posts', () => {
	test('words not yet posted find what is there, with the words they share', async () => {
		await ask('Sync calendar with Outlook', { body: 'Appointments should appear in Outlook.' });
		const { body } = await world.reader.get('/posts/similar?title=outlook%20calendar%20sync');
		expect(body.data[0].post.title).toBe('Sync calendar with Outlook');
		expect(body.data[0].reason).toContain('calendar');
		expect((await world.reader.get('/posts/similar?title=')).body.data).toEqual([]);
	});
});

describe('following', () => {
	test('who asked follows; stopping holds against later reasons until they ask again', async () => {
		const post = await ask('Followed');
		const person = { person: { email: 'carla@acme.example' } };
		const request = (method: 'PUT' | 'DELETE') =>
			world.request(`/api/v1/posts/${post.id}/follow`, { method, body: JSON.stringify(person), headers: { ...world.writer.headers, 'content-type': 'application/json' } });
		expect(await (await request('DELETE')).json()).toEqual({ following: false, reasons: [] });
		await world.writer.put(`/posts/${post.id}/vote`, person);
		expect(await (await request('PUT')).json()).toMatchObject({ following: true });
	});
});
