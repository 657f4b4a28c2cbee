import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visitor } from '#core/access/roles.ts';
import { runJobs } from '#rig/jobs.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { inTransaction } from '../platform/context.ts';
import { indexMissingPosts, similarToWords } from './service.ts';
import { recountTexts } from '../similarity/service.ts';

let world: World;
let boardId: string;
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(() => world.close());

const ask = async (title: string, body = '', board = boardId) =>
	(await world.writer.post('/posts', { boardId: board, title, body, author: { email: 'carla@acme.example' } })).body as { id: string; version: number };
const similar = async (title: string) => (await world.reader.get(`/posts/similar?title=${encodeURIComponent(title)}`)).body.data as { post: { id: string }; verdict?: string; score: number; reason: string }[];

/** Everything that is counted, as one text. */
async function counted(): Promise<string> {
	const { rows } = await sql<{ all: string }>`SELECT coalesce((SELECT string_agg(term || ':' || texts, ' ' ORDER BY term) FROM term_holders WHERE texts <> 0), '')
		|| ' / ' || coalesce((SELECT texts || ' ' || title_words || ' ' || body_words FROM text_totals), '') AS all`.execute(world.context.db);
	return rows[0]?.all ?? '';
}

describe('the index of words', () => {
	test('knows a request from the moment it is asked, and its new words once it is changed', async () => {
		const post = await ask('Pictures in the delivery note', 'Drivers take photographs of the pallet.');
		expect((await similar('photographs of pallets'))[0]?.post.id).toBe(post.id);
		await world.writer.patch(`/posts/${post.id}`, { title: 'Signature on glass', body: 'With a finger.' });
		expect(await similar('photographs of pallets')).toEqual([]);
		expect((await similar('signatures on the glass'))[0]?.post.id).toBe(post.id);
	});

	test('after asking, changing, removing and counting is the one that is built anew', async () => {
		const posts = [];
		for (const title of ['Export invoices', 'Dark mode at night', 'Sync the calendar', 'Undo a deleted invoice']) posts.push(await ask(title, `${title}, please.`));
		await runJobs(world.platform);
		await world.writer.patch(`/posts/${posts[0]?.id}`, { title: 'Export receipts' });
		await world.writer.patch(`/posts/${posts[0]?.id}`, { title: 'Export receipts monthly' });
		await world.admin.delete(`/posts/${posts[1]?.id}`);
		await runJobs(world.platform);
		await world.writer.patch(`/posts/${posts[2]?.id}`, { body: 'Never counted before it goes' });
		await world.admin.delete(`/posts/${posts[2]?.id}`);
		await runJobs(world.platform);
		const kept = await counted();
		await inTransaction(world.context, (_, inner) => recountTexts(inner));
		expect(kept).toBe(await counted());
	});

	test('takes in requests that came by another way', async () => {
		await ask('Wireless label printers');
		await sql`DELETE FROM similar_texts`.execute(world.context.db);
		expect(await similar('label printers')).toEqual([]);
		await indexMissingPosts(world.context);
		expect(await similar('label printers')).toHaveLength(1);
	});
});

describe('what is similar', () => {
	test('is said with a verdict and the words that both have', async () => {
		const post = await ask('Remind drivers of open tasks in the evening');
		const [first] = await similar('remind the drivers of tasks that are open in the evening');
		expect(first).toMatchObject({ post: { id: post.id }, verdict: 'duplicate' });
		expect(first?.score).toBeGreaterThan(0.5);
		expect(first?.reason).toMatch(/^Both speak of remind, drivers, /);
	});

	test('is found in other languages by their own words', async () => {
		const post = await ask('Rechnungen als PDF exportieren', 'Wir brauchen die Rechnungen für das Finanzamt.');
		expect((await similar('Die Rechnung als PDF für das Amt'))[0]?.post.id).toBe(post.id);
		expect((await similar('Rechnung'))[0]?.post.id).toBe(post.id);
	});

	test('speaks for the request that it is merged into, once, and never for itself', async () => {
		const [target, source] = [await ask('Bigger type on small screens'), await ask('The font size should grow on phones')];
		await world.admin.post(`/posts/${target.id}/merges`, { sourceId: source.id, notify: false });
		expect((await similar('font size on phones')).map(({ post }) => post.id)).toEqual([target.id]);
		expect((await world.reader.get(`/posts/${source.id}/similar`)).body.data.map(({ post }: { post: { id: string } }) => post.id)).not.toContain(target.id);
	});

	test('on a private board shows to nobody outside', async () => {
		const secret = (await world.admin.post('/boards', { name: 'Workshop', visibility: 'private' })).body.id;
		const post = await ask('Quarterly margin of the northern depots', '', secret);
		expect((await similar('margin of northern depots'))[0]?.post.id).toBe(post.id);
		expect(await similarToWords({ ...world.context, viewer: visitor }, { title: 'margin of northern depots', body: '' })).toEqual([]);
	});

	test.each([
		['nothing', ''],
		['spaces', '   '],
		['a picture', '💥'],
		['one long word', 'a'.repeat(400)],
		['a character that a database cannot hold', '\u0000'],
		['half a character', '%ED%A0%80'],
		['one sign', '的'],
		['a statement', "'; DROP TABLE posts; --"]
	])('to %s is an answer and no fault', async (_, title) => {
		expect((await world.reader.get(`/posts/similar?title=${encodeURIComponent(title)}`)).status).toBeLessThan(500);
	});
});
