import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
let boardId: string;
let privateBoardId: string;
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	await world.admin.post('/statuses', { name: 'Shipped', category: 'shipped' });
	boardId = (await world.admin.post('/boards', { name: 'Ideas' })).body.id;
	privateBoardId = (await world.admin.post('/boards', { name: 'Internal', visibility: 'private' })).body.id;
});
afterAll(() => world.close());

type Asked = { id: string; number: number; title: string };
async function ask(title: string, email: string, board = boardId): Promise<Asked> {
	return (await world.admin.post('/posts', { boardId: board, title, author: { email } })).body;
}
const vote = (post: Asked, email: string) => world.writer.put(`/posts/${post.id}/vote`, { person: { email } });
const merge = (target: Asked, source: Asked, more: object = { notify: false }) =>
	world.writer.post(`/posts/${target.id}/merges`, { sourceId: source.id, ...more });
const read = async (post: Asked) => (await world.reader.get(`/posts/${post.id}`)).body;

describe('merging', () => {
	test('counts each person and company behind both once', async () => {
		const [a, b] = [await ask('Dark mode', 'ann@acme.example'), await ask('Night mode', 'bob@acme.example')];
		await vote(a, 'bob@acme.example');
		await vote(b, 'cas@globex.example');
		const { status, body } = await merge(a, b);
		expect(status).toBe(201);
		expect(body).toMatchObject({ sourceId: b.id, canonicalId: a.id, demand: { people: 3 } });
		expect(await read(b)).toMatchObject({ mergedInto: a.id });
		expect((await read(a)).demand.people).toBe(3);
	});

	test('moves no row: votes and follows stay with the post they were given to', async () => {
		const [a, b] = [await ask('Rows', 'r1@acme.example'), await ask('Rows too', 'r2@acme.example')];
		await vote(b, 'r3@acme.example');
		const rows = () => world.context.db.selectFrom('votes').selectAll().where('post_id', 'in', [a.id, b.id]).orderBy('person_id').execute();
		const before = await rows();
		await merge(a, b);
		expect(await rows()).toEqual(before);
	});

	test('flattens chains to one hop, and takes a post with duplicates of its own', async () => {
		const [a, b, c] = [await ask('A', 'c1@acme.example'), await ask('B', 'c2@acme.example'), await ask('C', 'c3@acme.example')];
		await merge(b, c);
		await merge(a, b);
		expect((await read(c)).mergedInto).toBe(a.id);
		expect((await read(a)).demand.people).toBe(3);
		const { body } = await world.reader.get(`/posts/${a.id}/merges`);
		expect(body.data.map((one: { source: Asked; direct: boolean }) => [one.source.id, one.direct])).toEqual([[b.id, true], [c.id, false]]);
	});

	test('named on a duplicate, goes to the post that stands for it', async () => {
		const [a, b, c] = [await ask('A', 'n1@acme.example'), await ask('B', 'n2@acme.example'), await ask('C', 'n3@acme.example')];
		await merge(a, b);
		expect((await merge(b, c)).body).toMatchObject({ canonicalId: a.id });
	});

	test('taken back, gives the source its own duplicates back and leaves the others', async () => {
		const [a, b, c, d] = [await ask('A', 'u1@acme.example'), await ask('B', 'u2@acme.example'), await ask('C', 'u3@acme.example'), await ask('D', 'u4@acme.example')];
		await merge(b, c);
		await merge(a, b);
		await merge(a, d);
		const { status, body } = await world.writer.delete(`/posts/${a.id}/merges/${b.id}`);
		expect(status).toBe(200);
		expect(body).toMatchObject({ demand: { people: 2 }, sourceDemand: { people: 2 } });
		expect((await read(b)).mergedInto).toBeNull();
		expect((await read(c)).mergedInto).toBe(b.id);
		expect((await read(d)).mergedInto).toBe(a.id);
		expect((await world.writer.delete(`/posts/${a.id}/merges/${b.id}`)).body.code).toBe('not-merged');
	});

	test('is refused into itself, twice, in a circle, and where customers would lose the post', async () => {
		const [a, b, c] = [await ask('A', 'x1@acme.example'), await ask('B', 'x2@acme.example'), await ask('C', 'x3@acme.example')];
		const hidden = await ask('Hidden', 'x4@acme.example', privateBoardId);
		expect((await merge(a, a)).body.code).toBe('same-post');
		await merge(a, b);
		expect((await merge(c, b)).body).toMatchObject({ code: 'already-merged', mergedInto: a.id });
		expect((await merge(b, a)).body.code).toBe('merge-cycle');
		expect((await merge(hidden, a)).body.code).toBe('would-hide');
		expect((await merge(a, hidden)).status).toBe(201);
	});

	test('of one post into two others at the same moment: one wins, the other is told', async () => {
		const [a, b, c] = [await ask('A', 'w1@acme.example'), await ask('B', 'w2@acme.example'), await ask('C', 'w3@acme.example')];
		const answers = await Promise.all([merge(a, c), merge(b, c)]);
		expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
		expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('already-merged');
		const crossed = await Promise.all([merge(a, b), merge(b, a)]);
		expect(crossed.map((answer) => answer.status).sort()).toEqual([201, 409]);
	});

	test('asks whether the followers are told, and records what was said', async () => {
		const [a, b] = [await ask('A', 't1@acme.example'), await ask('B', 't2@acme.example')];
		const unsaid = await merge(a, b, {});
		expect(unsaid).toMatchObject({ status: 422, body: { code: 'notify-required', told: 1 } });
		await world.writer.put(`/posts/${a.id}/status`, { status: 'shipped', notify: false });
		expect((await merge(a, b, { notify: true })).body.told).toBe(1);
		const events = await world.context.db.selectFrom('events').select('detail').where('type', '=', 'post.merged').where('post_id', '=', a.id).execute();
		expect(events).toEqual([{ detail: expect.objectContaining({ sourceId: b.id, canonicalId: a.id, notify: true, outcome: 'shipped' }) }]);
	});

	test('is previewed exactly, and the preview changes nothing', async () => {
		const [a, b] = [await ask('A', 'p1@acme.example'), await ask('B', 'p2@acme.example')];
		await vote(a, 'p2@acme.example');
		await vote(b, 'p3@globex.example');
		const { body: preview } = await world.writer.post(`/posts/${a.id}/merges/preview`, { sourceId: b.id });
		expect(preview).toMatchObject({
			before: { source: { people: 2 }, target: { people: 2 } },
			after: { people: 3 },
			overlap: { people: 1 },
			brings: { votes: 1, comments: 0, quotes: 0, duplicates: 0 },
			told: 2,
			followersAfter: 3,
			outcome: null,
			refusal: null
		});
		expect((await read(b)).mergedInto).toBeNull();
		expect((await read(a)).demand.people).toBe(2);
		const { body: merged } = await merge(a, b);
		expect(merged.demand).toEqual(preview.after);
		const again = await world.writer.post(`/posts/${a.id}/merges/preview`, { sourceId: b.id });
		expect(again.body.refusal).toContain('merged into another post already');
	});

	test('is for contributors, on posts that are there', async () => {
		const [a, b] = [await ask('A', 'g1@acme.example'), await ask('B', 'g2@acme.example')];
		const none = 'post_00000000000000000000000000000000';
		expect((await world.reader.post(`/posts/${a.id}/merges`, { sourceId: b.id, notify: false })).status).toBe(403);
		expect((await world.nobody.post(`/posts/${a.id}/merges`, { sourceId: b.id, notify: false })).status).toBe(401);
		expect((await world.writer.post(`/posts/${a.id}/merges`, { sourceId: none, notify: false })).status).toBe(404);
		expect((await world.writer.post(`/posts/${none}/merges`, { sourceId: a.id, notify: false })).status).toBe(404);
		expect((await world.writer.post(`/posts/${a.id}/merges`, { sourceId: 'x', notify: false })).status).toBe(422);
		expect((await world.writer.post(`/posts/${a.id}/merges`, { sourceId: b.id, notify: 'yes' })).body.fields).toHaveProperty('notify');
		expect((await world.writer.post(`/posts/${a.id}/merges/preview`, {})).body.fields).toHaveProperty('sourceId');
	});
});

