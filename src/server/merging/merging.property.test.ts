/** Invariants 1 and 2 of the product over random histories: demand is the distinct union of the rows, and a merge is a link. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { demandFromRows, exportOf, type Row } from './merging.property.rows.ts';

const posts = 5;
const people = ['a@acme.example', 'b@acme.example', 'c@globex.example', 'd@initech.example', 'e@nowhere.example', 'f@globex.example'];

let world: World;
let boardId: string;
const firms: string[] = [];
const persons: string[] = [];
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'Ideas' })).body.id;
	for (const [domain, mrr] of [['acme.example', 10_000], ['globex.example', 250], ['initech.example', null]] as const) {
		firms.push((await world.admin.post('/companies', { name: domain, domain, ...(mrr === null ? {} : { mrr }) })).body.id);
	}
	for (const email of people) persons.push((await world.writer.post('/people', { email })).body.id);
});
afterAll(() => world.close());

const post = fc.nat(posts - 1);
const person = fc.constantFrom(...people);
const somebody = fc.nat(people.length - 1);
const firm = fc.nat(2);
const importance = fc.constantFrom(undefined, 'nice-to-have', 'important', 'critical');
const act = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ act: fc.constant('vote' as const), post, person, importance }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('unvote' as const), post, person }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('follow' as const), post }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('comment' as const), post, person }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('uncomment' as const), post }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('quote' as const), post, person, importance }) },
	{ weight: 4, arbitrary: fc.record({ act: fc.constant('merge' as const), post, source: post }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('unmerge' as const), source: post }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('same' as const), into: somebody, person: somebody }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('separate' as const), person: somebody }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('same-firm' as const), into: firm, firm }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('separate-firm' as const), firm }) }
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

const link = fc.record({ path: fc.constantFrom('/posts' as const, '/people' as const, '/companies' as const), into: fc.nat(5), from: fc.nat(5) });

async function perform(ids: string[], one: Act): Promise<number> {
	const id = 'post' in one ? (ids[one.post] ?? '') : '';
	switch (one.act) {
		case 'vote':
			return (await world.writer.put(`/posts/${id}/vote`, { person: { email: one.person }, ...(one.importance ? { importance: one.importance } : {}) })).status;
		case 'unvote':
			return unvote(id, one.person);
		case 'follow':
			return (await world.writer.put(`/posts/${id}/follow`)).status;
		case 'comment':
			return (await world.writer.post(`/posts/${id}/comments`, { body: 'words', author: { email: one.person } })).status;
		case 'uncomment':
			return uncomment(id);
		case 'quote':
			return quote(id, one.person, one.importance);
		case 'merge':
			return (await world.writer.post(`/posts/${id}/merges`, { sourceId: ids[one.source], notify: false })).status;
		case 'unmerge': {
			const into = await world.context.db.selectFrom('posts').select('canonical_id').where('post_id', '=', ids[one.source] ?? '').executeTakeFirstOrThrow();
			return (await world.writer.delete(`/posts/${into.canonical_id}/merges/${ids[one.source]}`)).status;
		}
		case 'same':
			return (await world.writer.post(`/people/${persons[one.into]}/merges`, { sourceId: persons[one.person] })).status;
		case 'separate':
			return separate('/people', persons[one.person] ?? '');
		case 'same-firm':
			return (await world.writer.post(`/companies/${firms[one.into]}/merges`, { sourceId: firms[one.firm] })).status;
		case 'separate-firm':
			return separate('/companies', firms[one.firm] ?? '');
	}
}

async function separate(path: '/posts' | '/people' | '/companies', id: string): Promise<number> {
	const { body } = await world.reader.get(`${path}/${id}`);
	return (await world.writer.delete(`${path}/${body.mergedInto ?? id}/merges/${id}`)).status;
}

async function unvote(id: string, email: string): Promise<number> {
	const headers = { ...world.writer.headers, 'content-type': 'application/json' };
	return (await world.request(`/api/v1/posts/${id}/vote`, { method: 'DELETE', headers, body: JSON.stringify({ person: { email } }) })).status;
}

async function uncomment(id: string): Promise<number> {
	const { body } = await world.writer.get(`/posts/${id}/comments?limit=1`);
	return (await world.writer.delete(`/comments/${body.data[0]?.id ?? 'comment_00000000000000000000000000000000'}`)).status;
}

async function quote(id: string, email: string, importance: string | undefined): Promise<number> {
	const { body: feedback } = await world.writer.post('/feedback', { channel: 'calls', text: 'I need this.', person: { email } });
	return (await world.writer.post(`/feedback/${feedback.id}/insights`, { postId: id, importance: importance ?? null })).status;
}

/** Fresh posts; the people are the same as before, each on their own again. */
async function begin(): Promise<string[]> {
	const { db } = world.context;
	for (const { source_id } of await db.selectFrom('person_merges').select('source_id').where('undone_at', 'is', null).execute()) await separate('/people', source_id);
	for (const { source_id } of await db.selectFrom('company_merges').select('source_id').where('undone_at', 'is', null).execute()) await separate('/companies', source_id);
	const ids: string[] = [];
	for (let at = 0; at < posts; at++) {
		ids.push((await world.writer.post('/posts', { boardId, title: `Post ${at}`, author: { email: people[at] } })).body.id);
	}
	return ids;
}

