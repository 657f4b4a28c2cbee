import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadExample } from '#db/seed/load.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { visiblePosts } from './queries.ts';
import { wantedByThese } from './wanting.ts';

let world: World;
const ids: Record<string, string> = {};

beforeAll(async () => {
	world = await makeWorld();
	for (const category of ['open', 'under-review', 'planned', 'in-progress', 'shipped', 'declined']) {
		await world.admin.post('/statuses', { key: category, name: category, category });
	}
	await loadExample(world.context);
	const { rows } = await sql<{ segment: string; company: string; person: string }>`SELECT (SELECT segment_id FROM segment_members GROUP BY 1 ORDER BY count(*) DESC LIMIT 1) AS segment,
		(SELECT company_id FROM person_companies GROUP BY 1 ORDER BY count(*) DESC LIMIT 1) AS company, (SELECT person_id FROM votes GROUP BY 1 ORDER BY count(*) DESC LIMIT 1) AS person`.execute(world.context.db);
	Object.assign(ids, rows[0]);
	const [, other] = (await world.reader.get('/people?kind=identified&limit=2')).body.data;
	await world.writer.post(`/people/${ids['person']}/merges`, { sourceId: other.id });
}, 60_000);
afterAll(() => world.close());

describe('posts that some people want', () => {
	test.each([
		['a segment', () => ({ segment: ids['segment'] })],
		['a company', () => ({ company: ids['company'] })],
		['a person whom another stands for', () => ({ person: ids['person'] })],
		['a plan', () => ({ plan: 'enterprise' })],
		['a stage', () => ({ lifecycle: 'active' })],
		['a plan and a segment', () => ({ plan: 'Enterprise', segment: ids['segment'] })],
		['a plan that nobody has', () => ({ plan: 'none' })]
	])('are the same by %s, whether looked up or asked one after another', async (_, filters) => {
		const found = async (most: number) => {
			let posts = visiblePosts(world.context.db, world.context.viewer).where('p.merged', '=', false);
			for (const condition of await wantedByThese(world.context, { limit: 25, ...filters() } as never, most)) posts = posts.where(condition);
			return (await posts.clearSelect().select('p.number').orderBy('p.number').execute()).map(({ number }) => number);
		};
		expect(await found(0)).toEqual(await found(Number.MAX_SAFE_INTEGER - 1));
	});

	test('are found at all', async () => {
		const counts = await Promise.all(['plan=enterprise', 'lifecycle=active', `segment=${ids['segment']}`, `company=${ids['company']}`].map(async (query) => (await world.reader.get(`/posts?${query}`)).body.data.length));
		expect(counts.every((count) => count > 3)).toBe(true);
	});
});
