import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guessMapping } from '#core/importing/guessing.ts';
import { runJobs } from '#rig/jobs.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { installReadyCriteria } from '../readiness/service.ts';
import { importFile } from './service.ts';

let world: World;
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'winnow-import-'));
	world = await makeWorld({ WINNOW_DATA: folder });
	await installReadyCriteria(world.context);
});
afterAll(async () => {
	await world.close();
	await rm(folder, { recursive: true });
});

async function bringIn(text: string, mapping: object, more: object = {}, keeping: object = {}) {
	const path = join(folder, 'file');
	await writeFile(path, text);
	return importFile(world.context, path, { kind: 'items', mapping, source: 'jira', board: undefined, dryRun: false, importer: world.people.olga, ...more }, keeping);
}
const found = async (q: string) => (await world.reader.get(`/items?q=${encodeURIComponent(q)}&limit=100`)).body.data;
const one = async (q: string) => (await found(q))[0];
const titles = async () => (await world.reader.get('/items?limit=100')).body.data.map(({ title }: { title: string }) => title);

const jiraColumns = ['Summary', 'Issue key', 'Issue Type', 'Status', 'Created', 'Description', 'Custom field (Story Points)', 'Custom field (Acceptance Criteria)', 'Parent key', 'Inward issue link (Blocks)', 'Inward issue link (Blocks)'];
const jira = (...rows: string[]) => [jiraColumns.join(','), ...rows, ''].join('\n');
const jiraMapping = guessMapping(jiraColumns, 'items');

