import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#server/platform/context.ts';
import { visitor } from '#core/access/roles.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { ensurePerson, showPeople } from './service.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

describe('people', () => {
	test('the host application says who somebody is, again and again, and it is one person', async () => {
		const first = await world.writer.put('/people/u-17', { email: 'Carla@Acme.example', name: 'Carla', attributes: { plan: 'pro' } });
		expect(first.status).toBe(201);
		expect(first.body).toMatchObject({ email: 'carla@acme.example', externalId: 'u-17', kind: 'identified', attributes: { plan: 'pro' } });
		const again = await world.writer.put('/people/u-17', { name: 'Carla Diaz' });
		expect(again.status).toBe(200);
		expect(again.body).toMatchObject({ id: first.body.id, name: 'Carla Diaz', email: 'carla@acme.example', version: 2 });
		expect((await world.writer.put('/people/carla@acme.example', {})).body.id).toBe(first.body.id);
	});

	test('somebody known by their address gains the externalId that comes with it, but never takes another’s', async () => {
		const known = await world.writer.post('/people', { email: 'dan@acme.example' });
		expect((await world.writer.put('/people/u-18', { email: 'dan@acme.example' })).body).toMatchObject({ id: known.body.id, externalId: 'u-18' });
		expect((await world.writer.put('/people/u-19', { email: 'dan@acme.example' })).body.code).toBe('already-exists');
	});

	test('two askings at once make one person', async () => {
		const ensure = () => inTransaction(world.context, (_, inner) => ensurePerson(inner, { email: 'twice@acme.example', name: 'Twice' }));
		const ids = await Promise.all([ensure(), ensure(), ensure()]);
		expect(new Set(ids).size).toBe(1);
	});

	test('a name is kept once it is given, and an address is no name', async () => {
		const ensure = (name: string) => inTransaction(world.context, (_, inner) => ensurePerson(inner, { email: 'eve@acme.example', name }));
		const id = await ensure('eve@acme.example');
		expect((await world.reader.get(`/people/${id}`)).body.name).toBeNull();
		await ensure('Eve');
		await ensure('Mallory');
		expect((await world.reader.get(`/people/${id}`)).body.name).toBe('Eve');
	});

	test('nobody speaks for a member of the team by knowing their address', async () => {
		const asVisitor = { ...world.context, viewer: visitor };
		await expect(inTransaction(asVisitor, (_, inner) => ensurePerson(inner, { email: 'olga@harbour.example' }))).rejects.toMatchObject({ code: 'sign-in-required' });
	});

	test('the address of somebody who signs in is not changed by others', async () => {
		const changed = await world.writer.patch(`/people/${world.people.olga}`, { email: 'mine@evil.example' });
		expect(changed.status).toBe(422);
		expect(changed.body.fields).toHaveProperty('email');
	});

	test('members find people by their name, address and company; nobody else sees a list', async () => {
		const company = await world.writer.post('/companies', { name: 'Finders', domain: 'finders.example' });
		const person = await world.writer.post('/people', { email: 'fay@finders.example', name: 'Fay 100%' });
		expect((await world.reader.get('/people?q=100%25')).body.data.map((one: { id: string }) => one.id)).toEqual([person.body.id]);
		expect((await world.reader.get(`/people?company=${company.body.id}`)).body.data).toHaveLength(1);
		expect((await world.nobody.get('/people')).status).toBe(401);
	});

	test('pages of people follow each other without gaps', async () => {
		const first = await world.reader.get('/people?limit=2');
		expect(first.body.data).toHaveLength(2);
		const second = await world.reader.get(`/people?limit=2&cursor=${first.body.nextCursor}`);
		const ids = [...first.body.data, ...second.body.data].map((one: { id: string }) => one.id);
		expect(ids).toEqual([...ids].sort().reverse());
		expect(new Set(ids).size).toBe(4);
	});

	test('an address is shown to members and to nobody else', async () => {
		const { body } = await world.writer.post('/people', { email: 'gus@acme.example', name: 'gus@acme.example' });
		const forMember = await showPeople(world.context, [body.id]);
		expect(forMember.get(body.id)).toMatchObject({ email: 'gus@acme.example' });
		const forVisitor = await showPeople({ ...world.context, viewer: visitor }, [body.id]);
		expect(JSON.stringify([...forVisitor.values()])).not.toContain('@');
	});
});

