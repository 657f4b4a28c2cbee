import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identify } from '../identify.ts';
import { readProfile } from '../profile.ts';
import { sessionOf } from '#rig/session.ts';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
let boardId: string;
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'App' })).body.id;
});
afterAll(() => world.close());

let made = 0;
const somebody = async (more: object = {}) => (await world.writer.post('/people', { email: `p${++made}@nowhere.example`, name: `Person ${made}`, ...more })).body;
const firm = async (more: object = {}) => (await world.writer.post('/companies', { name: `Firm ${++made}`, ...more })).body;
const ask = async (title = 'A wish') => (await world.writer.post('/posts', { boardId, title: `${title} ${++made}`, author: { email: 'author@else.example' } })).body.id as string;
const vote = (postId: string, personId: string) => world.writer.put(`/posts/${postId}/vote`, { personId });
const merge = (id: string, sourceId: string) => world.writer.post(`/people/${id}/merges`, { sourceId });
const separate = (id: string, sourceId: string) => world.writer.delete(`/people/${id}/merges/${sourceId}`);
const mergeFirms = (id: string, sourceId: string) => world.writer.post(`/companies/${id}/merges`, { sourceId });
const demandOf = async (postId: string) => (await world.reader.get(`/posts/${postId}`)).body.demand;
const idsOf = (answer: { body: { data: { id: string }[] } }) => answer.body.data.map(({ id }) => id);