describe('items', () => {
	test('come from Jira with type, story, criteria, estimate, age, state, what they are part of and what they wait for', async () => {
		const file = jira(
			'Zebra stripes,APP-2,Story,In Progress,31/Mar/25 9:00 AM,"As a keeper, I want to count stripes so that no zebra is lost.",3.0,"- When a stripe is missing, it is told.\n- At most 80 are shown.",APP-1,APP-3,APP-4',
			'Zebra epic,APP-1,Epic,To Do,30/Mar/25 9:00 AM,,,,,,',
			'Zebra paint,APP-3,Sub-task,Done,30/Mar/25 9:00 AM,,,,,,',
			'Zebra brush,APP-4,Bug,Canceled,30/Mar/25 9:00 AM,,,,,,'
		);
		const { rows, errors } = await bringIn(file, jiraMapping);
		expect([rows, errors]).toEqual([{ read: 4, created: 4, updated: 0, unchanged: 0, failed: 0 }, []]);
		const [stripes, epic, paint, brush] = await Promise.all(['stripes', 'zebra epic', 'paint', 'brush'].map(one));
		expect(stripes).toMatchObject({
			type: 'story',
			state: 'refining',
			story: { role: 'keeper', want: 'to count stripes', why: 'no zebra is lost' },
			estimate: 3,
			createdAt: new Date('31/Mar/25 9:00 AM').toISOString(),
			parentId: epic.id,
			readiness: { met: 5 }
		});
		expect(stripes.criteria.map(({ text }: { text: string }) => text)).toEqual(['When a stripe is missing, it is told.', 'At most 80 are shown.']);
		expect(stripes.blockedBy.toSorted()).toEqual([paint.id, brush.id].toSorted());
		expect([epic.type, paint.type, paint.state, brush.type, brush.state]).toEqual(['epic', 'task', 'done', 'bug', 'dropped']);
	});

	test('come from Linear and from the issues of GitHub', async () => {
		const linear = 'ID,Team,Title,Description,Status,Estimate,Labels,Created\nENG-1,Eng,Yak counter,Counts yaks,Backlog,2,Bug,2025-03-31T09:00:00.000Z\n';
		await bringIn(linear, guessMapping(['ID', 'Team', 'Title', 'Description', 'Status', 'Estimate', 'Labels', 'Created'], 'items'), { source: 'linear' });
		expect(await one('yak')).toMatchObject({ title: 'Yak counter', type: 'bug', description: 'Counts yaks', estimate: 2 });
		const issues = [
			{ number: 4, title: 'Walrus fence', body: 'It falls.', state: 'open', labels: [{ name: 'bug' }], created_at: '2025-03-31T09:00:00Z' },
			{ number: 5, title: 'Walrus gate', body: null, state: 'closed', state_reason: 'not_planned', labels: [], created_at: '2025-03-31T09:00:00Z' },
			{ number: 6, title: 'Walrus change', pull_request: {} }
		];
		const { rows } = await bringIn(JSON.stringify(issues), guessMapping(Object.keys(issues[0] ?? {}), 'items'), { source: 'github' });
		expect(rows).toMatchObject({ read: 2, created: 2 });
		expect((await found('walrus')).map(({ title, type, state }: Record<string, string>) => [title, type, state]).toSorted()).toEqual([['Walrus fence', 'bug', 'refining'], ['Walrus gate', 'story', 'dropped']]);
	});

	test('stand at the end of the backlog in the order of the file', async () => {
		await world.writer.post('/items', { title: 'Here before' });
		await bringIn(jira('Otter one,O-1,Task,To Do,,,,,,,', 'Otter two,O-2,Task,To Do,,,,,,,', 'Otter three,O-3,Task,To Do,,,,,,,'), jiraMapping);
		expect((await titles()).slice(-4)).toEqual(['Here before', 'Otter one', 'Otter two', 'Otter three']);
	});

	test('brought in again change by what the file says differently; their place, state and criteria stay the backlog’s own', async () => {
		const file = (title: string, points: string) => jira(`${title},S-1,Story,To Do,,,${points},Each seal is counted.,,,`);
		await bringIn(file('Seal list', '3'), jiraMapping);
		const before = await one('seal');
		await world.writer.patch(`/items/${before.id}`, { state: 'dropped', technicalApproach: 'By hand.' });
		expect((await bringIn(file('Seal list', '3'), jiraMapping)).rows).toMatchObject({ created: 0, unchanged: 1 });
		expect((await bringIn(file('Seal lists', '5'), jiraMapping)).rows).toMatchObject({ created: 0, updated: 1 });
		const after = await one('seals lists');
		expect(after).toMatchObject({ id: before.id, number: before.number, rank: before.rank, title: 'Seal lists', estimate: 5, state: 'dropped', technicalApproach: 'By hand.' });
		expect(after.criteria).toHaveLength(1);
	});

	test('that name what is not there, or would wait in a ring, are in and say so', async () => {
		const { rows, errors } = await bringIn(jira('Crab one,C-1,Task,To Do,,,,,C-9,C-2,', 'Crab two,C-2,Task,To Do,,,,,,C-1,', 'Crab three,C-3,Task,To Do,,XL,XL,,,,'), jiraMapping);
		expect(rows).toEqual({ read: 3, created: 2, updated: 0, unchanged: 0, failed: 1 });
		expect(errors).toEqual([
			{ row: 3, problem: 'estimate must be a number.' },
			{ row: 1, problem: 'It is in, but what it names, “C-9”, is neither in this file nor brought in before.' },
			{ row: 2, problem: expect.stringMatching(/^It is in, but not tied to “C-1”: /) }
		]);
		expect(await one('crab one')).toMatchObject({ blockedBy: [(await one('crab two')).id] });
	});

	test('are only tried in a dry run', async () => {
		const { rows, errors } = await bringIn(jira('Moose,M-1,Task,To Do,,,,,M-9,,'), jiraMapping, { dryRun: true });
		expect([rows.created, errors, await found('moose')]).toEqual([1, [], []]);
	});

	test('that were half in when the process ended are finished once, and tied', async () => {
		const file = jira(...Array.from({ length: 450 }, (_, at) => `Vole ${at},V-${at},Task,To Do,,,,,${at > 0 ? 'V-449' : ''},,`));
		const stop = new AbortController();
		const first = await bringIn(file, jiraMapping, {}, { stop: stop.signal, keep: async () => stop.abort() });
		expect(first.rows).toMatchObject({ read: 200, created: 200 });
		const { rows, errors } = await bringIn(file, jiraMapping, {}, { from: first.rows });
		expect(rows).toMatchObject({ read: 450, created: 450, failed: 0 });
		expect(errors).toEqual([{ row: 450, problem: expect.stringContaining('“V-449”') }]);
		const parent = await one('"Vole 449"');
		expect((await world.reader.get(`/items?parent=${parent.id}&limit=1`)).body.nextCursor).not.toBeNull();
	});
});

test('by REST an import says what its rows are, and refuses fields that do not go with them', async () => {
	const send = async (query: string, body: string) => {
		const answer = await world.request(`/api/v1/imports?${query}`, { method: 'POST', body, headers: world.admin.headers });
		return { status: answer.status, body: await answer.json() };
	};
	const refused = await send(`kind=items&mapping=${encodeURIComponent('{"title":"Title","voters":"Voters"}')}`, 'Title,Voters\nX,\n');
	expect([refused.status, refused.body.fields]).toEqual([422, { mapping: 'does not go with these rows: voters' }]);
	const { status, body } = await send(`kind=items&mapping=${encodeURIComponent('{"title":"title"}')}`, '[{"title":"Heron nest"}]');
	expect([status, body.kind]).toEqual([202, 'items']);
	await runJobs(world.platform);
	expect((await world.admin.get(`/imports/${body.id}`)).body).toMatchObject({ state: 'finished', rows: { created: 1 } });
	expect(await found('heron')).toHaveLength(1);
	const broken = await send(`kind=items&mapping=${encodeURIComponent('{"title":"title"}')}`, '[{"title":"cut');
	await runJobs(world.platform);
	expect((await world.admin.get(`/imports/${broken.body.id}`)).body).toMatchObject({ state: 'failed', note: 'This is no list of records in JSON, such as issues of GitHub are.' });
	expect((await world.writer.get('/imports')).status).toBe(403);
});
