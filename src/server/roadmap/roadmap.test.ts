import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longestRank } from '#core/roadmap/rules.ts';
import { sessionOf } from '#rig/session.ts';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
let boards: { open: string; closed: string };
let made = 0;

beforeAll(async () => {
	world = await makeWorld();
	for (const [name, category] of [['Open', 'open'], ['Planned', 'planned'], ['In progress', 'in-progress'], ['Shipped', 'shipped']]) await world.admin.post('/statuses', { name, category });
	const board = async (name: string, visibility: string) => (await world.admin.post('/boards', { name, visibility })).body.id as string;
	boards = { open: await board('Ideas', 'public'), closed: await board('Workshop', 'private') };
});
afterAll(() => world.close());

const ask = async (more: object = {}) => (await world.writer.post('/posts', { boardId: boards.open, title: `Request ${++made}`, ...more })).body;
const road = async (more: object = {}) => (await world.writer.post('/roadmaps', { name: `Road ${++made}`, ...more })).body;
const place = (roadmapId: string, postId: string, body: object) => world.writer.put(`/roadmaps/${roadmapId}/posts/${postId}`, body);
const standing = async (roadmapId: string, column?: string) =>
	(await world.reader.get(`/roadmaps/${roadmapId}/posts?limit=100${column ? `&column=${column}` : ''}`)).body.data.map((post: { id: string; column: string }) => [post.column, post.id]);

describe('a roadmap', () => {
	test('is now, next and later unless somebody says otherwise, and its address comes from its name', async () => {
		const { status, body } = await world.writer.post('/roadmaps', { name: 'What comes' });
		expect(status).toBe(201);
		expect(body).toMatchObject({ slug: 'what-comes', visibility: 'public', kind: 'horizon', version: 1, url: 'http://winnow.test/roadmap/what-comes' });
		expect(body.columns.map(({ name }: { name: string }) => name)).toEqual(['Now', 'Next', 'Later']);
		expect((await world.reader.get(`/roadmaps/${body.id}`)).body).toEqual(body);
		expect((await world.writer.post('/roadmaps', { name: 'What comes' })).body.code).toBe('already-exists');
	});

	test('by status takes its columns and their names from the statuses, or has names of its own', async () => {
		const columns = [{ key: 'planned' }, { key: 'in-progress', name: 'Being built' }];
		const { columns: shown } = await road({ kind: 'status', columns });
		expect(shown).toEqual([
			{ key: 'planned', name: 'Planned', named: false, category: 'planned' },
			{ key: 'in-progress', name: 'Being built', named: true, category: 'in-progress' }
		]);
		expect((await road({ kind: 'status' })).columns.map(({ key }: { key: string }) => key)).toEqual(['planned', 'in-progress', 'shipped']);
	});

	test.each([
		['horizon', [{ key: 'now' }]],
		['quarter', [{ key: '2027-Q9' }]],
		['status', [{ key: 'nowhere' }]],
		['status', []]
	])('by %s is refused the columns %j', async (kind, columns) => {
		expect((await world.writer.post('/roadmaps', { name: 'Wrong', kind, columns })).body.fields).toHaveProperty('columns');
	});

	test('a change on an older version is refused as stale', async () => {
		const { id } = await road();
		expect((await world.writer.patch(`/roadmaps/${id}`, { name: 'Renamed', columns: [{ key: 'now', name: 'This month' }, { key: 'next' }, { key: 'later' }] }, { 'if-match': '"1"' })).body).toMatchObject({ name: 'Renamed', version: 2 });
		expect((await world.writer.patch(`/roadmaps/${id}`, { name: 'Late' }, { 'if-match': '"1"' })).body).toMatchObject({ code: 'stale', version: 2 });
		expect((await world.writer.delete(`/roadmaps/${id}`, { 'if-match': '"1"' })).body.code).toBe('stale');
	});

	test('is removed with its places, and its posts stay', async () => {
		const { id } = await road();
		const post = await ask();
		await place(id, post.id, { column: 'now' });
		expect((await world.writer.delete(`/roadmaps/${id}`)).status).toBe(204);
		expect((await world.reader.get(`/roadmaps/${id}`)).status).toBe(404);
		expect((await world.reader.get(`/posts/${post.id}`)).status).toBe(200);
	});

	test('keeps a column in which posts stand', async () => {
		const { id } = await road({ kind: 'quarter', columns: [{ key: '2027-Q1' }, { key: '2027-Q2' }] });
		await place(id, (await ask()).id, { column: '2027-Q1' });
		expect((await world.writer.patch(`/roadmaps/${id}`, { columns: [{ key: '2027-Q2' }] })).body.code).toBe('in-use');
		expect((await world.writer.patch(`/roadmaps/${id}`, { columns: [{ key: '2027-Q1' }, { key: '2027-Q3' }] })).status).toBe(200);
	});

	test('is not for those who only read', async () => {
		const { id } = await road();
		expect((await world.reader.post('/roadmaps', { name: 'No' })).status).toBe(403);
		expect((await world.reader.put(`/roadmaps/${id}/moves`, { moves: [] })).status).toBe(403);
		expect((await world.nobody.get('/roadmaps')).status).toBe(401);
	});
});