describe('two people who are one', () => {
	test('count once where both voted, and twice again when they are separated', async () => {
		const [one, other, post] = [await somebody(), await somebody(), await ask()];
		await vote(post, one.id);
		await vote(post, other.id);
		expect((await demandOf(post)).people).toBe(3);
		const merged = await merge(one.id, other.id);
		expect(merged.status).toBe(201);
		expect(merged.body).toMatchObject({ id: one.id, aliases: [{ id: other.id, email: other.email }] });
		expect((await demandOf(post)).people).toBe(2);
		expect((await world.reader.get(`/people/${other.id}`)).body.mergedInto).toBe(one.id);
		const separated = await separate(one.id, other.id);
		expect(separated.body).toMatchObject({ id: other.id, mergedInto: null });
		expect((await demandOf(post)).people).toBe(3);
		expect((await world.reader.get(`/people/${one.id}`)).body.aliases).toEqual([]);
	});

	test('bring each other’s company to what only one of them asked for', async () => {
		const acme = await firm({ domain: 'brought.example', mrr: 70_000 });
		const [atWork, atHome, post] = [await somebody({ email: 'ada@brought.example' }), await somebody(), await ask()];
		await vote(post, atHome.id);
		expect(await demandOf(post)).toMatchObject({ people: 2, companies: 0 });
		await merge(atWork.id, atHome.id);
		expect(await demandOf(post)).toMatchObject({ people: 2, companies: 1, mrr: { known: 70_000 } });
		expect((await world.reader.get(`/companies/${acme.id}`)).body.peopleCount).toBe(1);
		expect((await world.reader.get(`/posts/${post}/voters`)).body.data.map((row: { person: { id: string } }) => row.person.id)).toContain(atWork.id);
		await separate(atWork.id, atHome.id);
		expect(await demandOf(post)).toMatchObject({ people: 2, companies: 0 });
		expect((await world.reader.get(`/people/${atHome.id}`)).body.companyIds).toEqual([]);
	});

	test('act as the one that stands for both from then on, by whichever address, and keep that when separated', async () => {
		const [one, other, post] = [await somebody(), await somebody(), await ask()];
		await merge(one.id, other.id);
		await world.writer.put(`/posts/${post}/vote`, { person: { email: other.email } });
		await vote(post, other.id);
		expect((await demandOf(post)).people).toBe(2);
		await separate(one.id, other.id);
		expect((await world.reader.get(`/posts?person=${one.id}`)).body.data).toHaveLength(1);
		expect((await world.reader.get(`/posts?person=${other.id}`)).body.data).toHaveLength(0);
	});

	test('are shown with what both did, a request that both voted for once', async () => {
		const [one, other, post, second] = [await somebody(), await somebody(), await ask(), await ask()];
		for (const id of [one.id, other.id]) await vote(post, id);
		await vote(second, other.id);
		await merge(one.id, other.id);
		const { voted } = await readProfile(world.context, one.id);
		expect(voted.map(({ key }) => key).sort()).toEqual([post, second].sort());
	});

	test('take their vote back for both', async () => {
		const [one, other, post] = [await somebody(), await somebody(), await ask()];
		await vote(post, other.id);
		await merge(one.id, other.id);
		const headers = { ...world.writer.headers, 'content-type': 'application/json' };
		const answer = await (await world.request(`/api/v1/posts/${post}/vote`, { method: 'DELETE', headers, body: JSON.stringify({ personId: one.id }) })).json();
		expect(answer).toMatchObject({ voted: false, demand: { people: 1 } });
	});

	test('sign in by either address as the same person, who sees what both voted for', async () => {
		const [one, other, post] = [await somebody(), await somebody(), await ask()];
		await vote(post, other.id);
		await merge(one.id, other.id);
		const viewer = await identify(world.platform, world.workspaceId, new Headers(await sessionOf(world, other.email)));
		expect(viewer).toMatchObject({ personId: one.id, role: null });
	});

	test('are banned together', async () => {
		const [one, other, post] = [await somebody(), await somebody(), await ask()];
		await world.admin.post('/moderation/bans', { personId: other.id, reason: 'Spam' });
		await merge(one.id, other.id);
		const { cookie } = await sessionOf(world, one.email);
		const voted = await world.request(`/api/v1/posts/${post}/vote`, { method: 'PUT', headers: { cookie: cookie ?? '', origin: 'http://winnow.test', 'content-type': 'application/json' }, body: '{}' });
		expect(voted.status).toBe(403);
		expect((await world.admin.get(`/moderation/bans?person=${one.id}`)).body.data).toHaveLength(1);
	});

	test('are found by the words of both, once', async () => {
		const [one, other] = [await somebody({ name: 'Zelda Quartz' }), await somebody({ name: 'Z. Beryllium' })];
		await merge(one.id, other.id);
		expect(idsOf(await world.reader.get('/people?q=beryllium'))).toEqual([one.id]);
		expect(idsOf(await world.reader.get('/people?q=quartz'))).toEqual([one.id]);
		await separate(one.id, other.id);
		expect(idsOf(await world.reader.get('/people?q=beryllium'))).toEqual([other.id]);
	});

	test('are in a segment once', async () => {
		await firm({ name: 'Big', domain: 'big.example', plan: 'enterprise' });
		const segment = (await world.admin.post('/segments', { name: 'Enterprise', rule: { field: 'company.plan', op: 'is', value: 'enterprise' } })).body.id;
		const [one, other, post] = [await somebody(), await somebody({ email: 'x@big.example' }), await ask()];
		await vote(post, other.id);
		await merge(one.id, other.id);
		expect(idsOf(await world.reader.get(`/segments/${segment}/people`))).toEqual([one.id]);
		expect(idsOf(await world.reader.get(`/posts?segment=${segment}`))).toEqual([post]);
		await separate(one.id, other.id);
		expect(idsOf(await world.reader.get(`/segments/${segment}/people`))).toEqual([other.id]);
	});

	test('are exported whole and erased whole', async () => {
		const [one, other, post] = [await somebody(), await somebody(), await ask()];
		await vote(post, other.id);
		await merge(one.id, other.id);
		expect((await world.admin.get(`/people/${one.id}/export`)).body.votes).toEqual([expect.objectContaining({ postId: post })]);
		expect((await world.admin.delete(`/people/${one.id}`)).status).toBe(204);
		expect((await world.reader.get(`/people/${other.id}`)).status).toBe(404);
		const rows = await world.context.db.selectFrom('people').select(['email', 'name']).where('person_id', 'in', [one.id, other.id]).execute();
		expect(rows).toEqual([{ email: null, name: null }, { email: null, name: null }]);
		expect((await demandOf(post)).people).toBe(2);
	});

	test('are written by the host application under either id, and the address of one stays theirs', async () => {
		const [one, other] = [await somebody({ externalId: 'host-1' }), await somebody({ externalId: 'host-2' })];
		await merge(one.id, other.id);
		const written = await world.writer.put('/people/host-2', { email: other.email, attributes: { seats: 4 } });
		expect(written.body).toMatchObject({ id: one.id, email: one.email, externalId: 'host-1', attributes: { seats: 4 } });
		expect((await world.writer.put(`/people/${other.email}`, { name: 'New name' })).body).toMatchObject({ id: one.id, name: 'New name' });
	});

	test('go with chains: the last one stands for all, and each leaves with those that came with it', async () => {
		const [a, b, c, post] = [await somebody(), await somebody(), await somebody(), await ask()];
		for (const one of [a, b, c]) await vote(post, one.id);
		await merge(b.id, a.id);
		await merge(c.id, b.id);
		expect((await demandOf(post)).people).toBe(2);
		expect((await world.reader.get(`/people/${a.id}`)).body.mergedInto).toBe(c.id);
		expect((await world.reader.get(`/people/${c.id}/merges`)).body.data).toMatchObject([{ source: { id: b.id }, direct: true }, { source: { id: a.id }, targetId: b.id, direct: false }]);
		await separate(c.id, b.id);
		expect((await world.reader.get(`/people/${a.id}`)).body.mergedInto).toBe(b.id);
		expect((await demandOf(post)).people).toBe(3);
	});

	test('a preview says what comes along and where one counts less, and changes nothing', async () => {
		const [one, other, post] = [await somebody(), await somebody(), await ask()];
		await vote(post, one.id);
		await vote(post, other.id);
		const preview = await world.writer.post(`/people/${one.id}/merges/preview`, { sourceId: other.id });
		expect(preview.body).toMatchObject({ brings: { votes: 1, posts: 0 }, sharedPosts: 1, shared: [{ id: post }], refusal: null });
		expect((await demandOf(post)).people).toBe(3);
		expect((await world.writer.post(`/people/${one.id}/merges/preview`, { sourceId: one.id })).body.refusal).toContain('itself');
	});

	test('another address of somebody is one more alias; one that is taken is refused', async () => {
		const [one, other] = [await somebody(), await somebody()];
		expect((await world.writer.post(`/people/${one.id}/aliases`, { email: 'second@nowhere.example' })).body.aliases).toEqual([expect.objectContaining({ email: 'second@nowhere.example' })]);
		expect((await world.writer.post(`/people/${one.id}/aliases`, { email: other.email })).body.code).toBe('already-exists');
		expect((await world.writer.post(`/people/${one.id}/aliases`, {})).status).toBe(422);
	});

	test('what cannot be is refused in a sentence', async () => {
		const [one, other, third] = [await somebody(), await somebody(), await somebody()];
		expect((await merge(one.id, one.id)).body.code).toBe('same-subject');
		expect((await merge(one.id, world.people.cora)).body.code).toBe('in-use');
		expect((await merge(world.people.cora, one.id)).body.code).toBe('in-use');
		expect((await merge(one.id, `person_${'0'.repeat(32)}`)).status).toBe(404);
		expect((await merge(one.id, 'nonsense')).status).toBe(422);
		await merge(one.id, other.id);
		expect((await merge(third.id, other.id)).body).toMatchObject({ code: 'already-merged', mergedInto: one.id });
		expect((await merge(other.id, one.id)).body.code).toBe('merge-cycle');
		expect((await separate(one.id, third.id)).body.code).toBe('not-merged');
		expect((await world.reader.post(`/people/${one.id}/merges`, { sourceId: third.id })).status).toBe(403);
		expect((await world.nobody.post(`/people/${one.id}/merges`, { sourceId: third.id })).status).toBe(401);
	});

	test('of two merges of one person at the same moment one wins', async () => {
		const [one, other, third] = [await somebody(), await somebody(), await somebody()];
		const answers = await Promise.all([merge(one.id, third.id), merge(other.id, third.id)]);
		expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
	});
});

