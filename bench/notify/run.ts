/**
 * npm run bench:notify [-- --followers 10000,100000 --posts 1000]
 * One request ships to very many followers: how long until every delivery is recorded, beside a bare INSERT … SELECT of the
 * same rows; what the worker holds in memory; letters a second into a server that forgets them; and what visitors of the
 * web process feel meanwhile. Writes bench/notify/RESULTS.md.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts';
import { openLog } from '#server/platform/log.ts';
import { migrate } from '#server/platform/migrate.ts';
import { generate, generateFollowers, type Generated } from '../generate.ts';
import { drive, median, type Round } from '../measure.ts';
import { residentMegabytes, startWinnow, type Running } from '../server.ts';
import { startSink, watchMemory, type Sink } from './watching.ts';

const { values: options } = parseArgs({
	options: { followers: { type: 'string', default: '10000,100000' }, posts: { type: 'string', default: '1000' }, out: { type: 'string', default: 'bench/notify/RESULTS.md' } }
});
const sizes = options.followers.split(',').map(Number);
/** Visitors of the board page a second, idle and while letters go out. */
const visitors = { perSecond: 50, seconds: 20 };

type Told = { followers: number; recorded: number; bare: number; recording: Round; sending: Round; idle: Round; perSecond: number; idleMemory: number; mostMemory: number };
type Bench = { url: string; database: pg.Client; web: Running; worker: Running; sink: Sink; made: Generated };

const folder = await mkdtemp(join(tmpdir(), 'winnow-bench-'));
const postgres = await startEmbeddedPostgres({ dataFolder: folder, log: openLog('silent') });
const sink = await startSink();
try {
	const results = await withProducts(async (bench) => {
		const told: Told[] = [];
		for (const followers of sizes) told.push(await tell(bench, followers));
		return told;
	});
	await writeFile(options.out, report(results));
	process.stdout.write(`\n${report(results)}\nWritten to ${options.out}.\n`);
} finally {
	sink.stop();
	await postgres.stop();
	await removeEmbeddedPostgres({ dataFolder: folder });
	await rm(folder, { recursive: true, force: true });
}

async function withProducts(work: (bench: Bench) => Promise<Told[]>): Promise<Told[]> {
	await migrate(postgres.url);
	const made = await generate(postgres.url, { posts: Number(options.posts), votes: Number(options.posts) * 20 });
	const environment = { DATABASE_URL: postgres.url, WINNOW_DATA: folder, WINNOW_LIMIT_FACTOR: '1000000', SMTP_URL: sink.url, MAIL_FROM: 'Bench <news@bench.example>' };
	const web = await startWinnow(4803, { ...environment, WINNOW_ROLE: 'web' });
	const worker = await startWinnow(4804, { ...environment, BASE_URL: web.url, WINNOW_ROLE: 'worker' });
	const database = new pg.Client({ connectionString: postgres.url });
	await database.connect();
	try {
		await database.query("SELECT set_config('winnow.workspace_id', $1, false)", [made.workspaceId]);
		return await work({ url: web.url, database, web, worker, sink, made });
	} finally {
		await database.end();
		await Promise.all([web.stop(), worker.stop()]);
	}
}

async function tell(bench: Bench, followers: number): Promise<Told> {
	process.stdout.write(`${followers} followers\n`);
	const postId = await generateFollowers(postgres.url, followers);
	const page = { name: 'board page', path: `/boards/${bench.made.boardSlug}` };
	await drive(bench.url, page, { seconds: 3 });
	const idle = await drive(bench.url, page, visitors);
	const bare = await timeBareInserts(bench.database, postId);
	const idleMemory = await residentMegabytes(bench.worker.child.pid ?? 0);
	const before = await sink.taken();
	const mostOfWorker = watchMemory(bench.worker.child.pid ?? 0);
	const recording = drive(bench.url, page, visitors);
	const recorded = await timeUntilRecorded(bench, { postId, followers });
	const perSecond = lettersPerSecond(before, followers);
	const felt = { recording: await recording, sending: await drive(bench.url, page, visitors) };
	return { followers, recorded, bare, idle, ...felt, perSecond: await perSecond, idleMemory, mostMemory: await mostOfWorker() };
}

