/** Whatever happens in whatever order, the kept demand of every post is what its rows say. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import type { BoardId, PersonId, PostId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { ensurePerson, erasePerson, upsertCompany } from '../people/service.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { createPost, follow, recomputeDemand, refreshTrends } from '../posts/service.ts';
import { castVote, takeVoteBack } from './service.ts';

const addresses = ['a@acme.example', 'b@acme.example', 'c@globex.example', 'd@initech.example', 'e@nowhere.example'];
const domains = ['acme', 'globex', 'initech'];

let world: World;
let boardId: BoardId;
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'Ideas' })).body.id;
	for (const domain of domains) await world.admin.put(`/companies/${domain}`, { name: domain, domain: `${domain}.example` });
});
afterAll(() => world.close());

const which = fc.nat(2);
const email = fc.constantFrom(...addresses);
const importance = fc.constantFrom(undefined, 'nice-to-have' as const, 'important' as const, 'critical' as const);
const act = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ act: fc.constant('vote' as const), which, email, importance }) },
	{ weight: 3, arbitrary: fc.record({ act: fc.constant('take back' as const), which, email }) },
	{ weight: 3, arbitrary: fc.record({ act: fc.constant('quote' as const), which, email, importance }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('follow' as const), which, email }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('revenue' as const), domain: fc.constantFrom(...domains), mrr: fc.constantFrom(null, 0, 250, 99_000) }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('erase' as const), email }) }
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;
/** Each act comes some days after the one before, so that people leave the windows of 30 days. */
const history = fc.array(fc.tuple(act, fc.nat(20)), { minLength: 3, maxLength: 25 });

const byB = { which: 1, email: 'b@acme.example', importance: undefined };
/** Quotes are made today and votes when the history says: the vote moves the day its person joined. */
const quotedThenVotedLongAgo: [Act, number][] = [
	[{ act: 'quote', ...byB }, 0],
	[{ act: 'vote', ...byB }, 0]
];

/** A vote of the author changes no count, and must still be seen by the next one. */
const authorVotesManyTimesAtOnce: Act[][] = Array.from({ length: 8 }, () => [
	{ act: 'vote', which: 0, email: 'a@acme.example', importance: undefined },
	{ act: 'take back', which: 0, email: 'a@acme.example' },
	{ act: 'vote', which: 0, email: 'a@acme.example', importance: undefined }
]);

/** Whoever follows waits for the one who is being erased, who waits for the posts behind them. */
const followedWhileErased: Act[][] = [0, 1, 2, 3, 4, 5, 6, 7].map((writer): Act[] =>
	['a@acme.example', 'b@acme.example', 'a@acme.example', 'b@acme.example'].map((email, at): Act => (writer % 4 === 0 ? { act: 'erase', email } : writer % 4 === 1 ? { act: 'vote', which: at % 3, email, importance: undefined } : { act: 'follow', which: at % 3, email }))
);

async function perform(context: Context, posts: PostId[], one: Act): Promise<unknown> {
	const id = 'which' in one ? (posts[one.which] as PostId) : ('' as PostId);
	switch (one.act) {
		case 'vote':
			return castVote(context, id, { person: { email: one.email }, importance: one.importance }).catch(forgiveErasure);
		case 'take back':
			return takeVoteBack(context, id, { person: { email: one.email } }).catch(forgiveErasure);
		case 'quote':
			return quote(id, one.email, one.importance);
		case 'follow':
			return inTransaction(context, async (_, inner) => follow(inner, { postId: id, personId: await ensurePerson(inner, { email: one.email }), reason: 'asked' }));
		case 'revenue':
			return upsertCompany(context, one.domain, { name: one.domain, domain: `${one.domain}.example`, mrr: one.mrr });
		case 'erase':
			return erase(context, one.email);
	}
}

async function quote(postId: PostId, address: string, importance: string | undefined): Promise<void> {
	const { body: feedback } = await world.writer.post('/feedback', { channel: 'calls', text: 'I need this.', person: { email: address } });
	const { status, body } = await world.writer.post(`/feedback/${feedback.id}/insights`, { postId, importance: importance ?? null });
	// Refused where the person was erased between the two.
	expect([undefined, 'words-gone']).toContain(body.code);
	expect([201, 409]).toContain(status);
}

