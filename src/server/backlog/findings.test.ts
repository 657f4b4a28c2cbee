import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
beforeAll(async () => (world = await makeWorld()));
afterAll(() => world.close());

const vague = 'The search is fast.';
const testable = 'Results for a query appear within 500 ms with 1000 users in 95 of 100 cases.';
const failure = 'When the file cannot be read, the person sees which line is wrong.';
const add = async (...texts: string[]) => (await world.writer.post('/items', { title: 'Search', criteria: texts.map((text) => ({ text })) })).body;
const all = async (id: string) => (await world.reader.get(`/items/${id}/findings`)).body.data;
const findings = async (id: string) => (await all(id)).filter((one: { code: string }) => one.code.startsWith('AC'));
const missing = async (id: string) => (await world.reader.get(`/items/${id}`)).body.readiness.unmet;
const criteriaMissing = async (id: string) => (await missing(id)).find((one: { key: string }) => one.key === 'criteria-present')?.name ?? null;

describe('what the rules say', () => {
	test('a vague word is found where it stands, with what to ask oneself', async () => {
		const { id, criteria } = await add(vague, failure);
		const [finding] = await findings(id);
		expect(finding).toMatchObject({ code: 'AC01', severity: 'error', field: criteria[0].id, criterionId: criteria[0].id, range: { start: 14, end: 18 }, dismissed: null });
		expect(finding.suggestion).toMatch(/How fast/);
		const { body } = await world.reader.get(`/items/${id}/criteria`);
		expect(body.data.map((one: { findings: unknown[] }) => one.findings.length)).toEqual([1, 0]);
	});

	test('what all criteria lack belongs to the item', async () => {
		const { id } = await add(testable);
		const [finding] = await findings(id);
		expect(finding).toMatchObject({ code: 'AC18', field: 'criteria', criterionId: null });
		expect(finding.mend.texts).toHaveLength(3);
	});

	test('a dropped criterion is asked nothing', async () => {
		const { id, criteria } = await add(vague, failure);
		await world.writer.patch(`/items/${id}/criteria/${criteria[0].id}`, { state: 'dropped' });
		expect(await findings(id)).toEqual([]);
	});

	test('what is said of the story stands behind what is said of the criteria', async () => {
		const { id } = await add(vague, failure);
		await world.writer.patch(`/items/${id}`, { story: { role: 'clerk', want: 'a CSV export button on the settings page', why: 'I work elsewhere' } });
		const codes = (await all(id)).map((one: { code: string }) => one.code);
		expect(codes[0]).toBe('AC01');
		const told = (await all(id)).find((one: { code: string }) => one.code === 'US05');
		expect(told).toMatchObject({ field: 'story.want', criterionId: null, severity: 'error', dismissed: null });
		await world.writer.put(`/items/${id}/story-quality/US05/waiver`, { reason: 'A contract.' });
		expect((await all(id)).find((one: { code: string }) => one.code === 'US05').dismissed).toMatchObject({ by: { name: 'Olga' } });
	});

	test('findings of an item that is not there are not found', async () => {
		expect((await world.reader.get('/items/item_0192f0c1b7a57cc08f3a5d2b9e4c6a10/findings')).status).toBe(404);
	});
});

describe('no problem', () => {
	test('a dismissal says who and when, and stays while the words are the same', async () => {
		const { id, criteria } = await add(vague, failure);
		const [{ key }] = await findings(id);
		const { status, body } = await world.writer.post(`/items/${id}/findings/${key}/dismissal`);
		expect(status).toBe(201);
		expect(body.dismissed).toMatchObject({ by: { id: world.people.olga } });
		await world.writer.patch(`/items/${id}/criteria/${criteria[0].id}`, { text: 'The whole search is fast.' });
		expect((await findings(id))[0].dismissed).not.toBeNull();
		await world.writer.patch(`/items/${id}/criteria/${criteria[0].id}`, { text: 'The whole search is quick.' });
		expect((await findings(id))[0].dismissed).toBeNull();
	});

	test('dismissing twice is as good as once, and it can be taken back once', async () => {
		const { id } = await add(vague, failure);
		const [{ key }] = await findings(id);
		const path = `/items/${id}/findings/${key}/dismissal`;
		await world.writer.post(path);
		expect((await world.writer.post(path)).status).toBe(201);
		expect((await world.writer.delete(path)).status).toBe(204);
		expect((await findings(id))[0].dismissed).toBeNull();
		expect((await world.writer.delete(path)).status).toBe(404);
	});

	test('what is not found cannot be dismissed, and readers dismiss nothing', async () => {
		const { id } = await add(vague);
		expect((await world.writer.post(`/items/${id}/findings/AC01-abc/dismissal`)).status).toBe(404);
		expect((await world.writer.post(`/items/${id}/findings/nonsense/dismissal`)).status).toBe(404);
		expect((await world.reader.post(`/items/${id}/findings/AC18-0/dismissal`)).status).toBe(403);
	});

	test('a rule counts what was mended and what was dismissed', async () => {
		const countsOf = async () => (await world.reader.get('/criteria/rules')).body.data.find((rule: { code: string }) => rule.code === 'AC03');
		const before = await countsOf();
		const { id, criteria } = await add('It exports CSV, PDF, etc.', 'It imports CSV, PDF, etc.');
		const [one] = (await findings(id)).filter((finding: { code: string }) => finding.code === 'AC03');
		await world.writer.post(`/items/${id}/findings/${one.key}/dismissal`);
		await world.writer.patch(`/items/${id}/criteria/${criteria[1].id}`, { text: 'It imports CSV and PDF.' });
		expect(await countsOf()).toMatchObject({ dismissed: before.dismissed + 1, mended: before.mended + 1 });
	});
});

