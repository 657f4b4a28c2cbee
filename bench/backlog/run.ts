/**
 * npm run bench:backlog [-- --sizes 1000,10000,50000 --moves 300 --rounds 3 --seconds 4]
 * Moves items in backlogs of several sizes, one after the other, beside a bare UPDATE of one row on the same database; and
 * drives the list, readiness and evidence beside a bare Node server. Writes bench/backlog/RESULTS.md.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts';
import { openLog } from '#server/platform/log.ts';
import { createDatabase } from '../database.ts';
import { generate, type Generated } from '../generate.ts';
import { compare, percent, quantile, type Measured, type Work } from '../measure.ts';
import { startHello, startWinnow } from '../server.ts';
import { fillBacklog, idOf } from './filling.ts';

const { values: options } = parseArgs({
	options: {
		sizes: { type: 'string', default: '1000,10000,50000' },
		moves: { type: 'string', default: '300' },
		rounds: { type: 'string', default: '3' },
		seconds: { type: 'string', default: '4' },
		out: { type: 'string', default: 'bench/backlog/RESULTS.md' }
	}
});
const sizes = options.sizes.split(',').map(Number);
const moves = Number(options.moves);
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);

type Times = { p50: number; p95: number };
type SizeResult = { items: number; move: Times; bare: Times; works: Map<string, Measured> };

const folder = await mkdtemp(join(tmpdir(), 'winnow-bench-'));
const postgres = await startEmbeddedPostgres({ dataFolder: folder, log: openLog('silent') });
const hello = await startHello(4801);
const results: SizeResult[] = [];
try {
	for (const size of sizes) results.push(await measureSize(size));
} finally {
	await hello.stop();
	await postgres.stop();
	await removeEmbeddedPostgres({ dataFolder: folder });
	await rm(folder, { recursive: true, force: true });
}
await writeFile(options.out, report());
process.stdout.write(`\n${report()}\nWritten to ${options.out}.\n`);

async function measureSize(items: number): Promise<SizeResult> {
	process.stdout.write(`${items} items\n`);
	const url = await createDatabase(postgres.url, `backlog_${items}`);
	const posts = Math.max(1_000, items / 10);
	const made = await generate(url, { posts, votes: posts * 20 });
	await fillBacklog(url, made, items);
	const winnow = await startWinnow(4802, { DATABASE_URL: url, WINNOW_DATA: folder, WINNOW_LIMIT_FACTOR: '1000000', WINNOW_ROLE: 'web' });
	try {
		const { move, bare } = await timeMoves(winnow.url, url, made, items);
		const works = new Map<string, Measured>();
		for (const work of worksFor(made, items)) works.set(work.name, await compare(winnow.url, hello.url, work, rounds, seconds));
		return { items, move, bare, works };
	} finally {
		await winnow.stop();
	}
}

function worksFor({ key }: Generated, items: number): Work[] {
	const headers = { authorization: `Bearer ${key}` };
	const middle = idOf(Math.floor(items / 2));
	return [
		{ name: 'list of 100 items', path: '/api/v1/items?limit=100', headers },
		{ name: 'readiness of an item', path: `/api/v1/items/${middle}/readiness`, headers },
		{ name: 'evidence of an item', path: `/api/v1/items/${middle}/evidence`, headers },
		{ name: 'asks of an item and what answers them', path: `/api/v1/items/${middle}/asks`, headers }
	];
}

/** Milliseconds of moves to far and random places, and of updates of the rank of a row in a bare copy of the table, in turns. */
async function timeMoves(url: string, databaseUrl: string, { key, workspaceId }: Generated, items: number): Promise<{ move: Times; bare: Times }> {
	const database = new pg.Client({ connectionString: databaseUrl });
	await database.connect();
	try {
		await database.query("SELECT set_config('winnow.workspace_id', $1, false)", [workspaceId]);
		await database.query('CREATE TABLE bare (LIKE items INCLUDING ALL)');
		await database.query('INSERT INTO bare SELECT * FROM items');
		const times = { move: [] as number[], bare: [] as number[] };
		for (let turn = -20; turn < moves; turn++) {
			const [from, to] = [placeOf(turn * 2, items), placeOf(turn * 2 + 1, items)];
			const moving = await timed(() => move(`${url}/api/v1/items/${idOf(from)}/rank`, key, { after: idOf(to === from ? (to % items) + 1 : to) }));
			const updating = await timed(() => database.query('UPDATE bare SET rank = $3 WHERE workspace_id = $1 AND item_id = $2', [workspaceId, idOf(from), `zz${turn + 20}`]));
			if (turn < 0) continue;
			times.move.push(moving);
			times.bare.push(updating);
		}
		return { move: timesOf(times.move), bare: timesOf(times.bare) };
	} finally {
		await database.end();
	}
}

/** The same far places for the same turn. */
function placeOf(turn: number, items: number): number {
	return 1 + ((Math.imul(turn + 41, 2_654_435_761) >>> 0) % items);
}

async function move(address: string, key: string, target: object): Promise<void> {
	const response = await fetch(address, { method: 'PUT', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify(target) });
	if (!response.ok) throw new Error(`Moving answered ${response.status}: ${await response.text()}`);
	await response.arrayBuffer();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

function timesOf(times: number[]): Times {
	const sorted = Float64Array.from(times).sort();
	return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}

function report(): string {
	const lines = [
		'# The backlog',
		'',
		`Made by \`npm run bench:backlog -- --sizes ${sizes.join(',')} --moves ${moves} --rounds ${rounds} --seconds ${seconds}\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.version},`,
		`${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, embedded PostgreSQL on the same machine. Times are milliseconds on this machine and are for humans only.`,
		'',
		'## Moving',
		'',
		`${moves} items, one after the other, each to a random place over the REST API; between them the rank of one row of a bare copy of the table is updated.`,
		'',
		'| items | move p50 | p95 | bare UPDATE p50 | p95 | p95 against the bare | move p95 against the smallest |',
		'|---|---|---|---|---|---|---|'
	];
	const [smallest] = results;
	for (const { items, move: m, bare } of results) {
		lines.push(`| ${items} | ${m.p50} | ${m.p95} | ${bare.p50} | ${bare.p95} | ${(m.p95 / bare.p95).toFixed(1)} × | ${smallest ? (m.p95 / smallest.move.p95).toFixed(2) : ''} × |`);
	}
	lines.push('', '## Reading', '', '10 connections; the share is requests a second against a bare Node server that answers "hello", measured in turns; medians of the rounds.', '');
	lines.push('| work | items | share of hello | requests/s | p50 | p95 | p99 | failed | time against the smallest |', '|---|---|---|---|---|---|---|---|---|');
	for (const name of smallest?.works.keys() ?? []) {
		for (const { items, works } of results) {
			const m = works.get(name) as Measured;
			lines.push(`| ${name} | ${items} | ${percent(m.share)} | ${Math.round(m.perSecond)} | ${m.p50} | ${m.p95} | ${m.p99} | ${m.failed} | ${((smallest?.works.get(name)?.share ?? 0) / m.share).toFixed(2)} × |`);
		}
	}
	return `${lines.join('\n')}\n`;
}