async function erase(context: Context, address: string): Promise<void> {
	const person = await context.db.selectFrom('people').select('person_id').where('email', '=', address).executeTakeFirst();
	if (person) await erasePerson(context, person.person_id as PersonId).catch(forgiveAbsence);
}

/** Somebody may be erased while they vote: between being found and being counted. */
function forgiveErasure(problem: unknown): void {
	if (!(problem instanceof Refusal && problem.code === 'invalid' && problem.fields?.['personId'])) throw problem;
}

/** Two may erase the same person at once: the second finds nobody. */
function forgiveAbsence(problem: unknown): void {
	if (!(problem instanceof Refusal && problem.code === 'not-found')) throw problem;
}

async function begin(context: Context): Promise<PostId[]> {
	return inTransaction(context, async (_, inner) => {
		const authorId = await ensurePerson(inner, { email: addresses[0] as string });
		const posts: PostId[] = [];
		for (const title of ['One', 'Two', 'Three']) posts.push(await createPost(inner, { boardId, title, body: '', tags: [], authorId }));
		return posts;
	});
}

async function expectTruth(context: Context, posts: PostId[]): Promise<void> {
	const counted = await recomputeDemand(context.db, posts);
	const kept = await context.db
		.selectFrom('posts')
		.select(['post_id', 'people_count', 'company_count', 'mrr_known_cents', 'mrr_unknown_companies', 'critical_count', 'important_count', 'nice_to_have_count', 'recent_count', 'previous_count', 'heat'])
		.where('post_id', 'in', posts)
		.execute();
	const rounded = (rows: { post_id: string; heat: number }[]) => rows.map((row) => ({ ...row, heat: row.heat.toFixed(6) })).sort((a, b) => (a.post_id < b.post_id ? -1 : 1));
	expect(rounded(kept)).toEqual(rounded(counted));
}

describe('kept demand', () => {
	test('is what the rows say, over any history of votes, quotes, revenue and erasure', async () => {
		await fc.assert(
			fc.asyncProperty(history, async (acts) => {
				let now = Date.now() - 500 * 86_400_000;
				const context: Context = { ...world.context, now: () => new Date(now) };
				const posts = await begin(context);
				for (const [one, days] of acts) {
					now += days * 86_400_000;
					await perform(context, posts, one);
				}
				await expectTruth(context, posts);
				await refreshTrends(context);
				await expectTruth(context, posts);
			}),
			{ numRuns: 10, interruptAfterTimeLimit: 40_000, examples: [[quotedThenVotedLongAgo]] }
		);
	}, 60_000);

	test('holds with eight writers at once', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 8, maxLength: 8 }), async (writers) => {
				const posts = await begin(world.context);
				await Promise.all(
					writers.map(async (acts) => {
						for (const one of acts) await perform(world.context, posts, one);
					})
				);
				await expectTruth(world.context, posts);
			}),
			{ numRuns: 6, interruptAfterTimeLimit: 40_000, examples: [[authorVotesManyTimesAtOnce], [followedWhileErased], [followedWhileErased], [followedWhileErased]] }
		);
	}, 60_000);

	test.each([
		['is added', 'new.example', (domain: string) => upsertCompany(world.context, domain, { name: 'New', domain, mrr: 700 })],
		['gets its domain', 'late.example', (domain: string) => upsertCompany(world.context, 'globex', { domain, mrr: 900 })]
	])('holds when a company %s while one of its people votes', async (_, domain, change) => {
		const posts = await begin(world.context);
		const [voted = '' as PostId] = posts.slice(1);
		const person = await inTransaction(world.context, (_tx, inner) => ensurePerson(inner, { email: `ann@${domain}` }));
		let changing: Promise<unknown> = Promise.resolve();
		await inTransaction(world.context, async (_tx, inner) => {
			await castVote(inner, voted, { personId: person });
			changing = change(domain);
			await untilWaitedFor(inner, changing);
		});
		await changing;
		await expectTruth(world.context, posts);
	});
});

/** Until something waits for this transaction, or what was to wait is over. */
async function untilWaitedFor({ db }: Context, work: Promise<unknown>): Promise<void> {
	let isOver = false;
	void work.finally(() => (isOver = true));
	const waits = sql`SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid`;
	while (!isOver && (await waits.execute(db)).rows.length === 0);
}