describe('two companies that are one', () => {
	test('count once, with what the one that stands pays, and twice again when they are separated', async () => {
		const [whole, branch] = [await firm({ domain: 'whole.example', mrr: 100 }), await firm({ domain: 'branch.example', mrr: 5_000 })];
		const post = await ask();
		for (const email of ['a@whole.example', 'b@branch.example']) await world.writer.put(`/posts/${post}/vote`, { person: { email } });
		expect(await demandOf(post)).toMatchObject({ companies: 2, mrr: { known: 5_100 } });
		expect((await mergeFirms(whole.id, branch.id)).body).toMatchObject({ id: whole.id, peopleCount: 2, aliases: [{ id: branch.id }] });
		expect(await demandOf(post)).toMatchObject({ companies: 1, mrr: { known: 100 } });
		await world.writer.put(`/posts/${post}/vote`, { person: { email: 'c@branch.example' } });
		expect(await demandOf(post)).toMatchObject({ people: 4, companies: 1 });
		expect((await world.reader.get(`/people?company=${whole.id}`)).body.data).toHaveLength(3);
		expect((await world.writer.delete(`/companies/${whole.id}/merges/${branch.id}`)).body).toMatchObject({ id: branch.id, peopleCount: 2, mergedInto: null });
		expect(await demandOf(post)).toMatchObject({ companies: 2, mrr: { known: 5_100 } });
	});

	test('are listed and found once, and the one that stands cannot be removed', async () => {
		const [whole, branch] = [await firm({ name: 'Hyacinth' }), await firm({ name: 'Narcissus' })];
		await mergeFirms(whole.id, branch.id);
		expect(idsOf(await world.reader.get('/companies?q=narcissus'))).toEqual([whole.id]);
		expect((await world.writer.delete(`/companies/${whole.id}`)).body.code).toBe('in-use');
		expect((await world.writer.delete(`/companies/${branch.id}`)).status).toBe(204);
		expect((await world.writer.delete(`/companies/${whole.id}`)).status).toBe(204);
	});

	test('a preview says where one counts less', async () => {
		const [whole, branch] = [await firm({ domain: 'pre-a.example' }), await firm({ domain: 'pre-b.example' })];
		const post = await ask();
		for (const email of ['a@pre-a.example', 'b@pre-b.example']) await world.writer.put(`/posts/${post}/vote`, { person: { email } });
		expect((await world.writer.post(`/companies/${whole.id}/merges/preview`, { sourceId: branch.id })).body).toMatchObject({ brings: { people: 1 }, sharedPosts: 1, refusal: null });
		expect((await demandOf(post)).companies).toBe(2);
	});
});
