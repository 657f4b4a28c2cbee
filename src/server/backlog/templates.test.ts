import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

const bug = { description: 'What happened, and what should have:', technicalApproach: 'A failing test first.', risks: '', criteria: ['When it happens again, the log says why.', 'Nothing else changes.'] };
const add = async (given: object) => (await world.writer.post('/items', { title: 'Broken', ...given })).body;

test('every type has a template, which says nothing until somebody writes it', async () => {
	const { body } = await world.reader.get('/item-templates');
	expect(body.data.map(({ type, description, version }: Record<string, unknown>) => [type, description, version])).toEqual([['epic', '', 0], ['story', '', 0], ['bug', '', 0], ['task', '', 0], ['spike', '', 0]]);
	expect(await add({ type: 'bug', fromTemplate: true })).toMatchObject({ description: '', criteria: [] });
});

test('a new item begins with the template of its type where that is asked for, and its criteria are drafts', async () => {
	expect((await world.admin.put('/item-templates/bug', bug)).body).toEqual({ type: 'bug', ...bug, version: 1 });
	const made = await add({ type: 'bug', fromTemplate: true });
	expect(made).toMatchObject({ description: bug.description, technicalApproach: bug.technicalApproach });
	expect(made.criteria.map(({ text, state }: Record<string, string>) => [text, state])).toEqual(bug.criteria.map((text) => [text, 'draft']));
	expect(await add({ type: 'bug' })).toMatchObject({ description: '', criteria: [] });
	expect(await add({ type: 'story', fromTemplate: true })).toMatchObject({ description: '' });
});

test('what is given stands before the template', async () => {
	const made = await add({ type: 'bug', fromTemplate: true, description: 'It is slow.', criteria: [{ text: 'It takes at most 2 s.' }] });
	expect(made).toMatchObject({ description: 'It is slow.', technicalApproach: bug.technicalApproach, criteria: [{ text: 'It takes at most 2 s.', state: 'agreed' }] });
});

test.each([
	[{ description: 'x'.repeat(20_001) }, 'description'],
	[{ criteria: Array.from({ length: 31 }, (_, at) => `Criterion ${at}.`) }, 'criteria'],
	[{ criteria: ['  '] }, 'criteria.0'],
	[{ title: 'No' }, 'title']
])('a template of %# is refused', async (given, field) => {
	const { status, body } = await world.admin.put('/item-templates/task', given);
	expect(status).toBe(422);
	expect(body.fields).toHaveProperty([field]);
});

test('two who write the same template at once are told, and only admins write', async () => {
	const answers = await Promise.all([1, 2, 3].map((n) => world.admin.put('/item-templates/spike', { description: `Version ${n}` }, { 'if-match': '"0"' })));
	expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
	expect((await world.writer.put('/item-templates/spike', {})).status).toBe(403);
	expect((await world.admin.put('/item-templates/saga', {})).status).toBe(404);
});