describe('who sees a roadmap', () => {
	test('everybody a public one, members a private one, and people of a segment theirs', async () => {
		await world.admin.put('/companies/acme', { name: 'Acme', domain: 'acme.example', lifecycle: 'active' });
		for (const email of ['carla@acme.example', 'dan@globex.example']) await world.writer.post('/people', { email });
		const [carla, dan, vic] = [await sessionOf(world, 'carla@acme.example'), await sessionOf(world, 'dan@globex.example'), await sessionOf(world, 'vic@harbour.example')];
		const { id: segmentId } = (await world.writer.post('/segments', { name: 'Active', rule: { field: 'company.lifecycle', op: 'is', value: 'active' } })).body;
		const [all, team, some] = [await road(), await road({ visibility: 'private' }), await road({ visibility: 'segments', segmentIds: [segmentId] })];
		const seen = async (headers: Record<string, string>) => {
			const answers = await Promise.all([all, team, some].map(({ id }) => world.request(`/api/v1/roadmaps/${id}/posts`, { headers })));
			return answers.map(({ status }) => status);
		};
		expect(await seen(carla)).toEqual([200, 404, 200]);
		expect(await seen(dan)).toEqual([200, 404, 404]);
		expect(await seen(vic)).toEqual([200, 200, 200]);
		expect(await seen(world.reader.headers)).toEqual([200, 200, 200]);
		expect((await world.writer.delete(`/segments/${segmentId}`)).body).toMatchObject({ code: 'in-use', detail: expect.stringContaining(some.name) });
		expect((await world.writer.post('/roadmaps', { name: 'Club', visibility: 'segments' })).body.fields).toHaveProperty('segmentIds');
	});

	test('a post on a board that the viewer may not see never shows', async () => {
		const [horizon, byStatus] = [await road(), await road({ kind: 'status', columns: [{ key: 'in-progress' }] })];
		const secret = await ask({ boardId: boards.closed, status: 'in-progress', title: 'Our own list' });
		await place(horizon.id, secret.id, { column: 'now' });
		await world.writer.post('/people', { email: 'eve@globex.example' });
		const eve = await sessionOf(world, 'eve@globex.example');
		for (const { id } of [horizon, byStatus]) {
			expect((await world.reader.get(`/roadmaps/${id}/posts`)).body.data.map((post: { id: string }) => post.id)).toContain(secret.id);
			expect(await (await world.request(`/api/v1/roadmaps/${id}/posts`, { headers: eve })).text()).not.toContain('Our own list');
		}
	});
});

