import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { World } from '#rig/world.ts';

export type Killable = {
	/** What it said when it was ready. */
	said: string;
	/** SIGKILL, and then until the database has let go of what it was doing. */
	kill(): Promise<void>;
	stop(): Promise<void>;
};

const nameInDatabase = 'killed-by-a-test';

/** Starts one of the processes of this folder on the world's database. */
export async function start(file: 'worker-process.ts' | 'web-process.ts', world: World, environment: Record<string, string> = {}): Promise<Killable> {
	const url = new URL(world.platform.ownerUrl);
	url.searchParams.set('application_name', nameInDatabase);
	const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
		env: {
			PATH: process.env['PATH'],
			DATABASE_URL: url.toString(),
			BASE_URL: world.platform.config.baseUrl,
			WINNOW_SECRET: world.platform.secret,
			WINNOW_LIMIT_FACTOR: '1000',
			LOG_LEVEL: 'error',
			...environment
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const said = await firstLine(child);
	const end = async (signal: NodeJS.Signals) => {
		const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
		child.kill(signal);
		await ended;
		await untilForgotten(world);
	};
	return { said, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

async function firstLine(child: ChildProcess): Promise<string> {
	const ended = once(child, 'exit').then(() => Promise.reject(new Error('The process ended before it was ready.')));
	const [line] = (await Promise.race([once(child.stdout!, 'data'), ended])) as [Buffer];
	ended.catch(() => {});
	return line.toString().trim();
}

/** A killed process's statements may still run; the database ends them when it notices that nobody listens. */
async function untilForgotten(world: World): Promise<void> {
	for (;;) {
		const { rows } = await world.platform.database.pool.query('SELECT FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()', [
			nameInDatabase
		]);
		if (rows.length === 0) return;
		await wait(5);
	}
}

/** The same choices for the same seed, so that a failure can be seen again (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
