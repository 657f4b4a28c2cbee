import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { countTexts } from '../../similarity/service.ts';
import { expectedClusters } from './clustering.ts';
import { lookForDuplicates } from './looking.ts';
import { followMerge } from './clustering.ts';

let world: World;
let boardId: string;
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
	for (const title of ['Print labels in bulk', 'Remember my last filter', 'Show tides on the map', 'Invoice in Swiss francs', 'Let me hide archived boats']) await ask(title);
});
afterAll(() => world.close());

const ask = async (title: string, email = 'author@else.example') => (await world.writer.post('/posts', { boardId, title, author: { email } })).body as { id: string; number: number };
/** What the worker does meanwhile. */
async function look(): Promise<void> {
	await countTexts(world.context);
	await lookForDuplicates(world.context);
}
const clusters = async () => (await world.reader.get('/posts/duplicates?limit=100')).body.data as { id: string; posts: { id: string }[]; people: number; pairs: { oneId: string; otherId: string; reason: string; score: number }[] }[];
const clusterOf = async (id: string) => (await clusters()).find(({ posts }) => posts.some((post) => post.id === id));
const similarIds = async (id: string) => (await world.reader.get(`/posts/${id}/similar`)).body.data.map((one: { post: { id: string } }) => one.post.id) as string[];
const dismiss = (id: string, otherId: string) => world.writer.put(`/posts/${id}/similar/${otherId}/dismissal`);
const restore = (id: string, otherId: string) => world.writer.delete(`/posts/${id}/similar/${otherId}/dismissal`);

describe('the queue of suggested merges', () => {
	test('offers a whole cluster with the reason of each pair and the people it would unite', async () => {
		const titles = ['Export the logbook as a PDF file', 'Export logbook as PDF', 'PDF export of the logbook'];
		const posts = [];
		for (const [at, title] of titles.entries()) posts.push(await ask(title, `sailor${at}@sea.example`));
		await look();
		const cluster = await clusterOf(posts[0]?.id ?? '');
		expect(cluster?.posts.map(({ id }) => id).sort()).toEqual(posts.map(({ id }) => id).sort());
		expect(cluster?.people).toBe(3);
		expect(cluster?.pairs[0]?.reason).toContain('logbook');
		const first = posts[0]?.id ?? '';
		const sourceIds = posts.slice(1).map(({ id }) => id);
		expect((await world.writer.post(`/posts/${first}/merges/all/preview`, { sourceIds })).body).toMatchObject({ before: { people: 1 }, after: { people: 3 }, told: 2, refusal: null });
		expect((await world.writer.post(`/posts/${first}/merges/all`, { sourceIds })).body.code).toBe('notify-required');
		expect((await world.writer.post(`/posts/${first}/merges/all`, { sourceIds, notify: false })).body).toMatchObject({ canonicalId: first, demand: { people: 3 }, told: 0 });
		expect(await clusterOf(first)).toBeUndefined();
		for (const id of sourceIds) await world.writer.delete(`/posts/${first}/merges/${id}`);
		await followMerge(world.context, [first, ...sourceIds]);
		expect((await clusterOf(first))?.posts).toHaveLength(3);
	});

	test('merges all of a cluster or nothing', async () => {
		const [one, other] = [await ask('Sync with the harbour office'), await ask('Sync the harbour office')];
		const refused = await world.writer.post(`/posts/${one.id}/merges/all`, { sourceIds: [other.id, one.id], notify: false });
		expect(refused.body.code).toBe('same-post');
		expect((await world.reader.get(`/posts/${other.id}`)).body.mergedInto).toBeNull();
	});

	test('is for members, in pages, and says so of what is not an id', async () => {
		expect((await world.nobody.get('/posts/duplicates')).status).toBe(401);
		expect((await world.reader.get('/posts/duplicates?limit=0')).status).toBe(422);
		const { id } = await ask('Nothing to merge');
		expect((await world.writer.post(`/posts/${id}/merges/all`, { sourceIds: [] })).status).toBe(422);
		expect((await world.writer.post('/posts/nonsense/merges/all', { sourceIds: [id] })).status).toBe(404);
	});
});