describe('posts on a roadmap', () => {
	test('stand where members place them, page by page', async () => {
		const { id } = await road();
		const [a, b, c] = [await ask(), await ask(), await ask()];
		await place(id, a.id, { column: 'now' });
		await place(id, b.id, { column: 'now', before: a.id });
		await place(id, c.id, { column: 'next' });
		expect(await standing(id)).toEqual([['now', b.id], ['now', a.id], ['next', c.id]]);
		await place(id, b.id, { column: 'now', after: a.id });
		expect(await standing(id, 'now')).toEqual([['now', a.id], ['now', b.id]]);
		const first = (await world.reader.get(`/roadmaps/${id}/posts?limit=2`)).body;
		const second = (await world.reader.get(`/roadmaps/${id}/posts?limit=2&cursor=${first.nextCursor}`)).body;
		expect([...first.data, ...second.data].map((post: { id: string }) => post.id)).toEqual([a.id, b.id, c.id]);
		expect(second.nextCursor).toBeNull();
		expect((await world.writer.delete(`/roadmaps/${id}/posts/${b.id}`)).status).toBe(204);
		expect(await standing(id, 'now')).toEqual([['now', a.id]]);
	});

	test('are refused a place that makes no sense', async () => {
		const { id } = await road();
		const [a, b] = [await ask(), await ask()];
		expect((await place(id, a.id, { column: 'someday' })).body.fields).toHaveProperty('column');
		expect((await place(id, a.id, { column: 'now', after: b.id })).body.code).toBe('anchor-gone');
		expect((await place(id, a.id, { column: 'now', after: a.id })).status).toBe(422);
		expect((await place(id, a.id, { column: 'now', after: b.id, before: b.id })).status).toBe(422);
		expect((await world.writer.put(`/roadmaps/${id}/moves`, { moves: [{ postId: a.id, column: 'now' }, { postId: a.id, column: 'next' }] })).status).toBe(422);
		expect(await standing(id)).toEqual([]);
	});

	test('stay in one total order, however many are moved at once', async () => {
		const { id } = await road();
		const posts = await Promise.all(Array.from({ length: 8 }, () => ask()));
		await Promise.all(posts.map((post) => place(id, post.id, { column: 'now' })));
		const moves = posts.flatMap((post, at) => [
			place(id, post.id, { column: 'now', before: posts[(at + 3) % 8].id }),
			place(id, post.id, { column: 'now', after: posts[(at + 5) % 8].id })
		]);
		expect((await Promise.all(moves)).map(({ status }) => status)).toEqual(moves.map(() => 200));
		const there = await standing(id, 'now');
		expect(there.map(([, postId]: string[]) => postId).sort()).toEqual(posts.map((post) => post.id).sort());
		expect(new Set(await ranksOn(id)).size).toBe(8);
	});

	test('survive a hundred moves into the same gap', async () => {
		const { id } = await road();
		const [first, a, b] = [await ask(), await ask(), await ask()];
		for (const post of [first, a, b]) await place(id, post.id, { column: 'now' });
		for (let move = 0; move < 60; move += 1) {
			expect((await place(id, b.id, { column: 'now', after: first.id })).status).toBe(200);
			expect((await place(id, a.id, { column: 'now', after: first.id })).status).toBe(200);
		}
		expect((await standing(id, 'now')).map(([, postId]: string[]) => postId)).toEqual([first.id, a.id, b.id]);
		expect((await ranksOn(id)).filter((rank) => rank.length > longestRank)).toEqual([]);
	});

	test('that were merged are shown as the one that stands for them, once, and part again when they are unmerged', async () => {
		const { id } = await road();
		const [kept, gone] = [await ask(), await ask()];
		await place(id, gone.id, { column: 'now' });
		expect((await world.writer.post(`/posts/${kept.id}/merges`, { sourceId: gone.id, notify: false })).status).toBe(201);
		expect(await standing(id)).toEqual([['now', kept.id]]);
		await place(id, gone.id, { column: 'later' });
		expect(await standing(id)).toEqual([['later', kept.id]]);
		await world.writer.delete(`/posts/${kept.id}/merges/${gone.id}`);
		expect(await standing(id)).toEqual([['now', gone.id], ['later', kept.id]]);
		await world.writer.post(`/posts/${kept.id}/merges`, { sourceId: gone.id, notify: false });
		await world.writer.delete(`/roadmaps/${id}/posts/${kept.id}`);
		expect(await standing(id)).toEqual([]);
	});
});

describe('a roadmap by status', () => {
	test('shows what has its statuses, by demand', async () => {
		const { id } = await road({ kind: 'status', columns: [{ key: 'planned' }] });
		const [few, many] = [await ask({ status: 'planned' }), await ask({ status: 'planned' })];
		await world.writer.put(`/posts/${many.id}/vote`, { person: { email: 'one@acme.example' } });
		expect(await standing(id, 'planned')).toEqual([['planned', many.id], ['planned', few.id]]);
		const first = (await world.reader.get(`/roadmaps/${id}/posts?limit=1`)).body;
		expect((await world.reader.get(`/roadmaps/${id}/posts?limit=1&cursor=${first.nextCursor}`)).body.data[0].id).toBe(few.id);
	});

	test('sets the status of what is moved, asks once whether people are told, and changes nothing until it is said', async () => {
		const { id } = await road({ kind: 'status' });
		const [a, b] = [await ask(), await ask()];
		for (const post of [a, b]) await world.writer.put(`/posts/${post.id}/vote`, { person: { email: 'two@acme.example' } });
		const moves = [{ postId: a.id, column: 'planned' }, { postId: b.id, column: 'in-progress' }];
		const asked = await world.writer.put(`/roadmaps/${id}/moves`, { moves });
		expect(asked.body).toMatchObject({ status: 422, code: 'notify-required', told: 1 });
		expect((await world.reader.get(`/posts/${a.id}`)).body.status).toBe('open');
		expect((await world.writer.put(`/roadmaps/${id}/moves`, { moves, notify: false })).body.moved.sort()).toEqual([a.id, b.id].sort());
		expect((await world.reader.get(`/posts/${b.id}`)).body.status).toBe('in-progress');
		expect((await world.writer.put(`/roadmaps/${id}/moves`, { moves })).body).toEqual({ moved: [] });
		expect((await place(id, a.id, { column: 'shipped' })).body.code).toBe('notify-required');
	});

	test('has no places of its own, and nothing is taken off it', async () => {
		const { id } = await road({ kind: 'status' });
		const [a, b] = [await ask(), await ask()];
		expect((await place(id, a.id, { column: 'planned', after: b.id, notify: false })).status).toBe(422);
		expect((await world.writer.delete(`/roadmaps/${id}/posts/${a.id}`)).status).toBe(422);
	});
});

async function ranksOn(roadmapId: string): Promise<string[]> {
	const rows = await world.context.db.selectFrom('roadmap_posts').select('rank').where('roadmap_id', '=', roadmapId).execute();
	return rows.map(({ rank }) => rank);
}
