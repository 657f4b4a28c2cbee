import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
beforeAll(async () => (world = await makeWorld()));
afterAll(() => world.close());

const story = { role: 'planner', want: 'to see both versions', why: 'neither of us loses work' };
const button = { ...story, want: 'a CSV export button on the settings page' };
const add = async (title: string, more: object = {}) => (await world.writer.post('/items', { title, ...more })).body;
const quality = async (id: string) => (await world.reader.get(`/items/${id}/story-quality`)).body;
const criterion = async (id: string, code: string) => (await quality(id)).criteria.find((one: { code: string }) => one.code === code);
const versionOf = async (id: string) => (await world.reader.get(`/items/${id}`)).body.version;

describe('the quality of a story', () => {
	test('has thirteen criteria, each with a sentence, and no sum', async () => {
		const { id } = await add('See both', { story, criteria: [{ text: 'Both versions are shown.' }] });
		const body = await quality(id);
		expect(body.criteria.map((one: { code: string }) => one.code)).toEqual(['US01', 'US02', 'US03', 'US04', 'US05', 'US06', 'US07', 'US08', 'US09', 'US10', 'US11', 'US12', 'US13']);
		for (const one of body.criteria) expect(one).toMatchObject({ verdict: 'fine', findings: [], sentence: expect.stringMatching(/^[A-Z].*\.$/) });
		expect(body).toMatchObject({ found: 0, waived: 0, ideas: [] });
	});

	test('names the words that prescribe a solution, asks, and offers the need', async () => {
		const { id } = await add('Export', { story: { ...button, want: 'a dropdown in the header to filter orders by status' } });
		const { verdict, findings } = await criterion(id, 'US05');
		expect(verdict).toBe('finding');
		expect(findings[0]).toMatchObject({ field: 'want', range: { start: 2, end: 10 }, suggestion: 'What will someone be able to do that they cannot today?' });
		expect(findings[0].mend).toEqual({ kind: 'restate', story: { want: 'to filter orders by status' }, idea: 'a dropdown in the header to filter orders by status' });
	});

	test('looks at the other stories of the backlog and at what it waits for', async () => {
		const { id: first, number } = await add('Invoice paid', { story: { ...story, want: 'to pay an invoice by card' } });
		const { id } = await add('Invoice by card', { story: { ...story, want: 'to pay invoices by card' }, blockedBy: [first] });
		expect((await criterion(id, 'US10')).sentence).toBe(`#${number} “Invoice paid” asks for nearly the same.`);
		expect((await criterion(id, 'US12')).sentence).toBe(`It waits for #${number} “Invoice paid”, which is planned for no sprint.`);
		await world.writer.patch(`/items/${first}`, { state: 'dropped' });
		expect((await criterion(id, 'US10')).verdict).toBe('fine');
		expect((await criterion(id, 'US12')).verdict).toBe('fine');
	});

	test('reads the role from those who ask for it', async () => {
		await world.writer.put('/companies/acme', { name: 'Acme', domain: 'acme.example' });
		const { body: board } = await world.admin.post('/boards', { name: 'Asked' });
		await world.admin.post('/statuses', { name: 'Open', category: 'open' });
		const { body: post } = await world.writer.post('/posts', { boardId: board.id, title: 'Export', author: { email: 'carla@acme.example' } });
		await world.writer.put(`/posts/${post.id}/vote`, { person: { email: 'dan@elsewhere.example' } });
		await world.writer.post('/segments', { name: 'Acme people', rule: { field: 'company.name', op: 'is', value: 'acme' } });
		const { id } = await add('Asked for', { story: { ...story, role: '' }, postIds: [post.id] });
		expect((await criterion(id, 'US01')).findings[0]).toMatchObject({ field: 'role', mend: { kind: 'change', story: { role: 'Acme people' } } });
	});

	test('is asked of stories alone, and waits until one is written', async () => {
		const { id: bug } = await add('It crashes', { type: 'bug' });
		expect((await quality(bug)).found).toBe(0);
		const { id } = await add('Something');
		expect((await criterion(id, 'US02')).verdict).toBe('open');
		expect((await criterion(id, 'US01')).verdict).toBe('finding');
	});

	test('of an item that is not there is not found, and customers do not see it', async () => {
		expect((await world.reader.get(`/items/item_${'0'.repeat(32)}/story-quality`)).status).toBe(404);
		const { id } = await add('Hidden');
		expect((await world.nobody.get(`/items/${id}/story-quality`)).status).toBe(401);
	});
});

