import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { randomFrom, start } from './processes.ts';

const kills = 8;
const writers = 6;
const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 100_000);

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

test(`a web process that is killed ${kills} times loses nothing that it acknowledged, and every change has its event (seed ${seed})`, { timeout: 120_000 }, async () => {
	const random = randomFrom(seed);
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	const boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
	const post = (await world.writer.post('/posts', { boardId, title: 'Wanted', author: { email: 'first@acme.example' } })).body;
	const voted = new Set<string>();
	const posted = new Set<string>();
	let count = 0;
	for (let round = 0; round < kills; round++) {
		const web = await start('web-process.ts', world, { PORT: '0' });
		const address = `http://127.0.0.1:${web.said.split(' ')[1]}/api/v1`;
		let running = true;
		// Killed after a random number of writes was acknowledged, however busy the machine is.
		let untilKill = 1 + Math.floor(random() * 60);
		const due = Promise.withResolvers<void>();
		const acknowledged = () => {
			untilKill -= 1;
			if (untilKill <= 0) due.resolve();
		};
		const write = async (method: string, path: string, body: object) => {
			const response = await fetch(`${address}${path}`, { method, body: JSON.stringify(body), headers: { ...world.writer.headers, 'content-type': 'application/json' } });
			return { ok: response.ok, body: await response.json() };
		};
		const work = Array.from({ length: writers }, async () => {
			while (running) {
				const email = `p${++count}@acme.example`;
				try {
					const vote = await write('PUT', `/posts/${post.id}/vote`, { person: { email } });
					if (vote.ok) voted.add(email);
					if (vote.ok) acknowledged();
					const made = await write('POST', '/posts', { boardId, title: `Wish of ${email}`, author: { email } });
					if (made.ok) posted.add(made.body.id);
					if (made.ok) acknowledged();
				} catch {
					// Killed before it could answer: this one was not acknowledged.
				}
			}
		});
		await due.promise;
		await web.kill();
		running = false;
		await Promise.all(work);
	}
	expect(voted.size).toBeGreaterThan(0);
	expect(posted.size).toBeGreaterThan(0);

	const { db } = world.context;
	const votes = await db.selectFrom('votes').innerJoin('people', 'people.person_id', 'votes.person_id').select(['people.email', 'votes.person_id']).where('post_id', '=', post.id).execute();
	expect([...voted].filter((email) => !votes.some((vote) => vote.email === email))).toEqual([]);
	const voteEvents = await db.selectFrom('events').select('detail').where('type', '=', 'post.voted').where('post_id', '=', post.id).execute();
	expect(voteEvents.map((event) => (event.detail as { personId: string }).personId).sort()).toEqual(votes.map((vote) => vote.person_id).sort());

	const posts = await db.selectFrom('posts').select('post_id').execute();
	const postEvents = await db.selectFrom('events').select('post_id').where('type', '=', 'post.created').execute();
	expect([...posted].filter((id) => !posts.some((row) => row.post_id === id))).toEqual([]);
	expect(postEvents.map((event) => event.post_id).sort()).toEqual(posts.map((row) => row.post_id).sort());

	const { people_count } = await db.selectFrom('posts').select('people_count').where('post_id', '=', post.id).executeTakeFirstOrThrow();
	expect(people_count).toBe(votes.length + 1);
	process.stdout.write(`seed ${seed}: ${voted.size} votes and ${posted.size} posts acknowledged over ${kills} kills, none lost\n`);
});
