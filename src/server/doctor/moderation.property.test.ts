/** Whatever is asked and decided in whatever order, what waits shows to nobody and counts nowhere. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitor } from '#core/access/roles.ts';
import type { BoardId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { listBoards } from '../boards/service.ts';
import { listComments, writeFromPortal } from '../comments/service.ts';
import { activityOf, askPost, getPost, listPosts, similarToWords } from '../posts/service.ts';
import { examine } from './service.ts';

let world: World;
let boardId: BoardId;
const addresses = ['a@acme.example', 'b@acme.example', 'c@globex.example'];

beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'Ideas' })).body.id;
});
afterAll(() => world.close());

const email = fc.constantFrom(...addresses);
const links = fc.nat(3);
const act = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ act: fc.constant('ask' as const), email, links, hasty: fc.boolean() }) },
	{ weight: 4, arbitrary: fc.record({ act: fc.constant('say' as const), email, links, hasty: fc.boolean() }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('approve' as const), which: fc.nat(20) }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('reject' as const), which: fc.nat(20) }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('rules' as const), reviewFirst: fc.boolean(), mostLinks: fc.constantFrom(null, 0, 1, 2) }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('ban' as const), email }) }
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

/** The words of everything that was written, by whether it may show; each text has a word of its own. */
type Ledger = { post: string; written: number; posts: number; held: Map<string, { id: string; isPost: boolean }>; shown: Set<string> };

async function perform(ledger: Ledger, one: Act): Promise<void> {
	if (one.act === 'rules') return void (await world.admin.patch('/moderation/settings', { reviewFirst: one.reviewFirst, mostLinks: one.mostLinks }));
	if (one.act === 'ban') return ban(one.email);
	if (one.act === 'ask' || one.act === 'say') return write(ledger, one);
	const [word, held] = [...ledger.held][one.which % Math.max(1, ledger.held.size)] ?? [];
	if (!word || !held) return;
	const { status } = one.act === 'approve' ? await world.writer.post(`/moderation/held/${held.id}/approval`) : await world.writer.post(`/moderation/held/${held.id}/rejection`, { reason: 'No.' });
	if (one.act === 'approve' && status === 200) show(ledger, word, held.isPost);
}

function show(ledger: Ledger, word: string, isPost: boolean): void {
	ledger.held.delete(word);
	ledger.shown.add(word);
	if (isPost) ledger.posts++;
}

async function write(ledger: Ledger, { act: kind, email: address, links: count, hasty }: Extract<Act, { act: 'ask' | 'say' }>): Promise<void> {
	const word = `zebra${ledger.post.slice(-12)}x${ledger.written++}q`;
	const text = [word, ...Array.from({ length: count }, (_, at) => `https://${at}.test`)].join(' ');
	const context = { ...world.context, viewer: visitor };
	const signs = { elapsed: hasty ? 10 : 60_000 };
	const writing = kind === 'ask' ? askPost(context, { boardId, title: text, body: '', tags: [], author: { email: address } }, signs) : writeFromPortal(context, ledger.post, { body: text, email: address }, signs);
	const outcome = await writing.catch((refused: unknown) => {
		if (!(refused instanceof Refusal)) throw refused;
		return null;
	});
	if (outcome?.held) ledger.held.set(word, { id: outcome.held.id, isPost: kind === 'ask' });
	else if (outcome) show(ledger, word, kind === 'ask');
}

async function ban(address: string): Promise<void> {
	const { body } = await world.reader.get(`/people?q=${address}`);
	for (const { id } of body.data) await world.writer.post('/moderation/bans', { personId: id, reason: 'For a while.', endsAt: new Date(Date.now() + 3_600_000).toISOString() });
	const { body: bans } = await world.reader.get('/moderation/bans?limit=1');
	if (bans.data[0]) await world.writer.delete(`/moderation/bans/${bans.data[0].id}`);
}

/** Everything that the portal shows to a visitor. */
async function seenByVisitor(post: string): Promise<string> {
	const context = { ...world.context, viewer: visitor };
	const seen = [
		listPosts(context, { limit: 100, sort: 'new' }),
		listPosts(context, { limit: 100, sort: 'activity' }),
		listPosts(context, { limit: 100, sort: 'demand', q: 'zebra' }),
		similarToWords(context, { title: 'zebra', body: 'zebra' }),
		getPost(context, post),
		listComments(context, post, { limit: 100 }),
		activityOf(context, post, { limit: 100 }),
		listBoards(context, { limit: 100 })
	];
	return JSON.stringify(await Promise.all(seen));
}

test('held texts are shown to no visitor, count nowhere, and every kept count stays true', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 20 }), async (acts) => {
			const before: number = (await world.reader.get(`/boards/${boardId}`)).body.postCount;
			const { body: post } = await world.writer.post('/posts', { boardId, title: 'Below which people write' });
			const ledger: Ledger = { post: post.id, written: 0, posts: 0, held: new Map(), shown: new Set() };
			for (const one of acts) await perform(ledger, one);
			const seen = await seenByVisitor(post.id);
			expect([...ledger.held.keys()].filter((word) => seen.includes(word))).toEqual([]);
			expect(await examine(world.context)).toEqual([]);
			expect([...ledger.shown].filter((word) => !seen.includes(word))).toEqual([]);
			expect((await world.reader.get(`/boards/${boardId}`)).body.postCount).toBe(before + 1 + ledger.posts);
		}),
		{ numRuns: 15 }
	);
}, 120_000);
