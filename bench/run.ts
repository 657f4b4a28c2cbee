/**
 * npm run bench [-- --sizes 1000,10000,100000 --posts N --votes N --rounds 5 --seconds 4 --crowd 50000]
 * Fills a database, starts the built product beside a bare Node server, drives both with the same tool and writes
 * bench/RESULTS.md. With one core for the product the other is left to the load and the database.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts';
import { openLog } from '#server/platform/log.ts';
import { createDatabase } from './database.ts';
import { generate, generateCrowds } from './generate.ts';
import { compare, percent, type Measured } from './measure.ts';
import { pageWeight } from './page-weight.ts';
import { residentMegabytes, startHello, startWinnow } from './server.ts';
import { bareInserts, timeMerge, timeUnkept, worksFor } from './works.ts';

const { values: options } = parseArgs({
	options: {
		sizes: { type: 'string' },
		posts: { type: 'string' },
		votes: { type: 'string' },
		rounds: { type: 'string', default: '5' },
		seconds: { type: 'string', default: '4' },
		crowd: { type: 'string', default: '50000' },
		out: { type: 'string', default: 'bench/RESULTS.md' }
	}
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const sizes = (options.sizes ?? options.posts ?? '1000,10000,100000').split(',').map(Number);
const votesFor = (posts: number) => Number(options.votes ?? posts * 20);

type SizeResult = { posts: number; votes: number; works: Map<string, Measured>; notes: string[] };

const folder = await mkdtemp(join(tmpdir(), 'winnow-bench-'));
const postgres = await startEmbeddedPostgres({ dataFolder: folder, log: openLog('silent') });
const hello = await startHello(4801);
const results: SizeResult[] = [];
try {
	for (const posts of sizes) results.push(await measureSize(posts, votesFor(posts)));
} finally {
	await hello.stop();
	await postgres.stop();
	await removeEmbeddedPostgres({ dataFolder: folder });
	await rm(folder, { recursive: true, force: true });
}
await writeFile(options.out, report(results));
process.stdout.write(`\nWritten to ${options.out}.\n`);

async function measureSize(posts: number, votes: number): Promise<SizeResult> {
	process.stdout.write(`\n${posts} posts, ${votes} votes\n`);
	const url = await createDatabase(postgres.url, `bench_${posts}`);
	const made = await generate(url, { posts, votes });
	const winnow = await startWinnow(4802, { DATABASE_URL: url, WINNOW_DATA: folder, WINNOW_LIMIT_FACTOR: '1000000' });
	const works = new Map<string, Measured>();
	const pid = winnow.child.pid ?? 0;
	try {
		const first = performance.now();
		await fetch(`${winnow.url}/boards/${made.boardSlug}`);
		const cold = winnow.startedIn + performance.now() - first;
		const weight = await pageWeight(winnow.url, `/boards/${made.boardSlug}`);
		const idle = await residentMegabytes(pid);
		for (const work of await worksFor(winnow.url, made)) {
			const measured = await compare(winnow.url, hello.url, work, rounds, seconds);
			works.set(work.name, measured);
			process.stdout.write(`  ${work.name}: ${Math.round(measured.perSecond)}/s, ${percent(measured.share)} of hello, p50 ${measured.p50} p99 ${measured.p99} ms, ${measured.failed} failed\n`);
		}
		const unkept = await timeUnkept(winnow.url, made, 7);
		const memory = await residentMegabytes(pid);
		const crowd = Number(options.crowd);
		const merging = await timeMerge(winnow.url, made, await generateCrowds(url, crowd), rounds);
		return {
			posts,
			votes,
			works,
			notes: [
				`cold start to the first page ${Math.round(cold)} ms (database already running)`,
				`board page, gzip: JavaScript ${kilobytes(weight.js)}, CSS ${kilobytes(weight.css)}, HTML ${kilobytes(weight.html)}, in ${weight.files} files`,
				`memory ${Math.round(idle)} MB idle, ${Math.round(memory)} MB after the load`,
				`lists that nobody asked for before, so that nothing is kept of them: ${[...unkept].map(([name, time]) => `${name} ${time.toFixed(1)} ms`).join(', ')}`,
				`merging two posts of ${crowd} voters each ${Math.round(merging.merge)} ms, taking it back ${Math.round(merging.unmerge)} ms`,
				`durable single-row inserts on the same database ${Math.round(await bareInserts(url, seconds))} a second`
			]
		};
	} finally {
		await winnow.stop();
	}
}

function kilobytes(bytes: number): string {
	return `${(bytes / 1024).toFixed(1)} kB`;
}

function report(sizesMeasured: SizeResult[]): string {
	const lines = [
		'# Results',
		'',
		`Made by \`npm run bench -- --sizes ${sizes.join(',')} --rounds ${rounds} --seconds ${seconds}\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.version},`,
		`${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, embedded PostgreSQL 18 on the same machine, 10 connections.`,
		'The share is requests a second against a bare Node server that answers "hello", measured in turns; medians of the rounds.',
		'Times are milliseconds on this machine and are for humans only.'
	];
	for (const size of sizesMeasured) {
		lines.push('', `## ${size.posts} posts, ${size.votes} votes`, '', '| work | share of hello | spread | requests/s | p50 | p95 | p99 | failed | time against the smallest |', '|---|---|---|---|---|---|---|---|---|');
		for (const [name, m] of size.works) {
			lines.push(`| ${name} | ${percent(m.share)} | ${m.spread} | ${Math.round(m.perSecond)} | ${m.p50} | ${m.p95} | ${m.p99} | ${m.failed} | ${growth(sizesMeasured[0], name, m)} |`);
		}
		lines.push('', ...size.notes.map((note) => `- ${note}`));
	}
	return `${lines.join('\n')}\n`;
}

/** How many times as long a request takes as at the smallest size, each against the yardstick of its own rounds. */
function growth(smallest: SizeResult | undefined, name: string, { share }: Measured): string {
	const first = smallest?.works.get(name)?.share;
	return first && share ? `${(first / share).toFixed(2)} ×` : '';
}
