import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSmtp, type FakeSmtp } from '#rig/smtp.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { randomFrom, start } from './processes.ts';

const followers = 2_000;
const kills = 20;
const underWayAtOnce = 5;
const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 100_000);

let smtp: FakeSmtp;
let world: World;
beforeAll(async () => {
	smtp = await startSmtp({ delay: 25 });
	world = await makeWorld();
});
afterAll(async () => {
	await world.close();
	await smtp.close();
});

test(`a worker that is killed ${kills} times still tells ${followers} followers, and repeats only what was under way (seed ${seed})`, { timeout: 150_000 }, async () => {
	const random = randomFrom(seed);
	await shipToFollowers();
	const sendingAtKill = new Map<string, number>();
	for (let round = 0; round < kills; round++) {
		const worker = await start('worker-process.ts', world, { SMTP_URL: smtp.url });
		// The first rounds end while the deliveries are still being written, the later ones while they are being sent.
		if (round < 4) await wait(random() * 60);
		else await untilReceived(smtp.received.length + 1 + Math.floor(random() * 60));
		await worker.kill();
		for (const id of await deliveriesIn('sending')) sendingAtKill.set(id, (sendingAtKill.get(id) ?? 0) + 1);
	}
	const worker = await start('worker-process.ts', world, { SMTP_URL: smtp.url });
	await untilAllSent();
	await worker.stop();

	const rows = await world.context.db.selectFrom('deliveries').select(['delivery_id', 'person_id', 'state']).execute();
	expect(rows).toHaveLength(followers);
	expect(new Set(rows.map((row) => row.person_id)).size).toBe(followers);
	expect(rows.filter((row) => row.state !== 'sent')).toEqual([]);

	const seen = new Map<string, number>();
	for (const { messageId } of smtp.received) seen.set(messageId, (seen.get(messageId) ?? 0) + 1);
	expect(new Set(seen.keys())).toEqual(new Set(rows.map((row) => `<${row.delivery_id}@winnow.test>`)));
	const tooOften = [...seen].filter(([messageId, times]) => times - 1 > (sendingAtKill.get(messageId.slice(1, messageId.indexOf('@'))) ?? 0));
	expect(tooOften).toEqual([]);
	expect(smtp.received.length - followers).toBeLessThanOrEqual(kills * underWayAtOnce);
	process.stdout.write(`seed ${seed}: ${followers} told, ${kills} kills, ${smtp.received.length - followers} repeated\n`);
});

async function shipToFollowers(): Promise<void> {
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	await world.admin.post('/statuses', { key: 'shipped', name: 'Shipped', category: 'shipped' });
	const board = (await world.admin.post('/boards', { name: 'App' })).body;
	const post = (await world.writer.post('/posts', { boardId: board.id, title: 'Dark mode', personId: world.people.vic })).body;
	const client = await world.platform.database.pool.connect();
	await client.query("SELECT set_config('winnow.workspace_id', $1, false)", [world.workspaceId]);
	await client.query("DELETE FROM follows WHERE post_id = $1", [post.id]);
	await client.query("INSERT INTO people (person_id, email) SELECT 'person_' || md5(n::text), 'p' || n || '@acme.example' FROM generate_series(1, $1::int) n", [followers]);
	await client.query("INSERT INTO follows (post_id, person_id, reason) SELECT $1, 'person_' || md5(n::text), 'voted' FROM generate_series(1, $2::int) n", [post.id, followers]);
	client.release(true);
	expect((await world.writer.put(`/posts/${post.id}/status`, { status: 'shipped', notify: true })).status).toBe(200);
}

/** Waits for so many letters, but not for ever: what a killed worker held is taken over only after a while. */
async function untilReceived(letters: number): Promise<void> {
	const until = Date.now() + 4_000;
	while (smtp.received.length < letters && Date.now() < until) await wait(2);
}

async function deliveriesIn(state: string): Promise<string[]> {
	return (await world.context.db.selectFrom('deliveries').select('delivery_id').where('state', '=', state).execute()).map((row) => row.delivery_id);
}

async function untilAllSent(): Promise<void> {
	for (;;) {
		const rows = await world.context.db.selectFrom('deliveries').select(({ fn }) => fn.countAll<number>().as('count')).where('state', '=', 'sent').execute();
		if (Number(rows[0]?.count) === followers) return;
		await wait(100);
	}
}