describe('companies', () => {
	test('people join the company whose domain their address has, before and after it is known', async () => {
		const before = await world.writer.post('/people', { email: 'han@north.example' });
		const company = await world.writer.put('/companies/C-1', { name: 'North', domain: 'north.example', mrr: 120_000 });
		expect(company.status).toBe(201);
		const after = await world.writer.post('/people', { email: 'ida@north.example' });
		expect(after.body.companyIds).toEqual([company.body.id]);
		expect((await world.reader.get(`/people/${before.body.id}`)).body.companyIds).toEqual([company.body.id]);
		expect((await world.reader.get(`/companies/${company.body.id}`)).body).toMatchObject({ peopleCount: 2, mrr: 120_000, currency: 'EUR' });
	});

	test('a provider of mail for everybody is no company', async () => {
		expect((await world.writer.post('/companies', { name: 'Google', domain: 'gmail.com' })).body.fields).toHaveProperty('domain');
	});

	test('revenue that nobody told is unknown, not nothing', async () => {
		expect((await world.writer.post('/companies', { name: 'Quiet' })).body.mrr).toBeNull();
		expect((await world.writer.post('/companies', { name: 'Cheap', mrr: 0 })).body.mrr).toBe(0);
		expect((await world.writer.post('/companies', { name: 'Odd', mrr: -1 })).status).toBe(422);
	});

	test('a change on an older version is refused, and a new one needs its name', async () => {
		const { body } = await world.writer.post('/companies', { name: 'Stale' });
		expect((await world.writer.patch(`/companies/${body.id}`, { plan: 'pro' }, { 'if-match': '"9"' })).body.code).toBe('stale');
		expect((await world.writer.put('/companies/C-404', { plan: 'pro' })).body.fields).toHaveProperty('name');
	});

	test('removing a company leaves its people', async () => {
		const { body: company } = await world.writer.post('/companies', { name: 'Gone', domain: 'gone.example' });
		const { body: person } = await world.writer.post('/people', { email: 'jo@gone.example' });
		expect((await world.writer.delete(`/companies/${company.id}`)).status).toBe(204);
		expect((await world.reader.get(`/people/${person.id}`)).body.companyIds).toEqual([]);
	});
});

describe('erasing', () => {
	test('name, address and attributes go; the row that counts stays', async () => {
		const { body } = await world.writer.put('/people/u-66', { email: 'kim@acme.example', name: 'Kim', attributes: { phone: '1' } });
		expect((await world.writer.delete(`/people/${body.id}`)).status).toBe(403);
		expect((await world.admin.delete(`/people/${body.id}`)).status).toBe(204);
		expect((await world.reader.get(`/people/${body.id}`)).status).toBe(404);
		const row = await world.context.db.selectFrom('people').selectAll().where('person_id', '=', body.id).executeTakeFirstOrThrow();
		expect(row).toMatchObject({ email: null, name: null, external_id: null, auth_user_id: null, attributes: {} });
		expect(row.erased_at).not.toBeNull();
		expect((await world.writer.post('/people', { email: 'kim@acme.example' })).body.id).not.toBe(body.id);
	});

	test('a member is taken off the team before', async () => {
		expect((await world.admin.delete(`/people/${world.people.vic}`)).body.code).toBe('in-use');
	});

	test('before, all that is held can be taken away', async () => {
		const { body } = await world.writer.post('/people', { email: 'lea@acme.example', name: 'Lea' });
		const held = await world.admin.get(`/people/${body.id}/export`);
		expect(held.body).toMatchObject({ person: { email: 'lea@acme.example' }, posts: [], votes: [], feedback: [] });
		expect((await world.reader.get(`/people/${body.id}/export`)).status).toBe(403);
	});
});
