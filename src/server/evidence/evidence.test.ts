import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
let boardId: string;
beforeAll(async () => {
	world = await makeWorld();
	boardId = (await world.admin.post('/boards', { name: 'Requests' })).body.id;
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
});
afterAll(() => world.close());

const ask = async (title: string, email: string, body = '') => (await world.writer.post('/posts', { boardId, title, body, author: { email } })).body;
const asksOf = async (id: string) => (await world.reader.get(`/items/${id}/asks`)).body;

async function quote(postId: string, email: string, body: string, importance?: string) {
	const { body: feedback } = await world.writer.post('/feedback', { text: body, person: { email }, channel: 'api' });
	return (await world.writer.post(`/feedback/${feedback.id}/insights`, { postId, ...(importance ? { importance } : {}) })).body;
}

describe('what was asked for behind an item', () => {
	test('is each quote and each request in its own words, those merged in too', async () => {
		const [one, two] = [await ask('Export data', 'ann@acme.example', 'We need to export our invoices.'), await ask('CSV export', 'ben@acme.example')];
		await world.writer.post(`/posts/${one.id}/merges`, { sourceId: two.id, notify: false });
		await quote(one.id, 'cleo@globex.example', 'When I have 2,000 rows it times out.', 'critical');
		const { body: item } = await world.writer.post('/items', { postIds: [one.id] });
		const reading = await asksOf(item.id);
		expect(reading.asks.map(({ kind, text }: { kind: string; text: string }) => [kind, text])).toEqual([
			['quote', 'When I have 2,000 rows it times out.'],
			['post', 'Export data. We need to export our invoices.'],
			['post', 'CSV export']
		]);
		expect(reading.coverage).toEqual({ asks: 3, answered: 0 });
		expect(reading.telling[0]).toBe(reading.asks[0].id);
		expect(reading.trend).toHaveLength(12);
		expect(reading.trend.at(-1)).toBe(3);
	});

	test('people who want what excludes each other are told apart with their words', async () => {
		const post = await ask('Get the numbers out', 'dan@acme.example');
		for (const [at, words] of ['As CSV please', 'CSV is enough for us', 'We want an API'].entries()) await quote(post.id, `p${at}@acme.example`, words);
		const { body: item } = await world.writer.post('/items', { postIds: [post.id] });
		expect((await asksOf(item.id)).contradictions).toMatchObject([{ sides: [{ word: 'CSV', people: 2 }, { word: 'API', people: 1 }] }]);
	});

	test('is forgotten with the person who said it', async () => {
		const post = await ask('Forget me', 'owner@acme.example');
		await quote(post.id, 'gone@acme.example', 'My name is on every page of it.');
		const { body: item } = await world.writer.post('/items', { postIds: [post.id] });
		const personId = (await asksOf(item.id)).asks[0].personId;
		await world.admin.delete(`/people/${personId}`);
		expect(JSON.stringify(await asksOf(item.id))).not.toContain('My name');
	});

	test('is nothing for an item without posts, and not for who may not read items', async () => {
		const { body: item } = await world.writer.post('/items', { title: 'Alone' });
		expect(await asksOf(item.id)).toMatchObject({ asks: [], coverage: { asks: 0, answered: 0 }, telling: [], contradictions: [] });
		expect((await world.nobody.get(`/items/${item.id}/asks`)).status).toBe(401);
		expect((await world.reader.post(`/items/${item.id}/drafts`, {})).status).toBe(403);
	});
});

describe('drafts', () => {
	test('lead from five requests to a ready story, each step citing who asked', async () => {
		const said: [string, string][] = [
			['Export invoices', 'As an accountant, I want to export all invoices so that the tax office can check them.'],
			['Export times out', 'When I have 2,000 rows the export times out.'],
			['Where is my export', 'I can’t see who started an export.'],
			['Export the invoices', 'We want to export all invoices.'],
			['Old invoices', 'It crashes when I open an invoice of 2019.']
		];
		const posts = [];
		for (const [at, [title, body]] of said.entries()) posts.push(await ask(title, `customer${at}@firm${at}.example`, body));
		const { body: item } = await world.writer.post('/items', { title: 'Invoices as a file', postIds: posts.map(({ id }) => id) });
		const { body: draft } = await world.writer.post(`/items/${item.id}/drafts`, {});
		expect(draft.story).toMatchObject({ role: { text: 'accountant', askIds: [posts[0].id] }, want: { text: 'to export all invoices' }, why: { text: 'the tax office can check them' } });
		expect(draft.criteria.map(({ text }: { text: string }) => text)).toContain('Given a customer\nWhen they have 2,000 rows\nThen the export does not time out');
		expect(draft.model).toBeNull();

		const story = { role: draft.story.role.text, want: draft.story.want.text, why: draft.story.why.text };
		await world.writer.patch(`/items/${item.id}`, { story, estimate: 5, technicalApproach: 'A job writes the file.' });
		for (const { text, kind, askIds } of draft.criteria) await world.writer.post(`/items/${item.id}/criteria`, { text, kind, state: 'draft', postIds: askIds });
		await world.writer.put(`/items/${item.id}/readiness/dependencies-identified`, { met: true });
		expect((await asksOf(item.id)).coverage).toEqual({ asks: 5, answered: 5 });
		const unready = (await world.reader.get(`/items/${item.id}`)).body;
		expect(unready.readiness.unmet.map(({ key }: { key: string }) => key)).toEqual(['criteria-present']);
		for (const { id } of unready.criteria) await world.writer.patch(`/items/${item.id}/criteria/${id}`, { state: 'agreed' });
		expect((await world.reader.get(`/items/${item.id}`)).body.state).toBe('ready');
	});

	test('are made of what is named alone, and of nothing that was not asked for here', async () => {
		const [here, elsewhere] = [await ask('Sort by date', 'eva@acme.example'), await ask('Something else', 'fin@acme.example')];
		const { body: item } = await world.writer.post('/items', { postIds: [here.id] });
		const { body } = await world.writer.post(`/items/${item.id}/drafts`, { asks: [here.id] });
		expect(body.criteria).toEqual([{ kind: 'plain', text: '“Sort by date” holds: <what would a tester see?>', askIds: [here.id] }]);
		expect((await world.writer.post(`/items/${item.id}/drafts`, { asks: [elsewhere.id] })).body.fields).toHaveProperty('asks');
	});
});
