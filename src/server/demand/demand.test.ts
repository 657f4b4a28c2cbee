import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { keepDemandDays } from './service.ts';

let world: World;
let boardId: string;
const day = 86_400_000;

beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(() => world.close());

let asked = 0;
const askPost = async (email = `asks${++asked}@lone.example`): Promise<string> => (await world.writer.post('/posts', { boardId, title: `Export ${asked}`, author: { email } })).body.id;
const vote = (postId: string, email: string, more: object = {}) => world.writer.put(`/posts/${postId}/vote`, { person: { email }, ...more });
const later = (days: number) => ({ ...world.context, now: () => new Date(Date.now() + days * day) });
const dayIn = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);
const rowsOf = async (postId: string) =>
	(await world.context.db.selectFrom('demand_days').select(['day', 'people_count']).where('post_id', '=', postId).orderBy('day').execute()).map((row) => [String(row.day), row.people_count]);

/** The post and its votes as if they were this many days older. */
async function age(postId: string, days: number): Promise<void> {
	const { db } = world.context;
	await sql`UPDATE posts SET created_at = created_at - ${days} * interval '1 day' WHERE post_id = ${postId}`.execute(db);
	await sql`UPDATE votes SET created_at = created_at - ${days} * interval '1 day' WHERE post_id = ${postId}`.execute(db);
}

describe('what stood behind a post at the end of a day', () => {
	test('is kept once a day, and not at all on a day without a change', async () => {
		const postId = await askPost();
		expect(await keepDemandDays(later(1))).toBeGreaterThan(0);
		expect(await keepDemandDays(later(1))).toBe(0);
		expect(await keepDemandDays(later(2))).toBe(0);
		await vote(postId, 'second@lone.example');
		await keepDemandDays(later(3));
		expect(await rowsOf(postId)).toEqual([[dayIn(0), 1], [dayIn(2), 2]]);
	});

	test('stays what it was then when somebody takes a vote back', async () => {
		const postId = await askPost();
		await vote(postId, 'fickle@lone.example');
		await keepDemandDays(later(4));
		await world.context.db.deleteFrom('votes').where('post_id', '=', postId).execute();
		await sql`UPDATE posts SET people_count = 1 WHERE post_id = ${postId}`.execute(world.context.db);
		await keepDemandDays(later(5));
		expect(await rowsOf(postId)).toEqual([[dayIn(0), 2], [dayIn(4), 1]]);
	});

	test('is counted from the rows for days that nobody kept', async () => {
		const postId = await askPost();
		await age(postId, 30);
		await vote(postId, 'lately@lone.example');
		await age(postId, 3);
		await keepDemandDays(later(5));
		expect(await rowsOf(postId)).toEqual([[dayIn(-33), 1], [dayIn(-3), 2]]);
		const { body } = await world.reader.get(`/posts/${postId}/demand/history?from=${dayIn(-34)}&to=${dayIn(-2)}`);
		const counts = body.data.map((entry: { people: number }) => entry.people);
		expect(counts).toEqual([0, ...Array.from({ length: 30 }, () => 1), 2, 2]);
	});

	test('ends today with what is counted now, also for a post that is part of another', async () => {
		const [whole, part] = [await askPost(), await askPost()];
		await world.writer.post(`/posts/${whole}/merges`, { sourceId: part, notify: false });
		const { body } = await world.reader.get(`/posts/${part}/demand/history`);
		expect(body.data).toHaveLength(365);
		expect(body.data.at(-1)).toMatchObject({ day: dayIn(0), people: 2, mrr: { unknownCompanies: 0 } });
	});

	test.each([
		['?from=2026-03-02&to=2026-03-01', 422],
		['?from=2020-01-01', 422],
		['?from=yesterday', 422],
		['?to=0001-01-01', 422],
		['?from=2026-02-30', 422],
		['?days=3', 422]
	])('is refused for %s', async (query, status) => {
		expect((await world.reader.get(`/posts/${await askPost()}/demand/history${query}`)).status).toBe(status);
	});

	test('is for the team alone', async () => {
		const postId = await askPost();
		for (const part of ['history', 'parts', 'flags']) expect((await world.nobody.get(`/posts/${postId}/demand/${part}`)).status).toBe(401);
	});
});

