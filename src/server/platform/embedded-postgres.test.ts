import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attachEmbeddedPostgres, removeEmbeddedPostgres, startEmbeddedPostgres, withEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { knownPlace } from './embedded/place.ts';

const log = { info: () => {} };
const module = new URL('./embedded-postgres.ts', import.meta.url).href;

let dataFolder: string;
beforeEach(async () => {
	dataFolder = await mkdtemp(join(tmpdir(), 'winnow-embedded-'));
});
afterEach(async () => {
	await removeEmbeddedPostgres({ dataFolder });
	await rm(dataFolder, { recursive: true, force: true });
});

test('the first start makes a durable database with checksums, UTF-8 and a stable order of words', async () => {
	const database = await start();
	const [settings] = await ask(
		database.url,
		`SELECT current_setting('fsync') fsync, current_setting('synchronous_commit') commit, current_setting('data_checksums') checksums,
		        current_setting('server_encoding') encoding, datlocprovider::text provider, datlocale locale
		   FROM pg_database WHERE datname = current_database()`
	);
	await database.stop();
	expect(settings).toEqual({ fsync: 'on', commit: 'on', checksums: 'on', encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' });
});

test('a restart keeps the rows and the address', async () => {
	const first = await start();
	await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS number');
	await first.stop();
	const second = await start();
	const rows = await ask(second.url, 'SELECT number FROM kept');
	await second.stop();
	expect(rows).toEqual([{ number: 7 }]);
	expect(second.url).toBe(first.url);
});

test('a wrong password opens nothing', async () => {
	const database = await start();
	const stranger = new pg.Client({ connectionString: Object.assign(new URL(database.url), { password: 'guess' }).href });
	await expect(stranger.connect()).rejects.toThrow(/password authentication failed/);
	await database.stop();
});

test('a second server on the same folder is refused with the id of the first', async () => {
	const database = await start();
	await expect(start()).rejects.toThrow(`in use by another Winnow (process ${process.pid})`);
	await database.stop();
});

test('a command beside a running server uses its database, and alone starts one and stops it', async () => {
	const ownPort = async (url: string) => (await ask(url, 'SELECT inet_server_port() AS port'))[0];
	expect(await attachEmbeddedPostgres({ dataFolder })).toBeNull();
	const alone = await withEmbeddedPostgres({ dataFolder, log }, ownPort);
	expect(await attachEmbeddedPostgres({ dataFolder })).toBeNull();
	const database = await start();
	const beside = await withEmbeddedPostgres({ dataFolder, log }, async (url) => url);
	await database.stop();
	expect(beside).toBe(database.url);
	expect(alone).toEqual({ port: Number(new URL(database.url).port) });
});

test('after its Winnow was killed the next one takes over within a second, and every acknowledged row is there', async () => {
	const { child, url } = await startElsewhere();
	await ask(url, 'CREATE TABLE kept AS SELECT 7 AS number');
	await kill(child);
	const began = performance.now();
	const database = await start();
	const took = performance.now() - began;
	const rows = await ask(database.url, 'SELECT number FROM kept');
	await database.stop();
	expect(rows).toEqual([{ number: 7 }]);
	expect(took).toBeLessThan(1000);
});

test('after Winnow and its database server were both killed the rows are recovered', async () => {
	const { child, url } = await startElsewhere();
	await ask(url, 'CREATE TABLE kept AS SELECT 7 AS number');
	const [server] = await ask(url, "SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int AS pid");
	await kill(child);
	process.kill(Number(server?.['pid']), 'SIGKILL');
	const database = await start();
	const rows = await ask(database.url, 'SELECT number FROM kept');
	await database.stop();
	expect(rows).toEqual([{ number: 7 }]);
});

test('a process that ends without stopping takes the database with it and leaves no lock', async () => {
	const { child, url } = await startElsewhere();
	child.stdin?.end('exit');
	await once(child, 'exit');
	const database = await start();
	await database.stop();
	expect(database.url).toBe(url);
});

test('a lock and a server file whose process ids now belong to another program do not keep it from starting', async () => {
	await (await start()).stop();
	const folder = (await knownPlace(dataFolder))?.folder ?? '';
	await writeFile(join(folder, 'owner.json'), JSON.stringify({ pid: process.ppid, beginning: 'long ago', purpose: 'server' }));
	await writeFile(join(folder, 'cluster', 'postmaster.pid'), `${process.ppid}\n${folder}/cluster\n1\n5432\n\n127.0.0.1\n0 0\nready\n`);
	const database = await start();
	const rows = await ask(database.url, 'SELECT 1 AS works');
	await database.stop();
	expect(rows).toEqual([{ works: 1 }]);
});

function start(): Promise<EmbeddedPostgres> {
	return startEmbeddedPostgres({ dataFolder, log });
}

async function ask(url: string, question: string): Promise<Record<string, unknown>[]> {
	const client = new pg.Client({ connectionString: url });
	// A server that is killed under an idle connection is part of these tests.
	client.on('error', () => {});
	await client.connect();
	try {
		return (await client.query<Record<string, unknown>>(question)).rows;
	} finally {
		await client.end();
	}
}

/** A Winnow in a process of its own, which can be killed. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string }> {
	const program = `
		import { startEmbeddedPostgres } from ${JSON.stringify(module)};
		const { url } = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)}, log: { info() {} } });
		process.stdin.on('data', () => process.exit(0));
		process.stdout.write(url);`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
	const [url] = (await once(child.stdout, 'data')) as [Buffer];
	return { child, url: url.toString() };
}

async function kill(child: ChildProcess): Promise<void> {
	const ended = once(child, 'exit');
	child.kill('SIGKILL');
	await ended;
}
