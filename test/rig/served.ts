import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDatabase } from './database.ts';

/** The built product as a user starts it: its own process, its own database. */
export type Served = {
	url: string;
	databaseUrl: string;
	/** What it printed so far. */
	output(): string;
	/** SIGKILL: nothing is finished, nothing is said. */
	kill(): Promise<void>;
	/** Starts it again on the same database and address. */
	start(): Promise<void>;
	close(): Promise<void>;
};

const main = fileURLToPath(new URL('../../build/server/main.js', import.meta.url));

/** Starts the built server on a fresh database and waits until it is ready. */
export async function serve(environment: Record<string, string> = {}): Promise<Served> {
	const database = await createDatabase();
	const folder = await mkdtemp(join(tmpdir(), 'winnow-served-'));
	const port = await freePort();
	const url = `http://localhost:${port}`;
	let child: ChildProcess | null = null;
	let output = '';
	let ending = false;

	async function start(): Promise<void> {
		child = spawn(process.execPath, [main], {
			env: {
				PATH: process.env['PATH'],
				DATABASE_URL: database.url,
				WINNOW_DATA: folder,
				PORT: String(port),
				BASE_URL: url,
				LOG_LEVEL: 'warn',
				WINNOW_DATABASE_CONNECTIONS: '6',
				...environment
			},
			stdio: ['ignore', 'pipe', 'pipe']
		});
		child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
		child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
		ending = false;
		child.once('exit', (code, signal) => ending || console.error(`The server at ${url} ended by itself (${signal ?? code}). Its last words:\n${output.slice(-2_000)}`));
		await untilPrinted(child, /Winnow is running/, () => output);
	}

	async function end(signal: NodeJS.Signals): Promise<void> {
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		ending = true;
		const ended = once(child, 'exit');
		child.kill(signal);
		await ended;
	}

	await start();
	return {
		url,
		databaseUrl: database.url,
		output: () => output,
		kill: () => end('SIGKILL'),
		start,
		async close() {
			await end('SIGTERM');
			await database.drop();
			await rm(folder, { recursive: true, force: true });
		}
	};
}

/** Resolves when the process has printed the words, and rejects with all it printed when it ends before. */
async function untilPrinted(child: ChildProcess, words: RegExp, output: () => string): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const look = () => words.test(output()) && resolve();
		child.stdout?.on('data', look);
		child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready:\n${output()}`)));
	});
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	return typeof address === 'object' && address ? address.port : 0;
}
