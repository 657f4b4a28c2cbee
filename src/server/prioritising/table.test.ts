import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
let boardId: string;

beforeAll(async () => {
	world = await makeWorld();
	for (const category of ['open', 'planned']) await world.admin.post('/statuses', { name: category, category });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(() => world.close());

let made = 0;
const post = async (title = `Post ${++made}`): Promise<string> => (await world.writer.post('/posts', { boardId, title, author: { email: `asks${++made}@lone.example` } })).body.id;
const csv = async (query: string): Promise<string[][]> => {
	const { body } = await world.reader.get(`/table/posts.csv?${query}`);
	return parse(body as string, { bom: true });
};

describe('the table as CSV', () => {
	test('holds no cell that a spreadsheet would run', async () => {
		const titles = ['=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(A1)', '\uFF1D1', 'a "quoted", one'];
		for (const title of titles) await post(title);
		const cells = (await csv('columns=board,people,tags')).slice(1).flat();
		expect(cells.filter((cell) => /^[=+\-@\t\r\uFF1D]/.test(cell))).toEqual([]);
		expect(cells).toContain('a "quoted", one');
	});

	test('holds every post of the view, whatever their number, in the chosen columns', async () => {
		for (let n = 0; n < 105; n++) await post(`Many ${n}`);
		const { body: score } = await world.writer.post('/scores', { name: 'Twice', formula: 'people * 2' });
		const [head, ...rows] = await csv(`sort=score&score=${score.id}&columns=people,${score.id},nonsense`);
		expect(head).toEqual(['Number', 'Post', 'Address', 'People', 'Twice']);
		expect(new Set(rows.map(([number]) => number)).size).toBe(rows.length);
		expect(rows.length).toBeGreaterThan(105);
		expect(rows.every(([, , , people, twice]) => Number(twice) === 2 * Number(people))).toBe(true);
	});

	test('refuses before it begins', async () => {
		expect((await world.reader.get('/table/posts.csv?sort=score')).status).toBe(422);
		expect((await world.nobody.get('/table/posts.csv')).status).toBe(401);
	});
});

describe('many posts at once', () => {
	test('get a status only when it is said whether people are told', async () => {
		const postIds = [await post(), await post()];
		expect((await world.writer.post('/posts/status-changes', { postIds, status: 'planned' })).body.code).toBe('notify-required');
		expect((await world.writer.post('/posts/status-changes', { postIds, status: 'planned', notify: false })).body.changed.sort()).toEqual([...postIds].sort());
		expect((await world.writer.post('/posts/status-changes', { postIds, status: 'planned' })).body.changed).toEqual([]);
	});

	test('get and lose tags, all or none', async () => {
		const postIds = [await post(), await post()];
		await world.writer.post('/posts/tag-changes', { postIds, add: ['Export', 'Later'] });
		expect((await world.writer.post('/posts/tag-changes', { postIds, add: ['export'], remove: ['LATER'] })).body.changed).toHaveLength(2);
		expect((await world.reader.get(`/posts/${postIds[0]}`)).body.tags).toEqual(['Export']);
		const missing = [postIds[0], `post_${'0'.repeat(32)}`];
		expect((await world.writer.post('/posts/tag-changes', { postIds: missing, add: ['No'] })).status).toBe(404);
		expect((await world.reader.get(`/posts/${postIds[0]}`)).body.tags).toEqual(['Export']);
	});

	test.each([{ postIds: [] }, { postIds: Array.from({ length: 101 }, () => `post_${'0'.repeat(32)}`) }, { postIds: 'all' }])('are refused as %j', async (body) => {
		expect((await world.writer.post('/posts/tag-changes', { add: ['x'], ...body })).status).toBe(422);
	});
});

describe('the table', () => {
	test('says what may have been meant where little is found', async () => {
		await post('A calendar for drivers');
		const { body } = await world.reader.get('/table/posts?q=calandar');
		expect(body).toMatchObject({ didYouMean: 'calendar', data: [{ post: { title: 'A calendar for drivers' } }] });
		expect((await world.reader.get('/table/posts?q=calendar')).body.didYouMean).toBeNull();
	});
});

describe('a view', () => {
	test('keeps by whom posts are wanted', async () => {
		const filters = { plan: 'Enterprise', lifecycle: 'trial' };
		expect((await world.writer.post('/views', { name: 'On trial', filters })).body).toMatchObject({ filters });
	});

	test('is its owner’s until it is shared, and nobody else changes it', async () => {
		const { body: view } = await world.writer.post('/views', { name: 'Mine', columns: ['people', 'effort'], filters: { status: 'open' }, sort: 'revenue' });
		expect(view).toMatchObject({ own: true, shared: false, columns: ['people', 'effort'], filters: { status: 'open' }, sort: 'revenue' });
		await world.context.db.updateTable('post_views').set({ owner_id: world.people.vic }).where('view_id', '=', view.id).execute();
		const seen = async () => (await world.writer.get('/views')).body.data.map((one: { id: string }) => one.id);
		expect(await seen()).not.toContain(view.id);
		expect((await world.writer.patch(`/views/${view.id}`, { name: 'Taken' })).status).toBe(404);
		await world.context.db.updateTable('post_views').set({ shared: true }).where('view_id', '=', view.id).execute();
		expect(await seen()).toContain(view.id);
	});

	test.each([{ columns: ['salary'] }, { sort: 'score' }, { filters: { charm: 'x' } }, { name: '' }])('is refused with %j', async (body) => {
		expect((await world.writer.post('/views', { name: 'Bad', ...body })).status).toBe(422);
	});
});
