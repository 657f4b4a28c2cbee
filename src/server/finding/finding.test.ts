import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { indexMissingPeople } from '../people/service.ts';
import { forgetOldWords } from '../search/service.ts';

let world: World;
let inside: string;
let personId: string;
const title = ({ title: it }: { title: string }) => it;

beforeAll(async () => {
	world = await makeWorld();
	await indexMissingPeople(world.context);
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	const board = (await world.admin.post('/boards', { name: 'App', slug: 'app' })).body.id;
	inside = (await world.admin.post('/boards', { name: 'Inside', slug: 'inside', visibility: 'private' })).body.id;
	await world.writer.post('/posts', { boardId: board, title: 'Export for Lighthouse', author: { email: 'carla@acme.example', name: 'Carla Lindqvist' } });
	await world.writer.post('/posts', { boardId: inside, title: 'Lighthouse is leaving us', author: { email: 'carla@acme.example' } });
	await world.writer.post('/items', { title: 'Build the lighthouse export', description: 'A spreadsheet of lamps.' });
	await world.writer.post('/companies', { name: 'Lighthouse Lamps GmbH', domain: 'lighthouse.example' });
	personId = (await world.writer.post('/people', { email: 'lars.svensson@lighthouse.example', name: 'Lars Ängström', externalId: 'crm-4711' })).body.id;
});
afterAll(() => world.close());

async function find(q: string, headers?: Record<string, string>) {
	const { status, body } = await world.reader.get(`/search?${new URLSearchParams({ q })}`, headers);
	expect(status).toBe(200);
	return body;
}

describe('one search over everything', () => {
	test('groups what it finds, with what tells it apart and where it is', async () => {
		expect(await find('lighthouse')).toMatchObject({
			posts: [{ title: 'Lighthouse is leaving us', detail: 'Open', url: 'http://winnow.test/app/posts/2' }, { title: 'Export for Lighthouse' }],
			items: [{ title: 'Build the lighthouse export', detail: '#1 · Refining', url: 'http://winnow.test/app/items/1' }],
			people: [{ title: 'Lars Ängström', detail: 'lars.svensson@lighthouse.example', url: `http://winnow.test/app/people/${personId}` }],
			companies: [{ title: 'Lighthouse Lamps GmbH', detail: 'lighthouse.example' }],
			didYouMean: null
		});
	});

	test.each([
		['lighthuose', 'companies', 'Lighthouse Lamps GmbH'],
		['lamsp', 'companies', 'Lighthouse Lamps GmbH'],
		['lighthouse.exa', 'companies', 'Lighthouse Lamps GmbH'],
		['angstrom', 'people', 'Lars Ängström'],
		['Angstorm', 'people', 'Lars Ängström'],
		['lars.sv', 'people', 'Lars Ängström'],
		['svenson', 'people', 'Lars Ängström'],
		['lars.svensson@lighthouse.example', 'people', 'Lars Ängström'],
		['crm-4711', 'people', 'Lars Ängström'],
		['lindqvist', 'people', 'Carla Lindqvist'],
		['olga', 'people', 'Olga'],
		['spreadhseet', 'items', 'Build the lighthouse export'],
		['exports', 'items', 'Build the lighthouse export'],
		['#1', 'items', 'Build the lighthouse export'],
		['#1', 'posts', 'Export for Lighthouse']
	])('%s finds among %s “%s”', async (q, group, expected) => {
		expect((await find(q))[group].map(title)).toContain(expected);
	});

	test('what is mistyped is named', async () => {
		expect((await find('lighthuose')).didYouMean).toBe('lighthouse');
	});

	test('lists of items, people and companies forgive the same mistakes, together with their filters', async () => {
		const named = async (path: string) => (await world.reader.get(path)).body.data.map((one: { title?: string; name?: string }) => one.title ?? one.name);
		expect(await named('/items?q=lighthuose&type=story')).toEqual(['Build the lighthouse export']);
		expect(await named('/items?q=lighthuose&type=bug')).toEqual([]);
		expect(await named('/people?q=angstorm&kind=identified')).toEqual(['Lars Ängström']);
		expect(await named('/people?q=angstorm&kind=member')).toEqual([]);
		expect(await named('/companies?q=lighthuose')).toEqual(['Lighthouse Lamps GmbH']);
	});

	test('what is renamed, removed or erased is found by its old words no more', async () => {
		const { body: company } = await world.writer.post('/companies', { name: 'Oldname' });
		await world.writer.patch(`/companies/${company.id}`, { name: 'Newname' });
		expect([(await find('oldname')).companies, (await find('newname')).companies.map(title)]).toEqual([[], ['Newname']]);
		await world.writer.delete(`/companies/${company.id}`);
		expect((await find('newname')).companies).toEqual([]);
		const { body: item } = await world.writer.post('/items', { title: 'Quetzal' });
		await world.writer.patch(`/items/${item.id}`, { title: 'Numbat' });
		expect([(await find('quetzal')).items, (await find('numbat')).items.map(title)]).toEqual([[], ['Numbat']]);
		await world.writer.delete(`/items/${item.id}`);
		expect((await find('numbat')).items).toEqual([]);
		const { body: person } = await world.writer.post('/people', { name: 'Zenobia', email: 'zenobia@palmyra.example' });
		await world.writer.patch(`/people/${person.id}`, { name: 'Zenobia Septimia' });
		expect((await find('septimia')).people.map(title)).toEqual(['Zenobia Septimia']);
		await world.admin.delete(`/people/${person.id}`);
		expect((await find('zenobia')).people).toEqual([]);
		await forgetOldWords(world.context);
		const words = await world.context.db.selectFrom('search_vocabulary').select('word').where('word', 'in', ['zenobia', 'septimia', 'lighthouse']).execute();
		expect(words).toEqual([{ word: 'lighthouse' }]);
	});
});

describe('who may search', () => {
	test('a key that is limited to boards finds posts of these alone', async () => {
		const { body: key } = await world.admin.post('/keys', { name: 'Inside', scopes: ['read'], boardIds: [inside] });
		const found = await find('lighthouse', { authorization: `Bearer ${key.key}` });
		expect(found.posts.map(title)).toEqual(['Lighthouse is leaving us']);
	});

	test('it is for the team alone', async () => {
		expect((await world.nobody.get('/search?q=lighthouse')).status).toBe(401);
	});

	test.each(["'\":*&|!()<->", 'a\0b', '\ud800', '', ' ', '🦆'])('%j answers with empty groups', async (q) => {
		expect(await find(q)).toMatchObject({ didYouMean: null });
	});

	test('too many characters, too large a limit and unknown fields are refused', async () => {
		expect((await world.reader.get(`/search?q=${'q'.repeat(10_000)}`)).status).toBe(422);
		expect((await world.reader.get('/search?q=a&limit=1000')).body.fields).toEqual({ limit: 'may be at most 100' });
		expect((await world.reader.get('/search?q=a&what=1')).status).toBe(422);
	});
});
