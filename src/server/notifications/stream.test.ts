import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeWorld, type Caller, type World } from '#rig/world.ts';
import { endStreams } from './service.ts';

let world: World;
let boardId: string;
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(async () => {
	endStreams();
	await world.close();
});

type Frame = { id: string; data: { type: string; id: string; detail?: unknown } | null };

/** An open stream that is read frame by frame. */
async function listen(caller: Caller, lastEventId?: string) {
	const response = await world.request('/api/v1/events', { headers: { ...caller.headers, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) } });
	const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
	let rest = '';
	/** The next frame; what setting the world up left behind may still come first, and is passed over. */
	async function next(): Promise<Frame | null> {
		const frame = await read();
		return frame?.data && /^(status|board)\./.test(frame.data.type) ? next() : frame;
	}
	async function read(): Promise<Frame | null> {
		while (!rest.includes('\n\n')) {
			const { value, done } = await reader.read();
			if (done) return null;
			rest += value;
		}
		const frame = rest.slice(0, rest.indexOf('\n\n'));
		rest = rest.slice(frame.length + 2);
		const data = /^data: (.*)$/m.exec(frame)?.[1];
		return { id: /^id: (.*)$/m.exec(frame)?.[1] ?? '', data: data ? JSON.parse(data) : null };
	}
	await next();
	/** The next event that a test made: what other databases of the server are busy with can hold older ones back until now. */
	async function nextOf(types: string[]): Promise<Frame | null> {
		for (let frame = await next(); frame; frame = await next()) if (frame.data && types.includes(frame.data.type)) return frame;
		return null;
	}
	return { response, next, nextOf: (...types: string[]) => nextOf(types.length > 0 ? types : ['post.created']), close: () => reader.cancel() };
}
const ask = async (title: string, board = boardId) => (await world.writer.post('/posts', { boardId: board, title, author: { email: 'carla@acme.example' } })).body;

describe('live events', () => {
	test('a member hears what happens, and a reader that comes back misses nothing and gets nothing twice', async () => {
		const first = await listen(world.reader);
		expect(first.response.headers.get('content-type')).toContain('text/event-stream');
		const one = await ask('First');
		const heard = await first.nextOf();
		expect(heard?.data).toMatchObject({ type: 'post.created', postId: one.id, detail: expect.anything() });
		await first.close();
		const two = await ask('Second');
		const three = await ask('Third');
		const again = await listen(world.reader, heard?.id);
		expect((await again.nextOf())?.data).toMatchObject({ postId: two.id });
		expect((await again.nextOf())?.data).toMatchObject({ postId: three.id });
		const late = await ask('Fourth');
		expect((await again.nextOf())?.data).toMatchObject({ postId: late.id });
		await again.close();
	});

	test('an event whose transaction ends late is not skipped', async () => {
		const stream = await listen(world.reader);
		const slow = new pg.Client({ connectionString: world.platform.ownerUrl });
		await slow.connect();
		await slow.query('BEGIN');
		await slow.query('INSERT INTO events (workspace_id, event_id, type) VALUES ($1, $2, $3)', [world.workspaceId, world.context.newId('event'), 'slow.one']);
		const quick = await ask('Quick');
		await slow.query('COMMIT');
		await slow.end();
		expect((await stream.nextOf('slow.one', 'post.created'))?.data).toMatchObject({ type: 'slow.one' });
		expect((await stream.nextOf())?.data).toMatchObject({ postId: quick.id });
		await stream.close();
	});

	test('a key that is limited to boards hears of them alone', async () => {
		const other = (await world.admin.post('/boards', { name: 'Other' })).body.id;
		const { body: key } = await world.admin.post('/keys', { name: 'Limited', scopes: ['read'], boardIds: [other] });
		const limited = { ...world.reader, headers: { authorization: `Bearer ${key.key}` } };
		const stream = await listen(limited);
		await ask('Elsewhere');
		const here = await ask('Here', other);
		expect((await stream.nextOf())?.data).toMatchObject({ postId: here.id });
		await stream.close();
	});

	test('nobody without a key listens, and a made-up place is refused', async () => {
		expect((await world.nobody.get('/events')).status).toBe(401);
		for (const id of ['nonsense', '1', '-1-1', '99999999999999999999999-1']) {
			expect((await world.reader.get('/events', { 'last-event-id': id })).status).toBe(400);
		}
	});

	test('all streams end when the process stops', async () => {
		const stream = await listen(world.reader);
		endStreams();
		expect(await stream.nextOf()).toBeNull();
	});
});

test('a reader who leaves before the stream has begun leaves nothing behind that goes on writing', async () => {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
	const gone = await world.request('/api/v1/events', { headers: world.reader.headers });
	await gone.body?.cancel();
	const stays = await listen(world.reader);
	expect(() => vi.advanceTimersByTime(60_000)).not.toThrow();
	vi.useRealTimers();
	await stays.close();
});