describe('two posts that are not the same', () => {
	test('are not suggested to each other again: not on the post, not in the queue, not after their words changed', async () => {
		const [one, other] = [await ask('Dark theme for the night watch'), await ask('A dark theme for night watch')];
		await look();
		expect(await similarIds(one.id)).toContain(other.id);
		expect((await dismiss(one.id, other.id)).body).toEqual({ dismissed: true });
		expect((await dismiss(other.id, one.id)).status).toBe(200);
		expect(await similarIds(one.id)).not.toContain(other.id);
		expect(await similarIds(other.id)).not.toContain(one.id);
		expect(await clusterOf(one.id)).toBeUndefined();
		await world.writer.patch(`/posts/${other.id}`, { title: 'Dark theme for the night watch please' });
		await look();
		expect(await clusterOf(one.id)).toBeUndefined();
		expect(await similarIds(one.id)).not.toContain(other.id);
		await restore(one.id, other.id);
		expect((await clusterOf(one.id))?.posts).toHaveLength(2);
	});

	test('are not suggested either once one is merged into another', async () => {
		const [one, other, third] = [await ask('Anchor alarm on the watch'), await ask('Anchor alarm for my watch'), await ask('The anchor alarm on a watch')];
		await look();
		await dismiss(one.id, other.id);
		await world.writer.post(`/posts/${third.id}/merges`, { sourceId: other.id, notify: false });
		await followMerge(world.context, [other.id, third.id]);
		expect(await similarIds(one.id)).not.toContain(third.id);
		expect(await clusterOf(one.id)).toBeUndefined();
	});

	test('must be two that are there, and a reader may not say it', async () => {
		const one = await ask('Alone');
		expect((await dismiss(one.id, one.id)).body.code).toBe('same-post');
		expect((await dismiss(one.id, `post_${'0'.repeat(32)}`)).status).toBe(404);
		expect((await dismiss(one.id, 'x')).status).toBe(404);
		expect((await world.reader.put(`/posts/${one.id}/similar/${one.id}/dismissal`)).status).toBe(403);
	});

	test('never come back over random edits, merges and looks', async () => {
		const titles = ['Weather along the route', 'Weather on the route', 'Show weather along a route', 'The weather on my route'];
		const step = fc.record({ act: fc.constantFrom('edit', 'merge', 'unmerge', 'dismiss', 'look'), one: fc.nat(3), other: fc.nat(3), title: fc.constantFrom(...titles) });
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
				const ids: string[] = [];
				for (const title of titles) ids.push((await ask(title)).id);
				const dismissed: [string, string][] = [];
				for (const { act, one, other, title } of steps) {
					const [a, b] = [ids[one] ?? '', ids[other] ?? ''];
					if (act === 'edit') await world.writer.patch(`/posts/${a}`, { title });
					if (act === 'look') await look();
					if (act === 'dismiss' && (await dismiss(a, b)).status === 200) dismissed.push([a, b]);
					if (act === 'merge') await world.writer.post(`/posts/${a}/merges`, { sourceId: b, notify: false });
					if (act === 'unmerge') await world.writer.delete(`/posts/${(await world.reader.get(`/posts/${b}`)).body.mergedInto ?? b}/merges/${b}`);
					await followMerge(world.context, [a, b]);
				}
				await look();
				const standing = new Map(await Promise.all(ids.map(async (id): Promise<[string, string]> => [id, (await world.reader.get(`/posts/${id}`)).body.mergedInto ?? id])));
				for (const [a, b] of dismissed) {
					const [one, other] = [standing.get(a) ?? '', standing.get(b) ?? ''];
					const together = (await clusterOf(one))?.posts.some(({ id }) => id === other) ?? false;
					expect(one !== other && together).toBe(false);
				}
				for (const id of ids) await world.context.db.deleteFrom('similar_texts').where('post_id', '=', id).execute();
			}),
			{ numRuns: 8, interruptAfterTimeLimit: 30_000 }
		);
	}, 60_000);
});

test('the kept clusters are those that the pairs, merges and dismissals give', async () => {
	const kept = (await world.context.db.selectFrom('suggested_members').select(['cluster_id', 'post_id']).orderBy('post_id').execute()).reduce((all, { cluster_id, post_id }) => all.set(cluster_id, [...(all.get(cluster_id) ?? []), post_id]), new Map<string, string[]>());
	expect([...kept.values()].map(String).sort()).toEqual((await expectedClusters(world.context.db)).map(String).sort());
});