describe('a criterion that need not hold', () => {
	test('is waived with a reason, counts apart, and is taken back', async () => {
		const { id } = await add('Waived', { story: button });
		const before = await versionOf(id);
		const { status, body } = await world.writer.put(`/items/${id}/story-quality/US05/waiver`, { reason: 'The contract names the button.' });
		expect(status).toBe(200);
		const found = body.found;
		expect(body).toMatchObject({ waived: 1 });
		expect(await criterion(id, 'US05')).toMatchObject({ verdict: 'waived', waiver: { reason: 'The contract names the button.', by: { name: 'Olga' } } });
		expect(await versionOf(id)).toBe(before + 1);
		await world.writer.put(`/items/${id}/story-quality/US05/waiver`, { reason: 'A law does.' });
		expect((await criterion(id, 'US05')).waiver.reason).toBe('A law does.');
		expect((await world.writer.delete(`/items/${id}/story-quality/US05/waiver`)).body).toMatchObject({ waived: 0, found: found + 1 });
		expect((await world.writer.delete(`/items/${id}/story-quality/US05/waiver`)).status).toBe(200);
	});

	test('needs a reason, a code that there is, and a member who may', async () => {
		const { id } = await add('Not waived', { story: button });
		expect((await world.writer.put(`/items/${id}/story-quality/US05/waiver`, { reason: ' ' })).status).toBe(422);
		expect((await world.writer.put(`/items/${id}/story-quality/US99/waiver`, { reason: 'Because.' })).status).toBe(404);
		expect((await world.reader.put(`/items/${id}/story-quality/US05/waiver`, { reason: 'Because.' })).status).toBe(403);
	});
});

describe('a solution that was asked for', () => {
	test('is kept beside the story once, and is forgotten when somebody says so', async () => {
		const { id } = await add('Idea', { story: button });
		const { status, body: idea } = await world.writer.post(`/items/${id}/solution-ideas`, { text: 'CSV button' });
		expect(status).toBe(201);
		expect(idea).toMatchObject({ text: 'CSV button', by: { name: 'Olga' } });
		expect((await world.writer.post(`/items/${id}/solution-ideas`, { text: ' CSV button ' })).body.id).toBe(idea.id);
		expect((await quality(id)).ideas).toHaveLength(1);
		expect((await world.writer.delete(`/items/${id}/solution-ideas/${idea.id}`)).status).toBe(204);
		expect((await world.writer.delete(`/items/${id}/solution-ideas/${idea.id}`)).status).toBe(404);
		expect((await quality(id)).ideas).toEqual([]);
	});

	test('has words, not too many, and not without end', async () => {
		const { id } = await add('Many ideas');
		expect((await world.writer.post(`/items/${id}/solution-ideas`, { text: '' })).status).toBe(422);
		expect((await world.writer.post(`/items/${id}/solution-ideas`, { text: 'x'.repeat(1001) })).status).toBe(422);
		for (let at = 0; at < 50; at++) await world.writer.post(`/items/${id}/solution-ideas`, { text: `Idea ${at}` });
		expect((await world.writer.post(`/items/${id}/solution-ideas`, { text: 'One more' })).status).toBe(409);
	});

	test('goes with its item', async () => {
		const { id } = await add('Gone', { story: button });
		await world.writer.post(`/items/${id}/solution-ideas`, { text: 'CSV button' });
		await world.writer.put(`/items/${id}/story-quality/US05/waiver`, { reason: 'It was said so.' });
		expect((await world.writer.delete(`/items/${id}`)).status).toBe(204);
		expect(await world.context.db.selectFrom('solution_ideas').select('idea_id').where('item_id', '=', id).execute()).toEqual([]);
	});
});
