import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

const typesOf = async (subject: string) => (await world.reader.get('/attributes')).body.data.filter((one: { subject: string }) => one.subject === subject);

describe('attributes', () => {
	test('get their type from their first value, and refuse another', async () => {
		const first = { seats: 5, beta: true, since: '2026-01-31', region: 'EU', products: ['one', 'two'], nothing: null };
		expect((await world.writer.put('/companies/acme', { name: 'Acme', attributes: first })).body.attributes).toEqual(first);
		expect(await typesOf('company')).toEqual([
			{ subject: 'company', key: 'beta', type: 'boolean' },
			{ subject: 'company', key: 'products', type: 'list' },
			{ subject: 'company', key: 'region', type: 'text' },
			{ subject: 'company', key: 'seats', type: 'number' },
			{ subject: 'company', key: 'since', type: 'date' }
		]);
		const { status, body } = await world.writer.put('/companies/acme', { attributes: { seats: 'many', since: 'yesterday', region: '2026-01-31' } });
		expect(status).toBe(422);
		expect(Object.keys(body.fields)).toEqual(['attributes.seats', 'attributes.since']);
		expect((await world.writer.put('/companies/acme', { attributes: { ...first, seats: null } })).status).toBe(200);
	});

	test('of people are their own, are set by admins, and forgotten', async () => {
		expect((await world.writer.put('/people/carla@acme.example', { attributes: { seats: 'window' } })).status).toBe(201);
		expect((await world.writer.put('/attributes/person/age', { type: 'number' })).status).toBe(403);
		expect((await world.admin.put('/attributes/person/age', { type: 'number' })).body).toEqual({ subject: 'person', key: 'age', type: 'number' });
		expect((await world.writer.put('/people/carla@acme.example', { attributes: { age: 'old' } })).body.fields).toHaveProperty(['attributes.age']);
		expect((await world.admin.delete('/attributes/person/age')).status).toBe(204);
		expect((await world.admin.delete('/attributes/person/age')).status).toBe(404);
		expect((await world.writer.put('/people/carla@acme.example', { attributes: { age: 'old' } })).status).toBe(200);
	});

	test('of every object are names like any other', async () => {
		const attributes = { constructor: 'a', toString: 1 };
		expect((await world.writer.put('/people/dan@acme.example', { attributes })).status).toBe(201);
		expect((await world.writer.put('/people/dan@acme.example', { attributes: { constructor: 1 } })).status).toBe(422);
	});
});

describe('domains', () => {
	const companyOf = async (email: string) => (await world.writer.put(`/people/${email}`, {})).body.companyIds;

	test('of public providers stand for no company, unless the workspace says so', async () => {
		expect((await world.writer.post('/companies', { name: 'Web', domain: 'web.de' })).body.fields).toHaveProperty('domain');
		expect((await world.admin.patch('/workspace/domains', { company: ['web.de'] })).body).toMatchObject({ company: ['web.de'], shared: [] });
		const { body } = await world.writer.post('/companies', { name: 'Web', domain: 'web.de' });
		expect(await companyOf('eve@web.de')).toEqual([body.id]);
	});

	test('that many share stand for no company any more', async () => {
		const { body } = await world.writer.post('/companies', { name: 'Campus', domain: 'campus.example' });
		expect(await companyOf('a@campus.example')).toEqual([body.id]);
		await world.admin.patch('/workspace/domains', { shared: ['campus.example'] });
		expect(await companyOf('b@campus.example')).toEqual([]);
		expect(await companyOf('a@campus.example')).toEqual([body.id]);
		expect((await world.admin.patch('/workspace/domains', { company: ['campus.example'] })).status).toBe(422);
	});
});