/** How fast the mail server is given the letters, from now until the last. */
async function lettersPerSecond(before: number, letters: number): Promise<number> {
	const began = performance.now();
	while ((await sink.taken()) - before < letters) await wait(100);
	return (letters / (performance.now() - began)) * 1000;
}

/** Milliseconds from the answer to "it shipped" until every delivery is there to be seen. */
async function timeUntilRecorded({ url, made, database }: Bench, { postId, followers }: { postId: string; followers: number }): Promise<number> {
	const response = await fetch(`${url}/api/v1/posts/${postId}/status`, {
		method: 'PUT',
		headers: { authorization: `Bearer ${made.key}`, 'content-type': 'application/json' },
		body: JSON.stringify({ status: 'shipped', notify: true })
	});
	if (!response.ok) throw new Error(`Shipping answered ${response.status}: ${await response.text()}`);
	const began = performance.now();
	for (;;) {
		const { rows } = await database.query("SELECT FROM deliveries d JOIN events e ON e.event_id = d.event_id WHERE e.post_id = $1 AND e.type = 'posts.status-changed' LIMIT 1", [postId]);
		if (rows.length > 0) break;
		await wait(5);
	}
	const took = performance.now() - began;
	const { rows } = await database.query('SELECT count(*)::int AS count FROM deliveries WHERE $1 = ANY(post_ids)', [postId]);
	if (rows[0].count !== followers) throw new Error(`${rows[0].count} deliveries for ${followers} followers.`);
	return took;
}

/** Milliseconds of one INSERT … SELECT of the same rows into a table with the same columns, indexes and links; the median of three. */
async function timeBareInserts(database: pg.Client, postId: string): Promise<number> {
	await database.query(`CREATE TABLE bare (LIKE deliveries INCLUDING ALL, FOREIGN KEY (workspace_id, person_id) REFERENCES people)`);
	const times: number[] = [];
	for (let round = 0; round < 3; round++) {
		await database.query('TRUNCATE bare');
		const began = performance.now();
		await database.query(
			`INSERT INTO bare (delivery_id, event_id, person_id, post_ids, state, next_attempt_at)
			SELECT 'delivery_' || md5(person_id), 'event_' || lpad('1', 32, '0'), person_id, ARRAY[$1], 'queued', now() FROM follows WHERE post_id = $1`,
			[postId]
		);
		times.push(performance.now() - began);
	}
	await database.query('DROP TABLE bare');
	return median(times);
}

function report(results: Told[]): string {
	const lines = [
		'# Telling very many',
		'',
		`Made by \`npm run bench:notify -- --followers ${sizes.join(',')} --posts ${options.posts}\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.version},`,
		`${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}; web, worker, embedded PostgreSQL, the mail server that forgets and the visitors share them.`,
		'One request ships to its followers. The bare insert writes the same rows into a copy of the table with its indexes and its link to people.',
		`Visitors open the board page ${visitors.perSecond} times a second for ${visitors.seconds} seconds each: before, from the shipping on, and while letters go out.`,
		'',
		'| followers | recorded in | bare INSERT … SELECT | ratio | letters/s | worker idle, most | visitors p99 idle | p99 from the shipping on | p99 while sending | worst ratio |',
		'|---|---|---|---|---|---|---|---|---|---|'
	];
	for (const { followers, recorded, bare, perSecond, idleMemory, mostMemory, idle, recording, sending } of results) {
		const worst = Math.max(recording.p99, sending.p99) / idle.p99;
		lines.push(
			`| ${followers} | ${Math.round(recorded)} ms | ${Math.round(bare)} ms | ${(recorded / bare).toFixed(2)} | ${Math.round(perSecond)} | ${Math.round(idleMemory)}, ${Math.round(mostMemory)} MB | ${idle.p99} ms | ${recording.p99} ms | ${sending.p99} ms | ${worst.toFixed(2)} |`
		);
	}
	return `${lines.join('\n')}\n`;
}
