import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export type Running = { child: ChildProcess; url: string; startedIn: number; stop(): Promise<void> };

const hello = fileURLToPath(new URL('./hello.ts', import.meta.url));
const main = fileURLToPath(new URL('../build/server/main.js', import.meta.url));

export function startHello(port: number): Promise<Running> {
	return start([hello, String(port)], {}, `http://127.0.0.1:${port}`, /ready/);
}

/** Starts the built product and answers how many milliseconds passed until it said that it was ready. */
export function startWinnow(port: number, environment: Record<string, string>): Promise<Running> {
	const url = `http://127.0.0.1:${port}`;
	return start([main], { NODE_ENV: 'production', PORT: String(port), BASE_URL: url, LOG_LEVEL: 'error', ...environment }, url, /Winnow (is running|works in the background)/);
}

async function start(args: string[], environment: Record<string, string>, url: string, ready: RegExp): Promise<Running> {
	const began = performance.now();
	const child = spawn(process.execPath, args, { env: { PATH: process.env['PATH'], ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
	await new Promise<void>((resolve, reject) => {
		let printed = '';
		child.stdout.on('data', (chunk: Buffer) => {
			printed += chunk.toString();
			if (ready.test(printed)) resolve();
		});
		child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}.`)));
	});
	return {
		child,
		url,
		startedIn: performance.now() - began,
		async stop() {
			const ended = once(child, 'exit');
			child.kill('SIGTERM');
			await ended;
		}
	};
}

/** Resident memory of a process in megabytes, from /proc. */
export async function residentMegabytes(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