describe('relations', () => {
	test('are seen from both sides and do not unite demand', async () => {
		const [part, whole] = [await ask('Part', 'k1@acme.example'), await ask('Whole', 'k2@acme.example')];
		const put = () => world.writer.put(`/posts/${part.id}/relations`, { otherId: whole.id, kind: 'part-of' });
		expect((await put()).status).toBe(200);
		expect((await put()).body).toMatchObject({ otherId: whole.id, kind: 'part-of' });
		expect((await world.reader.get(`/posts/${whole.id}/relations`)).body.data).toEqual([expect.objectContaining({ otherId: part.id, kind: 'has-part' })]);
		expect((await read(whole)).demand.people).toBe(1);
		expect((await world.writer.put(`/posts/${whole.id}/relations`, { otherId: part.id, kind: 'part-of' })).body.code).toBe('cycle');
		expect((await world.writer.delete(`/posts/${whole.id}/relations/${part.id}`)).status).toBe(204);
		expect((await world.reader.get(`/posts/${part.id}/relations`)).body.data).toEqual([]);
		expect((await world.writer.delete(`/posts/${whole.id}/relations/${part.id}`)).status).toBe(404);
	});

	test('do not stand between a post and its own duplicate', async () => {
		const [a, b] = [await ask('A', 'd1@acme.example'), await ask('B', 'd2@acme.example')];
		await merge(a, b);
		expect((await world.writer.put(`/posts/${a.id}/relations`, { otherId: b.id })).body.code).toBe('same-post');
		expect((await world.writer.put(`/posts/${a.id}/relations`, { otherId: a.id })).body.code).toBe('same-post');
	});
});