describe('who a post’s demand is made of', () => {
	let postId: string;
	beforeAll(async () => {
		await world.admin.post('/companies', { name: 'Acme', domain: 'acme.example', mrr: 5000, plan: 'Enterprise', lifecycle: 'active' });
		await world.admin.post('/companies', { name: 'Bolt', domain: 'bolt.example', plan: 'Free' });
		await world.admin.post('/segments', { name: 'Free', rule: { field: 'company.plan', op: 'is', value: 'Free' } });
		postId = await askPost();
		for (const email of ['a@acme.example', 'b@acme.example', 'c@bolt.example', 'd@nowhere.example']) await vote(postId, email);
	});

	test('each company stands once with all its people, and unknown revenue is unknown', async () => {
		const { body } = await world.reader.get(`/posts/${postId}/demand/parts?by=company`);
		expect(body.data.map((part: { name: string; people: number; mrr: object }) => [part.name, part.people, part.mrr])).toEqual(
			expect.arrayContaining([
				['Acme', 2, { known: 5000, currency: 'EUR', unknownCompanies: 0 }],
				['Bolt', 1, { known: 0, currency: 'EUR', unknownCompanies: 1 }],
				[null, 2, { known: 0, currency: 'EUR', unknownCompanies: 0 }]
			])
		);
	});

	test.each(['company', 'segment', 'plan', 'lifecycle'])('every number by %s opens to as many people', async (by) => {
		const { body } = await world.reader.get(`/posts/${postId}/demand/parts?by=${by}`);
		const opened = await Promise.all(
			body.data.map(async ({ key }: { key: string | null }) => (await world.reader.get(`/posts/${postId}/voters?${key === null ? `without=${by}` : `${by}=${key}`}`)).body.data.length)
		);
		expect(opened).toEqual(body.data.map((part: { people: number }) => part.people));
	});

	describe('when they asked', () => {
		let askedId: string;
		beforeAll(async () => {
			await world.admin.put('/companies/grown', { name: 'Grown', domain: 'grown.example', mrr: 100, plan: 'Free', lifecycle: 'trial' });
			askedId = await askPost();
			await vote(askedId, 'a@grown.example');
			await world.admin.put('/companies/grown', { mrr: 9000, plan: 'Enterprise', lifecycle: 'active' });
			await vote(askedId, 'b@grown.example');
			await vote(askedId, 'c@unknown.example');
		});
		const parts = async (query: string) =>
			(await world.reader.get(`/posts/${askedId}/demand/parts?${query}`)).body.data.map((part: { key: string | null; people: number; mrr: { known: number } }) => [part.key, part.people, part.mrr.known]);

		test('a company stands for what it was when the first of its people asked', async () => {
			expect(await parts('by=plan')).toEqual([['Enterprise', 2, 9000], [null, 2, 0]]);
			expect(await parts('by=plan&at=then')).toEqual([['Free', 2, 100], [null, 2, 0]]);
			expect(await parts('by=lifecycle&at=then')).toEqual([['trial', 2, 100], [null, 2, 0]]);
		});

		test.each(['plan', 'lifecycle', 'company'])('every number by %s opens to as many people', async (by) => {
			const opened = await Promise.all(
				(await parts(`by=${by}&at=then`)).map(async ([key]: [string | null]) => (await world.reader.get(`/posts/${askedId}/voters?at=then&${key === null ? `without=${by}` : `${by}=${key}`}`)).body.data.length)
			);
			expect(opened).toEqual([2, 2]);
		});

		test('is refused for segments, and for any other time', async () => {
			const refused = await world.reader.get(`/posts/${askedId}/demand/parts?by=segment&at=then`);
			expect(refused).toMatchObject({ status: 422, body: { fields: { at: expect.stringContaining('segment') } } });
			expect((await world.reader.get(`/posts/${askedId}/demand/parts?at=soon`)).status).toBe(422);
			expect((await world.reader.get(`/posts/${askedId}/voters?at=soon`)).status).toBe(422);
		});
	});

	test('a page at a time is the same list', async () => {
		const whole = (await world.reader.get(`/posts/${postId}/demand/parts?by=plan`)).body.data;
		const paged = [];
		for (let cursor = ''; cursor !== 'end'; ) {
			const { body } = await world.reader.get(`/posts/${postId}/demand/parts?by=plan&limit=1${cursor}`);
			paged.push(...body.data);
			cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : 'end';
		}
		expect(paged).toEqual(whole);
	});
});

describe('what to look at twice', () => {
	const cast = async (postId: string, emails: string[]) => {
		for (const email of emails) await vote(postId, email);
		// As if they had voted by themselves.
		await sql`UPDATE votes SET cast_by = NULL WHERE post_id = ${postId}`.execute(world.context.db);
		return (await world.reader.get(`/posts/${postId}/demand/flags`)).body.data;
	};

	test('ten of one domain within an hour are a burst, and they all count', async () => {
		const postId = await askPost();
		const flags = await cast(postId, Array.from({ length: 10 }, (_, at) => `n${at}@swarm.example`));
		expect(flags).toEqual([expect.objectContaining({ kind: 'burst', domain: 'swarm.example', people: 10 })]);
		expect((await world.reader.get(`/posts/${postId}`)).body.demand.people).toBe(11);
	});

	test('nine are none, and so are ten over some hours', async () => {
		expect(await cast(await askPost(), Array.from({ length: 9 }, (_, at) => `n${at}@team.example`))).toEqual([]);
		const slow = await askPost();
		await cast(slow, Array.from({ length: 10 }, (_, at) => `n${at}@slow.example`));
		await sql`UPDATE votes SET created_at = votes.created_at - (right(split_part(a.email, '@', 1), 1)::int * interval '20 minutes') FROM people a WHERE a.person_id = votes.person_id AND post_id = ${slow}`.execute(world.context.db);
		expect((await world.reader.get(`/posts/${slow}/demand/flags`)).body.data).toEqual([]);
	});

	test('addresses that are made to be thrown away are named by their domain', async () => {
		expect(await cast(await askPost(), ['x@mailinator.com'])).toEqual([expect.objectContaining({ kind: 'throw-away', domain: 'mailinator.com', people: 1 })]);
	});
});

test('a post that is not there has no history', async () => {
	expect((await world.reader.get(`/posts/post_${'0'.repeat(32)}/demand/history`)).status).toBe(404);
});