describe('over random histories', () => {
	test('demand is the distinct union of the rows, chains are one hop, and nothing is merged into itself', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 24 }), async (acts) => {
				const ids = await begin();
				for (const one of acts) expect(await perform(ids, one)).toBeLessThan(500);
				await expectTruth(ids);
			}),
			{ numRuns: 30, interruptAfterTimeLimit: 60_000 }
		);
	}, 120_000);

	test('the same holds when everything happens at the same moment', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), async (acts) => {
				const ids = await begin();
				const answers = await Promise.all(acts.map((one) => perform(ids, one)));
				expect(Math.max(...answers)).toBeLessThan(500);
				await expectTruth(ids);
			}),
			{ numRuns: 20, interruptAfterTimeLimit: 60_000 }
		);
	}, 120_000);

	test('merging and unmerging gives back exactly what was there', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(act, { maxLength: 16 }), post, post, async (acts, into, from) => {
				const ids = await begin();
				for (const one of acts) await perform(ids, one);
				const before = await exportOf(world.context.db, ids);
				const merged = await world.writer.post(`/posts/${ids[into]}/merges`, { sourceId: ids[from], notify: false });
				fc.pre(merged.status === 201);
				await world.writer.delete(`/posts/${merged.body.canonicalId}/merges/${ids[from]}`);
				expect(await exportOf(world.context.db, ids)).toBe(before);
			}),
			{ numRuns: 30, interruptAfterTimeLimit: 60_000 }
		);
	}, 120_000);

	test('merges of posts, people and companies, taken back in any order, give back exactly what was there', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(act, { maxLength: 12 }), fc.array(link, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat(5)), async (acts, links, order) => {
				const ids = await begin();
				for (const one of acts) await perform(ids, one);
				const before = await exportOf(world.context.db, ids);
				const undo: { path: (typeof links)[number]['path']; sourceId: string }[] = [];
				for (const { path, into, from } of links) {
					const all = { '/posts': ids, '/people': persons, '/companies': firms }[path];
					const [target, sourceId] = [all[into % all.length], all[from % all.length] ?? ''];
					const { status } = await world.writer.post(`${path}/${target}/merges`, { sourceId, ...(path === '/posts' ? { notify: false } : {}) });
					if (status === 201) undo.push({ path, sourceId });
				}
				await expectTruth(ids);
				while (undo.length > 0) {
					for (const { path, sourceId } of undo.splice((order.next().value ?? 0) % undo.length, 1)) expect(await separate(path, sourceId)).toBe(200);
				}
				expect(await exportOf(world.context.db, ids)).toBe(before);
			}),
			{ numRuns: 20, interruptAfterTimeLimit: 60_000 }
		);
	}, 120_000);

	test('of merges of one post at the same moment exactly one wins', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: posts - 1 }), { minLength: 2 }), async (targets) => {
				const ids = await begin();
				const answers = await Promise.all(targets.map((at) => world.writer.post(`/posts/${ids[at]}/merges`, { sourceId: ids[0], notify: false })));
				expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
				expect(answers.filter((answer) => answer.body.code === 'already-merged')).toHaveLength(targets.length - 1);
			}),
			{ numRuns: 6 }
		);
	}, 60_000);
});

async function expectTruth(ids: string[]): Promise<void> {
	const rows = await world.context.db.selectFrom('posts').selectAll().where('post_id', 'in', ids).execute();
	const byId = new Map(rows.map((row) => [row.post_id, row]));
	for (const row of rows) expect(byId.get(row.canonical_id)?.canonical_id).toBe(row.canonical_id);
	for (const row of rows) expect(keptOf(row)).toEqual(await demandFromRows(world.context.db, row.post_id));
}

function keptOf(row: Row): object {
	return {
		people: row.people_count,
		companies: row.company_count,
		known: row.mrr_known_cents,
		unknown: row.mrr_unknown_companies,
		critical: row.critical_count,
		important: row.important_count,
		niceToHave: row.nice_to_have_count,
		duplicates: row.duplicate_count,
		comments: row.comment_count
	};
}