describe('ready', () => {
	test('criteria count when they can be tested and name an error case', async () => {
		const { id, criteria } = await add();
		expect(await criteriaMissing(id)).toBe('Acceptance criteria');
		await world.writer.post(`/items/${id}/criteria`, { text: testable });
		expect(criteria).toEqual([]);
		expect(await criteriaMissing(id)).toBe('Error case');
		const { body } = await world.writer.post(`/items/${id}/criteria`, { text: `${failure} It is nice.` });
		expect(await criteriaMissing(id)).toBe('Testable criteria');
		await world.writer.patch(`/items/${id}/criteria/${body.id}`, { text: failure });
		expect(await criteriaMissing(id)).toBeNull();
	});

	test('what somebody called no problem keeps nothing back', async () => {
		const { id } = await add(vague);
		for (const { key } of await findings(id)) await world.writer.post(`/items/${id}/findings/${key}/dismissal`);
		expect(await criteriaMissing(id)).toBeNull();
		await world.writer.delete(`/items/${id}/findings/AC18-0/dismissal`);
		expect(await criteriaMissing(id)).toBe('Error case');
	});

	test('a rule that is switched off with a reason keeps nothing back, in any item', async () => {
		const { id } = await add(vague, failure);
		expect(await criteriaMissing(id)).toBe('Testable criteria');
		expect((await world.admin.patch('/criteria/rules/AC01', { on: false })).body.fields).toHaveProperty('reason');
		expect((await world.admin.patch('/criteria/rules/AC01', { on: false, reason: 'We know what fast is.' })).body).toMatchObject({ off: { reason: 'We know what fast is.' } });
		expect(await criteriaMissing(id)).toBeNull();
		expect((await world.admin.patch('/criteria/rules/AC01', { on: true })).body.off).toBeNull();
		expect(await criteriaMissing(id)).toBe('Testable criteria');
	});

	test('words that are added are found, and those left out are not', async () => {
		const { id } = await add('The page is snazzy.', failure);
		const { id: other } = await add('The page is snappy.', failure);
		expect(await criteriaMissing(id)).toBeNull();
		const { body } = await world.admin.put('/criteria/words/en/speed', { added: ['Snazzy'], removed: ['snappy'] });
		expect(body).toMatchObject({ language: 'en', list: 'speed', added: ['snazzy'], removed: ['snappy'] });
		expect([await criteriaMissing(id), await criteriaMissing(other)]).toEqual(['Testable criteria', null]);
		await world.admin.put('/criteria/words/en/speed', {});
		expect([await criteriaMissing(id), await criteriaMissing(other)]).toEqual([null, 'Testable criteria']);
	});

	test('two names for one thing can be added', async () => {
		await world.admin.put('/criteria/words/en/synonyms', { added: ['rota, roster'] });
		const { id } = await add('A planner sees the rota.', 'When the roster is empty, the planner sees “Nothing planned”.');
		expect((await findings(id)).map((finding: { code: string }) => finding.code)).toContain('AC21');
	});

	test('one language can be chosen for all', async () => {
		const { id } = await add('Die Suche ist schnell.', 'Wenn die Datei leer ist, sieht die Person eine Meldung.');
		expect(await criteriaMissing(id)).toBe('Testable criteria');
		expect((await world.admin.patch('/criteria/settings', { language: 'en' })).body.language).toBe('en');
		expect(await criteriaMissing(id)).toBe('Error case');
		await world.admin.patch('/criteria/settings', { language: 'auto' });
		expect(await criteriaMissing(id)).toBe('Testable criteria');
	});

	test('only admins change rules, and what somebody else changed meanwhile is not lost', async () => {
		expect((await world.writer.patch('/criteria/rules/AC01', { on: true })).status).toBe(403);
		expect((await world.admin.patch('/criteria/settings', { language: 'de' }, { 'if-match': '"1"' })).body.code).toBe('stale');
		expect((await world.admin.patch('/criteria/rules/AC99', { on: true })).status).toBe(404);
		expect((await world.admin.put('/criteria/words/fr/speed', {})).status).toBe(404);
	});
});
