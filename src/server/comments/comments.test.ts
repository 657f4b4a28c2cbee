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

async function ask(title: string, email = 'carla@acme.example'): Promise<{ id: string }> {
	return (await world.admin.post('/posts', { boardId, title, author: { email } })).body;
}
const carla = { email: 'carla@acme.example', name: 'Carla' };
const dan = { email: 'dan@globex.example', name: 'Dan' };

describe('comments', () => {
	test('stand oldest first, page by page', async () => {
		const post = await ask('Dark mode');
		for (const body of ['one', 'two', 'three']) await world.admin.post(`/posts/${post.id}/comments`, { body, author: dan });
		const first = await world.reader.get(`/posts/${post.id}/comments?limit=2`);
		expect(first.body.data.map((comment: { body: string }) => comment.body)).toEqual(['one', 'two']);
		const second = await world.reader.get(`/posts/${post.id}/comments?limit=2&cursor=${first.body.nextCursor}`);
		expect(second.body.data.map((comment: { body: string }) => comment.body)).toEqual(['three']);
		expect(second.body.nextCursor).toBeNull();
	});

	test('are counted where customers see the count; internal and deleted ones are not', async () => {
		const post = await ask('Offline');
		const { body: said } = await world.admin.post(`/posts/${post.id}/comments`, { body: 'Yes please', author: dan });
		await world.admin.post(`/posts/${post.id}/comments`, { body: 'Hard to do', internal: true });
		expect((await world.admin.get(`/posts/${post.id}`)).body.commentCount).toBe(1);
		expect((await world.admin.delete(`/comments/${said.id}`)).status).toBe(204);
		expect((await world.admin.get(`/posts/${post.id}`)).body.commentCount).toBe(0);
		expect((await world.admin.delete(`/comments/${said.id}`)).status).toBe(404);
	});

	test('that are deleted keep their place, without words or name', async () => {
		const post = await ask('Export');
		const { body: first } = await world.admin.post(`/posts/${post.id}/comments`, { body: 'secret words', author: carla });
		await world.admin.post(`/posts/${post.id}/comments`, { body: 'a reply', author: dan, parentId: first.id });
		await world.admin.delete(`/comments/${first.id}`);
		const { body } = await world.reader.get(`/posts/${post.id}/comments`);
		expect(body.data[0]).toMatchObject({ id: first.id, deleted: true, body: '', html: '', author: null });
		expect(body.data[1]).toMatchObject({ body: 'a reply', parentId: first.id });
		expect(JSON.stringify(body)).not.toContain('secret words');
	});

	test('that were deleted by mistake come back as they were', async () => {
		const post = await ask('Back again');
		const { body: said } = await world.writer.post(`/posts/${post.id}/comments`, { body: 'not so fast', author: dan });
		await world.writer.delete(`/comments/${said.id}`);
		const { body: back } = await world.writer.patch(`/comments/${said.id}`, { deleted: false });
		expect(back).toMatchObject({ body: 'not so fast', deleted: false, author: { name: 'Dan' } });
		expect((await world.writer.get(`/posts/${post.id}`)).body.commentCount).toBe(1);
		expect((await world.writer.patch(`/comments/${said.id}`, { deleted: false })).status).toBe(200);
		expect((await world.writer.get(`/posts/${post.id}`)).body.commentCount).toBe(1);
		expect((await world.writer.patch(`/comments/${said.id}`, { deleted: true })).body.fields).toHaveProperty('deleted');
		expect((await world.writer.patch(`/comments/${said.id}`, { deleted: false, body: 'x' })).body.fields).toHaveProperty('deleted');
	});

	test('make their author follow the post', async () => {
		const post = await ask('Faster search');
		const { body } = await world.admin.post(`/posts/${post.id}/comments`, { body: 'Me too', author: dan });
		const follows = await world.context.db.selectFrom('follows').select('reason').where('post_id', '=', post.id).where('person_id', '=', body.author.id).execute();
		expect(follows).toEqual([{ reason: 'commented' }]);
	});

	test('have one official answer at a time, and never an internal one', async () => {
		const post = await ask('Calendar');
		const { body: first } = await world.writer.post(`/posts/${post.id}/comments`, { body: 'We will', official: true, notify: false });
		const { body: second } = await world.writer.post(`/posts/${post.id}/comments`, { body: 'We do' });
		await world.writer.patch(`/comments/${second.id}`, { official: true, notify: false });
		expect((await world.reader.get(`/comments/${first.id}`)).body.official).toBe(false);
		expect((await world.reader.get(`/comments/${second.id}`)).body.official).toBe(true);
		const both = await world.writer.post(`/posts/${post.id}/comments`, { body: 'x', official: true, internal: true });
		expect(both.status).toBe(422);
		expect(both.body.fields).toHaveProperty('official');
	});

	test('become the official answer only when somebody says whether followers are told', async () => {
		const post = await ask('Answer me');
		const { body: remark } = await world.writer.post(`/posts/${post.id}/comments`, { body: 'A remark' });
		const asked = { status: 422, body: { code: 'notify-required', told: 1 } };
		expect(await world.writer.post(`/posts/${post.id}/comments`, { body: 'We will', official: true })).toMatchObject(asked);
		expect(await world.writer.patch(`/comments/${remark.id}`, { official: true })).toMatchObject(asked);
		expect((await world.writer.get(`/posts/${post.id}`)).body.commentCount).toBe(1);
		expect((await world.writer.patch(`/comments/${remark.id}`, { official: true, notify: true })).body.official).toBe(true);
		expect((await world.writer.patch(`/comments/${remark.id}`, { official: true, body: 'A better remark' })).status).toBe(200);
	});

	test('answer officially without a word about telling where nobody else follows', async () => {
		const { body: own } = await world.writer.post('/posts', { boardId, title: 'Our own idea' });
		expect((await world.writer.post(`/posts/${own.id}/comments`, { body: 'Yes', official: true })).status).toBe(201);
	});

	test('that answer an internal note are internal', async () => {
		const post = await ask('Import');
		const { body: note } = await world.writer.post(`/posts/${post.id}/comments`, { body: 'Costly', internal: true });
		const { body: reply } = await world.writer.post(`/posts/${post.id}/comments`, { body: 'Very', parentId: note.id });
		expect(reply.internal).toBe(true);
	});

	test('on a merged post belong to the post that stands for it, and its page has them all with their origin', async () => {
		const [post, duplicate] = [await ask('Dark theme'), await ask('Night theme')];
		await world.writer.post(`/posts/${duplicate.id}/comments`, { body: 'before', author: dan });
		await world.writer.post(`/posts/${post.id}/merges`, { sourceId: duplicate.id, notify: false });
		const { body: after } = await world.writer.post(`/posts/${duplicate.id}/comments`, { body: 'after', author: dan });
		expect(after).toMatchObject({ postId: post.id, origin: null });
		const { body } = await world.reader.get(`/posts/${duplicate.id}/comments`);
		expect(body.data.map((comment: { body: string; origin: { title: string } | null }) => [comment.body, comment.origin?.title ?? null])).toEqual([
			['before', 'Night theme'],
			['after', null]
		]);
		expect((await world.reader.get(`/posts/${post.id}`)).body.commentCount).toBe(2);
		await world.writer.delete(`/posts/${post.id}/merges/${duplicate.id}`);
		expect((await world.reader.get(`/posts/${post.id}`)).body.commentCount).toBe(1);
		expect((await world.reader.get(`/posts/${duplicate.id}`)).body.commentCount).toBe(1);
	});

	test('are rendered without anything that runs', async () => {
		const post = await ask('Hostile');
		const body = '**bold** <script>alert(1)</script><img src=x onerror=alert(2)> [x](javascript:alert(3))';
		const { body: comment } = await world.writer.post(`/posts/${post.id}/comments`, { body });
		expect(comment.html).toContain('<strong>bold</strong>');
		expect(comment.html).not.toMatch(/<script|<img|javascript:/i);
		expect(comment.body).toBe(body);
	});

	test('that are empty, huge or malformed are refused by name', async () => {
		const post = await ask('Limits');
		const send = (body: unknown) => world.writer.post(`/posts/${post.id}/comments`, body);
		expect((await send({ body: '  \n ' })).body.fields).toHaveProperty('body');
		expect((await send({ body: 'x'.repeat(10_001) })).body.fields).toHaveProperty('body');
		expect((await send({ body: 'a\0b' })).status).toBe(422);
		expect((await send({ body: 'x', colour: 1 })).body.fields).toHaveProperty('colour');
		expect((await send({ body: 'x', parentId: 'comment_00000000000000000000000000000000' })).body.fields).toHaveProperty('parentId');
		expect((await send([])).status).toBe(422);
		expect((await world.writer.post('/posts/post_00000000000000000000000000000000/comments', { body: 'x' })).status).toBe(404);
		expect((await world.nobody.post(`/posts/${post.id}/comments`, { body: 'x' })).status).toBe(401);
		expect((await world.reader.post(`/posts/${post.id}/comments`, { body: 'x' })).status).toBe(403);
	});

	test('refuse a change on an older version', async () => {
		const post = await ask('Versions');
		const { body: comment } = await world.writer.post(`/posts/${post.id}/comments`, { body: 'first' });
		expect((await world.writer.patch(`/comments/${comment.id}`, { body: 'second' }, { 'if-match': '"1"' })).body).toMatchObject({ body: 'second', version: 2 });
		expect((await world.writer.patch(`/comments/${comment.id}`, { body: 'third' }, { 'if-match': '"1"' })).body.code).toBe('stale');
	});

	test('deleted twice at once are counted once', async () => {
		const post = await ask('Twice');
		await world.writer.post(`/posts/${post.id}/comments`, { body: 'stays' });
		const { body: comment } = await world.writer.post(`/posts/${post.id}/comments`, { body: 'goes' });
		const answers = await Promise.all([world.writer.delete(`/comments/${comment.id}`), world.writer.delete(`/comments/${comment.id}`)]);
		expect(answers.map((answer) => answer.status).sort()).toEqual([204, 404]);
		expect((await world.writer.get(`/posts/${post.id}`)).body.commentCount).toBe(1);
	});

	test('of an erased person leave the count of the post they are merged into', async () => {
		const [post, duplicate] = [await ask('Dark mode again'), await ask('Night mode again')];
		const { body: comment } = await world.writer.post(`/posts/${duplicate.id}/comments`, { body: 'mine', author: { email: 'fay@initech.example' } });
		await world.writer.post(`/posts/${post.id}/comments`, { body: 'theirs', author: dan });
		await world.writer.post(`/posts/${post.id}/merges`, { sourceId: duplicate.id, notify: false });
		await world.admin.delete(`/people/${comment.author.id}`);
		expect((await world.reader.get(`/posts/${post.id}`)).body.commentCount).toBe(1);
	});

	test('lose their words when their author is erased', async () => {
		const post = await ask('Erasure');
		const { body: comment } = await world.writer.post(`/posts/${post.id}/comments`, { body: 'my private words', author: { email: 'erin@initech.example' } });
		expect((await world.admin.delete(`/people/${comment.author.id}`)).status).toBe(204);
		expect((await world.reader.get(`/comments/${comment.id}`)).body).toMatchObject({ deleted: true, body: '' });
		expect((await world.writer.patch(`/comments/${comment.id}`, { deleted: false })).body.code).toBe('words-gone');
		const row = await world.context.db.selectFrom('comments').select('body').where('comment_id', '=', comment.id).executeTakeFirstOrThrow();
		expect(row.body).not.toContain('private');
	});
});
