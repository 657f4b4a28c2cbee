import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Rule } from '#core/segments/rules.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { tasksOf } from '../worker.ts';

let world: World;
let boardId: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	boardId = (await world.admin.post('/boards', { name: 'Ideas' })).body.id;
	await world.admin.put('/companies/acme', { name: 'Acme', domain: 'acme.example', mrr: 250_000, plan: 'Enterprise', lifecycle: 'active', attributes: { seats: 40, region: 'EU' } });
	await world.admin.put('/companies/globex', { name: 'Globex', domain: 'globex.example', mrr: 5_000, plan: 'Starter', lifecycle: 'trial' });
	for (const [name, email, attributes] of [
		['carla', 'carla@acme.example', { role: 'buyer', beta: true }],
		['dan', 'dan@globex.example', { role: 'User' }],
		['eve', 'eve@nowhere.example', { since: '2025-03-01' }]
	] as const) {
		ids[name] = (await world.writer.post('/people', { email, name, attributes })).body.id;
	}
});
afterAll(() => world.close());

let made = 0;
const segment = async (rule: Rule) => (await world.writer.post('/segments', { name: `Segment ${++made}`, rule })).body;
const namesIn = async (id: string): Promise<string[]> => (await world.reader.get(`/segments/${id}/people?limit=100`)).body.data.map(({ name }: { name: string }) => name).sort();
const namesFor = async (rule: Rule) => namesIn((await segment(rule)).id);
const customers: Rule = { field: 'person.kind', op: 'is-not', value: 'member' };
const active: Rule = { field: 'company.lifecycle', op: 'is', value: 'active' };

describe('a rule', () => {
	test.each<[Rule, string[]]>([
		[active, ['carla']],
		[{ field: 'company.plan', op: 'in', value: ['enterprise', 'STARTER'] }, ['carla', 'dan']],
		[{ field: 'company.mrr', op: 'gt', value: 5_000 }, ['carla']],
		[{ field: 'company.mrr', op: 'gte', value: 5_000 }, ['carla', 'dan']],
		[{ and: [customers, { field: 'company.name', op: 'known', value: false }] }, ['eve']],
		[{ and: [customers, { not: active }] }, ['dan', 'eve']],
		[{ or: [{ field: 'person.emailDomain', op: 'starts-with', value: 'glob' }, { field: 'person.emailDomain', op: 'is', value: 'nowhere.example' }] }, ['dan', 'eve']],
		[{ field: 'person.attributes.role', op: 'is', value: 'user' }, ['dan']],
		[{ field: 'person.attributes.beta', op: 'is', value: true }, ['carla']],
		[{ field: 'person.attributes.since', op: 'before', value: '2025-03-02' }, ['eve']],
		[{ field: 'company.attributes.seats', op: 'lte', value: 40 }, ['carla']],
		[{ field: "person.attributes.role') OR true --", op: 'is', value: "' OR '1'='1" }, []],
		[{ and: [customers, { field: 'person.created', op: 'within-days', value: 1 }, { field: 'person.votes', op: 'is', value: 0 }] }, ['carla', 'dan', 'eve']]
	])('%j fits %j', async (rule, names) => expect(await namesFor(rule)).toEqual(names));

	test('that is bad is refused with the place in it', async () => {
		const { status, body } = await world.writer.post('/segments', { name: 'Bad', rule: { and: [active, { field: 'company.mrr', op: 'gt', value: 'much' }] } });
		expect(status).toBe(422);
		expect(body.fields).toEqual({ 'rule.and.1.value': 'must be a number' });
	});

	test('is counted without being saved', async () => {
		const { body } = await world.reader.post('/segments/preview', { rule: active });
		expect(body).toMatchObject({ people: 1, more: false, sample: [{ name: 'carla' }] });
	});
});

describe('who fits', () => {
	test('follows people and companies in the transaction that changes them', async () => {
		const { id } = await segment(active);
		await world.writer.put('/people/fred@acme.example', { name: 'fred' });
		expect(await namesIn(id)).toEqual(['carla', 'fred']);
		await world.writer.put('/companies/globex', { lifecycle: 'active' });
		expect(await namesIn(id)).toEqual(['carla', 'dan', 'fred']);
		await world.writer.put('/companies/globex', { lifecycle: 'trial' });
		await world.writer.put('/people/fred@acme.example', { companyIds: [] });
		expect(await namesIn(id)).toEqual(['carla']);
	});

	test('follows votes and days by the clock', async () => {
		const { id } = await segment({ field: 'person.votes', op: 'gte', value: 1 });
		const post = (await world.writer.post('/posts', { boardId, title: 'Dark mode', personId: ids['carla'] })).body;
		await world.writer.put(`/posts/${post.id}/vote`, { personId: ids['dan'] });
		expect(await namesIn(id)).toEqual([]);
		await tasksOf(world.platform)['refresh-segments']?.(world.context, {});
		expect(await namesIn(id)).toEqual(['dan']);
	});

	test('is looked at again after the commit, so that two changes at once are not missed', async () => {
		const { id } = await segment({ field: 'company.plan', op: 'is', value: 'enterprise' });
		await world.context.db.deleteFrom('segment_members').where('segment_id', '=', id).execute();
		await tasksOf(world.platform)['settle-segments']?.(world.context, { moved: { personIds: [ids['carla']] } });
		expect(await namesIn(id)).toEqual(['carla']);
	});

	test('is read page by page, each once', async () => {
		const { id } = await segment(customers);
		const first = (await world.reader.get(`/segments/${id}/people?limit=1`)).body;
		const rest = (await world.reader.get(`/segments/${id}/people?limit=100&cursor=${first.nextCursor}`)).body;
		expect([...first.data, ...rest.data]).toHaveLength((await world.reader.get(`/segments/${id}`)).body.peopleCount);
	});

	test('leaves with a person who is erased', async () => {
		const { id } = await segment({ field: 'person.emailDomain', op: 'is', value: 'gone.example' });
		const { body } = await world.writer.post('/people', { email: 'gus@gone.example' });
		expect((await world.reader.get(`/segments/${id}`)).body.peopleCount).toBe(1);
		await world.admin.delete(`/people/${body.id}`);
		expect((await world.reader.get(`/segments/${id}`)).body.peopleCount).toBe(0);
	});
});

describe('segments', () => {
	test('have one name each, are renamed and removed', async () => {
		const { id, version } = await segment(active);
		expect((await world.writer.post('/segments', { name: `SEGMENT ${made}`, rule: active })).body.code).toBe('already-exists');
		expect((await world.writer.patch(`/segments/${id}`, { name: 'Payers', rule: customers })).body).toMatchObject({ name: 'Payers', version: version + 1 });
		expect((await world.writer.patch(`/segments/${id}`, { name: 'X' }, { 'if-match': `"${version}"` })).body.code).toBe('stale');
		expect((await world.writer.delete(`/segments/${id}`)).status).toBe(204);
		expect((await world.reader.get(`/segments/${id}`)).status).toBe(404);
	});

	test('narrow the requests to what their people want', async () => {
		const mine = (await world.writer.post('/posts', { boardId, title: 'From Acme', personId: ids['carla'] })).body;
		await world.writer.post('/posts', { boardId, title: 'From nowhere', personId: ids['eve'] });
		const { id } = await segment({ field: 'company.plan', op: 'is', value: 'enterprise' });
		const { body } = await world.reader.get(`/posts?segment=${id}&limit=100&sort=new`);
		const titles = body.data.map(({ title }: { title: string }) => title);
		expect(body.data[0].id).toBe(mine.id);
		expect(titles).not.toContain('From nowhere');
	});
});
