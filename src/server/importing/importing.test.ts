import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { importFile, runImport } from './service.ts';

let world: World;
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'winnow-import-'));
	world = await makeWorld({ WINNOW_DATA: folder });
	for (const category of ['open', 'planned', 'shipped']) await world.admin.post('/statuses', { name: category, category });
	await world.admin.post('/boards', { name: 'App' });
	await world.admin.post('/boards', { name: 'Office' });
});
afterAll(async () => {
	await world.close();
	await rm(folder, { recursive: true });
});

const mapping = { id: 'Id', title: 'Subject', body: 'Text', board: 'Board', status: 'Status', tags: 'Tags', email: 'From', name: 'Name', voters: 'Voters', createdAt: 'Created' };
const header = 'Id,Subject,Text,Board,Status,Tags,From,Name,Voters,Created\n';

async function bringIn(text: string | Buffer, more: object = {}) {
	const path = join(folder, 'file.csv');
	await writeFile(path, text);
	return importFile(world.context, path, { mapping, source: 'old-tool', board: 'app', dryRun: false, importer: world.people.olga, ...more });
}
const found = async (q: string) => (await world.reader.get(`/posts?q=${encodeURIComponent(q)}&limit=100`)).body.data;

describe('importing', () => {
	test('takes words, board, status, tags, author, voters and age from the columns that are named', async () => {
		const row = '7,Zebra export,"First line\nsecond, with comma",Office,Planned,"mobile; billing",carla@acme.example,Carla,"dan@globex.example; eve@globex.example",2025-03-31\n';
		const { rows, errors } = await bringIn(header + row);
		expect([rows, errors]).toEqual([{ read: 1, created: 1, updated: 0, unchanged: 0, failed: 0 }, []]);
		const [post] = await found('zebra');
		expect(post).toMatchObject({ title: 'Zebra export', body: 'First line\nsecond, with comma', status: 'planned', board: { slug: 'office' }, demand: { people: 3 } });
		expect(post.tags.sort()).toEqual(['billing', 'mobile']);
		expect(post.author.name).toBe('Carla');
		expect(post.createdAt).toBe('2025-03-31T00:00:00.000Z');
	});

	test('done again, changes nothing; a changed row changes its post, and a new voter is one more', async () => {
		const file = (title: string, voters: string) => `${header}9,${title},,,open,,ida@umber.example,Ida,${voters},\n`;
		expect((await bringIn(file('Yak import', 'x@a.example'))).rows.created).toBe(1);
		expect((await bringIn(file('Yak import', 'x@a.example'))).rows).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
		expect((await bringIn(file('Yak import mended', 'x@a.example;y@a.example'))).rows).toMatchObject({ created: 0, updated: 1 });
		expect(await found('yak')).toMatchObject([{ title: 'Yak import mended', demand: { people: 3 } }]);
	});

	test('without a column of ids, the same row is known again by what it says', async () => {
		const file = 'Subject\nWombat burrow\nWombat burrow deep\n';
		expect((await bringIn(file, { mapping: { title: 'Subject' } })).rows.created).toBe(2);
		expect((await bringIn(file, { mapping: { title: 'Subject' } })).rows).toMatchObject({ created: 0, unchanged: 2 });
	});

	test('rows that are wrong are named, and the others go in', async () => {
		const { rows, errors } = await bringIn(`${header}1a,,,,,,,,,\n2a,Narwhal ok,,,,,,,,\n3a,X,,Nowhere,,,,,,\n4a,Y,,,lost,,,,,\n5a,Z,,,,,not-an-address,,,\n6a,W,,,,,,,,yesterday\n`);
		expect(rows).toMatchObject({ read: 6, created: 1, failed: 5 });
		expect(errors.map(({ row }) => row)).toEqual([1, 3, 4, 5, 6]);
		expect(errors.map(({ problem }) => problem).join(' ')).toMatch(/title must not be empty.*no board “Nowhere”.*no status “lost”.*email must be an e-mail address.*createdAt is not a date/);
	});

	test('a dry run says what would happen and changes nothing', async () => {
		expect((await bringIn(`${header}d1,Dodo,,,,,,,,\n`, { dryRun: true })).rows).toMatchObject({ created: 1 });
		expect(await found('dodo')).toEqual([]);
	});

	test('reads UTF-16, byte order marks, semicolons and tabs', async () => {
		const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Subject;Text\nÄrger mit Größen;geändert\n', 'utf16le')]);
		await bringIn(utf16, { mapping: { title: 'Subject', body: 'Text' } });
		await bringIn('\uFEFFSubject\tText\nTapir tab\tyes\n', { mapping: { title: 'Subject', body: 'Text' } });
		expect((await found('Größen'))[0]).toMatchObject({ title: 'Ärger mit Größen', body: 'geändert' });
		expect(await found('tapir')).toHaveLength(1);
	});

	test.each([
		['a mapping to a column that is not there', 'Title\nX\n', /no column “Subject”/],
		['an unclosed quote', 'Subject\n"open\n', /cannot be read as CSV/],
		['a cell beyond all measure', `Subject\n${'x'.repeat(500_000)}\n`, /cannot be read as CSV/]
	])('refuses %s with a plain sentence', async (_, file, sentence) => {
		await expect(bringIn(file, { mapping: { title: 'Subject' } })).rejects.toThrow(sentence);
	});

	test('an empty file brings nothing, and formulas stay text', async () => {
		expect((await bringIn('')).rows.read).toBe(0);
		await bringIn('Subject\n"=HYPERLINK(""https://evil.example"") quail"\n', { mapping: { title: 'Subject' } });
		expect((await found('quail'))[0].title).toBe('=HYPERLINK("https://evil.example") quail');
	});

	test('takes thousands of rows, and never tells anybody', async () => {
		const lines = Array.from({ length: 1_000 }, (_, n) => `m${n},Mole ${n},,,shipped,,p${n % 50}@mole.example,,,`).join('\n');
		expect((await bringIn(header + lines)).rows).toMatchObject({ read: 1_000, created: 1_000 });
		expect(await world.context.db.selectFrom('deliveries').select('delivery_id').execute()).toEqual([]);
		expect(await world.context.db.selectFrom('mails').select('mail_id').execute()).toEqual([]);
	}, 60_000);

	test('through the API it runs in the background and can be asked for its progress', async () => {
		const query = new URLSearchParams({ mapping: JSON.stringify({ title: 'Subject' }), fileName: 'lynx.csv', board: 'app' });
		const answer = await world.request(`/api/v1/imports?${query}`, { method: 'POST', body: 'Subject\nLynx\n', headers: { ...world.admin.headers, 'content-type': 'text/csv' } });
		expect(answer.status).toBe(202);
		const started = await answer.json();
		expect(started).toMatchObject({ state: 'running', fileName: 'lynx.csv' });
		await runImport(world.context, folder, { importId: started.id, board: 'app' });
		expect((await world.admin.get(`/imports/${started.id}`)).body).toMatchObject({ state: 'finished', rows: { read: 1, created: 1, failed: 0 } });
		expect((await world.writer.get('/imports')).status).toBe(403);
	});
});
