import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadExample } from '#db/seed/load.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { examine, repair } from './service.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	for (const category of ['open', 'under-review', 'planned', 'in-progress', 'shipped', 'declined']) {
		await world.admin.post('/statuses', { key: category, name: category, category });
	}
	await loadExample(world.context);
	await world.admin.post('/scores', { name: 'Demand', formula: 'people + votes + trend' });
	await mergeSome('people', (await world.reader.get('/people?kind=identified&limit=3')).body.data);
	await mergeSome('companies', (await world.reader.get('/companies?limit=3')).body.data);
	await world.writer.post('/segments', { name: 'Payers', rule: { field: 'company.lifecycle', op: 'is', value: 'active' } });
}, 60_000);
afterAll(() => world.close());

/** A chain of three that are one. */
async function mergeSome(path: 'people' | 'companies', [first, second, third]: { id: string }[]): Promise<void> {
	await world.writer.post(`/${path}/${second?.id}/merges`, { sourceId: first?.id });
	await world.writer.post(`/${path}/${third?.id}/merges`, { sourceId: second?.id });
}

describe('the doctor', () => {
	test('finds nothing wrong with a year of asking, voting, merging, refining and shipping', async () => {
		expect(await examine(world.context)).toEqual([]);
	});

	test.each([
		['a lost person', 'people count', sql`UPDATE posts SET people_count = people_count + 1 WHERE number = 3`],
		['revenue that nobody pays', 'mrr known cents', sql`UPDATE posts SET mrr_known_cents = 1 WHERE number = 3`],
		['a company too few', 'company count', sql`UPDATE posts SET company_count = company_count - 1 WHERE number = 3`],
		['an importance that nobody gave', 'critical count', sql`UPDATE posts SET critical_count = 99 WHERE number = 3`],
		['a wrong month', 'recent count', sql`UPDATE posts SET recent_count = recent_count + 1 WHERE number = 3`],
		['a wrong heat', 'heat', sql`UPDATE posts SET heat = heat + 1 WHERE number = 3`],
		['a comment that is not there', 'comments of a post', sql`UPDATE posts SET comment_count = comment_count + 1 WHERE number = 3`],
		['a duplicate that is not there', 'duplicates of a post', sql`UPDATE posts SET duplicate_count = duplicate_count + 1 WHERE number = 3`],
		['a post that stands for itself although it is merged', 'stands for another', sql`UPDATE posts SET canonical_id = post_id WHERE post_id = (SELECT source_id FROM merges LIMIT 1)`],
		['a board that lost count', 'posts of a board', sql`UPDATE boards SET post_count = 0`],
		['a number that will be given twice', 'last number of posts', sql`UPDATE workspaces SET last_post_number = 1`],
		['readiness that is out of date', 'readiness of an item', sql`UPDATE items SET criteria_met = 0, ready = false WHERE ready AND state = 'ready'`],
		['a rank beside which nothing fits', 'the rank of an item', sql`UPDATE items SET rank = 'a' || repeat('0', 3) WHERE number = 3`],
		['a tag that was removed', 'the tags of a post', sql`UPDATE posts SET tags = tags || ARRAY['tag_none'] WHERE number = 3`],
		['words that are not there', 'the words behind a criterion', sql`UPDATE criteria SET insight_ids = insight_ids || ARRAY['insight_none'] WHERE criterion_id = (SELECT min(criterion_id) FROM criteria)`],
		['a held text that nobody wrote', 'what waits for moderation', sql`INSERT INTO moderation (held_waiting, reports_open) VALUES (7, 1) ON CONFLICT (workspace_id) DO UPDATE SET held_waiting = 7`],
		['a word that stands in more texts than there are', 'in how many texts a word stands', sql`INSERT INTO term_holders (term, texts) VALUES (-7, 3)`],
		['texts that were never counted', 'the texts that are counted', sql`INSERT INTO text_totals (texts) VALUES (9) ON CONFLICT (workspace_id) DO UPDATE SET texts = text_totals.texts + 9`],
		['a day of demand that is still to come', 'days of demand that are kept', sql`INSERT INTO demand_days SELECT workspace_id, post_id, day + 4000, people_count, company_count, mrr_known_cents, mrr_unknown_companies, critical_count, important_count, nice_to_have_count FROM demand_days LIMIT 1`],
		['more importance than people', 'days of demand that are kept', sql`UPDATE demand_days SET critical_count = people_count + 1 WHERE post_id = (SELECT post_id FROM posts WHERE number = 3)`],
		['a post whose past was lost', 'days of demand that are missing', sql`WITH old AS (UPDATE posts SET updated_at = now() - interval '9 days' WHERE number = 3 RETURNING post_id) DELETE FROM demand_days WHERE post_id = (SELECT post_id FROM old)`],
		['a cluster that no likeness holds together', 'suggested merges', sql`WITH made AS (INSERT INTO suggested_clusters (cluster_id, people) SELECT min(post_id), 3 FROM posts WHERE NOT merged RETURNING cluster_id)
			INSERT INTO suggested_members (post_id, cluster_id) SELECT p.post_id, m.cluster_id FROM made m, (SELECT post_id FROM posts WHERE NOT merged ORDER BY post_id LIMIT 2) p`],
		['a post that cannot be found', 'what something is found by', sql`DELETE FROM search_texts WHERE subject_id = (SELECT post_id FROM posts WHERE number = 3)`],
		['an item that is found by other words', 'what something is found by', sql`UPDATE search_texts SET words = array_to_tsvector(ARRAY['iother']) WHERE subject_id = (SELECT item_id FROM items WHERE number = 3)`],
		['a company that is found by nothing', 'what something is found by', sql`UPDATE search_texts SET words = '' WHERE subject_id = (SELECT min(company_id) FROM companies WHERE merged_into IS NULL)`],
		['words of somebody who is gone', 'what something is found by', sql`INSERT INTO search_texts (subject_id, kind, words) VALUES ('person_' || repeat('f', 32), 'person', array_to_tsvector(ARRAY['ugone']))`],
		['a reaction that nobody gave', 'reactions to an entry', sql`INSERT INTO changelog_entries (entry_id, slug, title, reaction_counts) VALUES ('changelog_' || repeat('0', 32), 'counted', 'Counted', '{"like": 2}')`],
		['a score that no formula gives', 'scores of a post', sql`UPDATE score_results SET value = 4711 WHERE post_id = (SELECT post_id FROM posts WHERE number = 3)`],
		['a person whom another stands for no more', 'who stands for a person', sql`UPDATE people SET merged_into = NULL WHERE person_id = (SELECT min(source_id) FROM person_merges)`],
		['a person who is merged without a merge', 'who stands for a person', sql`UPDATE people SET merged_into = (SELECT min(person_id) FROM people) WHERE person_id = (SELECT max(person_id) FROM people WHERE kind = 'identified' AND merged_into IS NULL)`],
		['a company that stands for another although it is merged itself', 'which company stands for another', sql`UPDATE companies SET merged_into = (SELECT target_id FROM company_merges ORDER BY merge_id LIMIT 1) WHERE company_id = (SELECT source_id FROM company_merges ORDER BY merge_id LIMIT 1)`],
		['somebody who lost the company of who they are one with', 'who belongs to a company by a merge', sql`DELETE FROM person_companies WHERE inherited`],
		['somebody who inherited a company from nobody', 'who belongs to a company by a merge', sql`UPDATE person_companies SET inherited = true WHERE person_id = (SELECT max(c.person_id) FROM person_companies c JOIN people p USING (person_id) WHERE p.merged_into IS NULL AND NOT EXISTS (SELECT FROM people g WHERE g.merged_into = p.person_id))`],
		['a customer who is kept as a member', 'who is a member', sql`UPDATE people SET kind = 'member' WHERE person_id = (SELECT max(person_id) FROM people WHERE kind = 'identified')`],
		['somebody in a segment that they do not fit', 'the people of a segment', sql`INSERT INTO segment_members (segment_id, person_id) SELECT s.segment_id, p.person_id FROM segments s, people p WHERE p.kind = 'member' ON CONFLICT DO NOTHING`],
		[
			'a mail that a process took and never sent',
			'never finished',
			sql`WITH told AS (SELECT event_id FROM events LIMIT 1), someone AS (SELECT person_id FROM people LIMIT 1)
				INSERT INTO deliveries (delivery_id, event_id, person_id, state, claimed_until)
				SELECT 'delivery_' || repeat('0', 32), event_id, person_id, 'sending', now() - interval '2 hours' FROM told, someone`
		]
	])('finds %s and mends it', async (_, name, fault) => {
		await fault.execute(world.context.db);
		const found = await examine(world.context);
		expect(found.map((difference) => difference.check).join('; ')).toContain(name);
		expect(await repair(world.context)).toEqual([]);
		expect(await examine(world.context)).toEqual([]);
	});

	test('finds a circle that goes by a parent, and leaves the decision to people', async () => {
		const { rows } = await sql<{ item_id: string; parent_id: string }>`SELECT item_id, parent_id FROM items WHERE parent_id IS NOT NULL LIMIT 1`.execute(world.context.db);
		await sql`INSERT INTO dependencies (item_id, blocker_id) VALUES (${rows[0]?.item_id}, ${rows[0]?.parent_id})`.execute(world.context.db);
		expect(new Set((await repair(world.context)).map((difference) => difference.check))).toEqual(new Set(['items that wait for each other']));
		await sql`DELETE FROM dependencies WHERE item_id = ${rows[0]?.item_id} AND blocker_id = ${rows[0]?.parent_id}`.execute(world.context.db);
	});

	test('finds an item that says it is in a sprint although it never entered, and leaves the decision to people', async () => {
		await sql`UPDATE items SET state = 'in-sprint', sprint_id = (SELECT sprint_id FROM sprints LIMIT 1) WHERE number = (SELECT max(number) FROM items)`.execute(world.context.db);
		expect((await repair(world.context)).map((difference) => difference.check)).toEqual(['the sprint of an item']);
	});
});
