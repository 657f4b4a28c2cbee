import { parseCrontab } from 'graphile-worker';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { crontab, tasksOf } from './worker.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
});
afterAll(() => world.close());

test('the clock starts only what there is', () => {
	const tasks = Object.keys(tasksOf(world.platform));
	expect(parseCrontab(crontab).filter(({ task }) => !tasks.includes(task))).toEqual([]);
});

test('people who joined long ago are no longer recent the day after', async () => {
	const { body: board } = await world.admin.post('/boards', { name: 'App' });
	const { body: post } = await world.writer.post('/posts', { boardId: board.id, title: 'Export', author: { email: 'carla@acme.example' } });
	expect(post.demand.last30Days).toBe(1);
	await sql`UPDATE posts SET created_at = created_at - interval '40 days', recent_since = recent_since - 40`.execute(world.context.db);
	await tasksOf(world.platform)['refresh-trends']?.(world.context, {});
	expect((await world.reader.get(`/posts/${post.id}`)).body.demand.last30Days).toBe(0);
});

test('answers are kept for a week', async () => {
	const { db } = world.context;
	const key = (name: string, age: string) =>
		db.insertInto('idempotency_keys').values({ caller: 'visitor', key: name, request_hash: '-', created_at: sql<Date>`now() - ${age}::interval` }).execute();
	await key('old', '8 days');
	await key('young', '6 days');
	await tasksOf(world.platform)['forget-old-keys']?.(world.context, {});
	expect((await db.selectFrom('idempotency_keys').select('key').where('caller', '=', 'visitor').execute()).map((row) => row.key)).toEqual(['young']);
});
