import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { recomputeDemand } from '../posts/service.ts';
import { importFile, runImport, type Progress } from './service.ts';

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

async function bringIn(text: string | Buffer, more: object = {}, keeping: object = {}) {
	const path = join(folder, 'file.csv');
	await writeFile(path, text);
	return importFile(world.context, path, { kind: 'posts', mapping, source: 'old-tool', board: 'app', dryRun: false, importer: world.people.olga, ...more }, keeping);
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

	test('how demand grew in the past is there as soon as the file is in', async () => {
		await bringIn(`${header}71,Walrus counter,,,open,,ida@umber.example,Ida,,2025-02-01\n`);
		const [post] = await found('walrus');
		const { data } = (await world.reader.get(`/posts/${post.id}/demand/history?from=2025-01-30&to=2025-02-03`)).body;
		expect(data.map((one: { people: number }) => one.people)).toEqual([0, 0, 1, 1, 1]);
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

	test('reads Windows-1252 where the bytes are no UTF-8, and says so', async () => {
		const { note, rows } = await bringIn(Buffer.from('Subject;Text\nStörung Okapi;5 \x80 für alle\n', 'latin1'), { mapping: { title: 'Subject', body: 'Text' } });
		expect(rows.created).toBe(1);
		expect(note).toContain('Windows-1252');
		expect((await found('okapi'))[0]).toMatchObject({ title: 'Störung Okapi', body: '5 € für alle' });
		expect((await bringIn('Subject\nPlain okapi\n', { mapping: { title: 'Subject' } })).note).toBeNull();
	});

	test('an id that stands twice in a file is one post, in a trial too', async () => {
		const file = `${header}t1,Tern one,,,,,,,,\nt1,Tern two,,,,,,,,\nt1,Tern two,,,,,,,,\n`;
		expect((await bringIn(file, { dryRun: true })).rows).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
		expect((await bringIn(file)).rows).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
		expect(await found('tern')).toHaveLength(1);
	});

	test('a file without the words of posts leaves those that are there', async () => {
		await bringIn(`${header}w1,Weasel,All its words,,,,,,,\n`);
		expect((await bringIn('Id,Subject\nw1,Weasel\n', { mapping: { id: 'Id', title: 'Subject' } })).rows.unchanged).toBe(1);
		expect((await found('weasel'))[0].body).toBe('All its words');
	});

	test('votes of a file count for the post that stands for a merged one, once, and every kept count is what its rows say', async () => {
		await bringIn(`${header}k1,Koala tree,,,,,u@k.example,,a@k.example;b@k.example,2025-01-02\nk2,Koala leaf,,,,,a@k.example,,c@k.example,\n`);
		const [one, other] = (await found('koala')).toSorted((a: { title: string }, b: { title: string }) => (a.title < b.title ? 1 : -1));
		await world.admin.post(`/posts/${one.id}/merges`, { sourceId: other.id, notify: false });
		expect((await bringIn(`${header}k2,Koala leaf,,,,,,,a@k.example;b@k.example;d@k.example,\n`)).rows.updated).toBe(1);
		expect((await world.reader.get(`/posts/${one.id}`)).body.demand.people).toBe(5);
		const kept = await world.context.db.selectFrom('posts').select(['post_id', 'people_count', 'recent_count', 'heat']).orderBy('post_id').execute();
		const counted = (await recomputeDemand(world.context.db)).toSorted((a, b) => (a.post_id < b.post_id ? -1 : 1));
		expect(kept.map((row) => [row.post_id, row.people_count, row.recent_count])).toEqual(counted.map((row) => [row.post_id, row.people_count, row.recent_count]));
	});

	test('what is interrupted goes on where it was, with the counts it had', async () => {
		const lines = Array.from({ length: 450 }, (_, n) => `g${n},Gnu ${n},,,,,,,,`).join('\n');
		const stopping = new AbortController();
		const kept: number[] = [];
		const first = await bringIn(header + lines, {}, { stop: stopping.signal, keep: async (_: unknown, progress: Progress) => (kept.push(progress.rows.read), stopping.abort()) });
		expect([kept, first.rows]).toEqual([[200], { read: 200, created: 200, updated: 0, unchanged: 0, failed: 0 }]);
		const second = await bringIn(header + lines, {}, { from: first.rows });
		expect(second.rows).toEqual({ read: 450, created: 450, updated: 0, unchanged: 0, failed: 0 });
		expect((await bringIn(header + lines)).rows).toMatchObject({ created: 0, unchanged: 450 });
	});

	test('a batch whose progress cannot be kept leaves nothing behind', async () => {
		const keep = () => Promise.reject(new Error('killed'));
		await expect(bringIn(`${header}h1,Heron,,,,,,,,\n`, {}, { keep })).rejects.toThrow('killed');
		expect(await found('heron')).toEqual([]);
	});

	test.each([
		['a mapping to a column that is not there', 'Title\nX\n', /no column “Subject”/],
		['an unclosed quote', 'Subject\nfine\n"open\n', /cannot be read as CSV.*after row 1.*never closed/],
		['a quote within a cell', 'Subject\nsay "hi" there\n', /write each one inside it twice/],
		['what is no text', Buffer.from([80, 75, 3, 4, 0, 0, 1]), /no text file/],
		['a cell beyond all measure', `Subject\n${'x'.repeat(500_000)}\n`, /longer than 400 000 characters/]
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

	test('a file that is no CSV is told as a sentence and changes nothing; rows that were wrong can be downloaded', async () => {
		const send = async (text: string) => {
			const query = new URLSearchParams({ mapping: JSON.stringify({ title: 'Subject' }), board: 'app' });
			const { id } = await (await world.request(`/api/v1/imports?${query}`, { method: 'POST', body: text, headers: world.admin.headers })).json();
			await runImport(world.context, folder, { importId: id, board: 'app' });
			return (await world.admin.get(`/imports/${id}`)).body;
		};
		expect(await send('Subject\nIbis\n"open')).toMatchObject({ state: 'failed', note: expect.stringContaining('never closed'), rows: { read: 0 } });
		expect(await found('ibis')).toEqual([]);
		const { id, errors } = await send(`Subject\n${'x'.repeat(201)}\nIbex\n`);
		expect(errors).toEqual([{ row: 1, problem: 'title may have at most 200 characters.' }]);
		const download = await world.request(`/api/v1/imports/${id}/errors`, { headers: world.admin.headers });
		expect([download.headers.get('content-type'), await download.text()]).toEqual(['text/csv; charset=utf-8', '"Row","What is wrong"\r\n"1","title may have at most 200 characters."\r\n']);
	});
});
