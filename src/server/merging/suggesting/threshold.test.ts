import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { learnThreshold } from './threshold.ts';

let world: World;
let boardId: string;
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(() => world.close());

const ask = async (title: string) => (await world.writer.post('/posts', { boardId, title, author: { email: 'author@else.example' } })).body as { id: string };
const dismiss = (id: string, otherId: string) => world.writer.put(`/posts/${id}/similar/${otherId}/dismissal`);

test('what members dismiss moves from where on two posts are called duplicates', async () => {
	const threshold = async () => (await world.context.db.selectFrom('suggestion_threshold').select('duplicate_from').executeTakeFirst())?.duplicate_from ?? null;
	await learnThreshold(world.context);
	expect(await threshold()).toBeNull();
	const ids: string[] = [];
	for (let at = 0; at < 34; at++) ids.push((await ask(`Subject ${at}`)).id);
	for (let at = 0; at + 1 < 34; at += 2) {
		const pair = [ids[at], ids[at + 1]].sort();
		await world.context.db.insertInto('suggested_pairs').values({ one_id: pair[0] ?? '', other_id: pair[1] ?? '', by_one: 0.6, reason: 'Both speak of it.' }).execute();
		await world.context.db.insertInto('suggestion_looks').values([{ post_id: pair[0] ?? '', looked_at: new Date() }, { post_id: pair[1] ?? '', looked_at: new Date() }]).execute();
		if (at < 8) continue;
		await dismiss(pair[0] ?? '', pair[1] ?? '');
	}
	for (let at = 0; at < 10; at++) await world.context.db.insertInto('merges').values({ merge_id: world.context.newId('merge'), source_id: ids[at] ?? '', target_id: ids[33] ?? '' }).execute();
	await learnThreshold(world.context);
	expect(await threshold()).not.toBeNull();
});
