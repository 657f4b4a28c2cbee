import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, open, readFile, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { program } from './binaries.ts';
import { asServer } from './cluster.ts';
import type { Place } from './place.ts';
import { clearPostmasterFile, postmasterOf, wasStartedWith, type Postmaster } from './postmaster.ts';
import { serverArguments } from './settings.ts';

const run = promisify(execFile);
const patience = 60_000;
const longestLog = 20_000_000;

/**
 * Brings up the server of a place. One that a killed Winnow left running is adopted when it has today's settings and
 * binaries, else it is stopped and started again; one that is just starting or stopping is waited for.
 */
export async function ensureServer(place: Place, durable: boolean, lastPort: number): Promise<Postmaster> {
	const deadline = Date.now() + patience;
	while (Date.now() < deadline) {
		const found = await postmasterOf(place.cluster);
		if (!found) return launch(place, durable, await freePort(lastPort));
		if (found.isReady) {
			if (await wasStartedWith(place.cluster, program(place.binaries, 'postgres'), serverArguments(place.cluster, found.port, durable))) return found;
			await stopServer(place, found);
		} else await delay(20);
	}
	throw new Error(`The database server did not become ready; its own words are in ${place.serverLog}.`);
}

/**
 * Ends it: connections that are being closed may finish (a pool of pg says that it ended before its connections did, and dies of
 * being cut off then), what stays is cut off as PostgreSQL calls "fast": transactions are rolled back, everything is on disk.
 */
export async function stopServer(place: Place, server: Postmaster): Promise<void> {
	if (process.platform === 'win32') await run(program(place.binaries, 'pg_ctl'), ['stop', '-D', place.cluster, '-m', 'fast', '-w'], asServer(place)).catch(() => null);
	const isThere = async () => (await postmasterOf(place.cluster))?.pid === server.pid;
	for (const [name, longest] of endings) {
		if (!(await isThere())) return;
		signal(server.pid, name);
		const deadline = Date.now() + longest;
		while ((await isThere()) && Date.now() < deadline) await delay(10);
	}
}

/** Signals of PostgreSQL's three ways to end and how many milliseconds each may take; what the last leaves is recovered at the next start. */
const endings = [
	['SIGTERM', 1_000],
	['SIGINT', patience],
	['SIGQUIT', 0]
] as const;

/** Asks it to end and does not wait, for a process that is ending itself. */
export function askServerToStop(server: Postmaster): void {
	signal(server.pid, 'SIGINT');
}

async function launch(place: Place, durable: boolean, port: number): Promise<Postmaster> {
	await clearPostmasterFile(place.cluster);
	const log = await openServerLog(place);
	// A group of its own: Ctrl+C in the terminal is for Winnow, which stops the database last.
	const child = spawn(program(place.binaries, 'postgres'), serverArguments(place.cluster, port, durable), {
		...asServer(place),
		detached: true,
		windowsHide: true,
		stdio: ['ignore', log.fd, log.fd]
	});
	let ended = false;
	void once(child, 'exit').then(
		() => (ended = true),
		() => (ended = true)
	);
	child.unref();
	await log.close();
	const deadline = Date.now() + patience;
	while (!ended && Date.now() < deadline) {
		const found = await postmasterOf(place.cluster);
		if (found?.isReady && found.pid === child.pid) return found;
		await delay(10);
	}
	throw new Error(`The database server did not start: ${await lastWords(place)}`);
}

async function openServerLog(place: Place): Promise<Awaited<ReturnType<typeof open>>> {
	const { size } = await stat(place.serverLog).catch(() => ({ size: 0 }));
	if (size > longestLog) await truncate(place.serverLog, 0);
	const log = await open(place.serverLog, 'a', 0o600);
	if (place.account) await chown(place.serverLog, place.account.uid, place.account.gid);
	return log;
}

async function lastWords(place: Place): Promise<string> {
	const lines = (await readFile(place.serverLog, 'utf8').catch(() => '')).trim().split('\n');
	return lines.findLast((line) => /FATAL|PANIC|ERROR|error/.test(line)) ?? lines.at(-1) ?? `see ${place.serverLog}`;
}

function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(pid, name);
	} catch {
		// It is gone already.
	}
}

/** The port of last time when it is free, so that other programs find the database where it was. */
async function freePort(lastPort: number): Promise<number> {
	return (lastPort && (await tryPort(lastPort))) || tryPort(0);
}

async function tryPort(port: number): Promise<number> {
	const probe = createServer();
	try {
		probe.listen(port, '127.0.0.1');
		await once(probe, 'listening');
		const address = probe.address();
		return typeof address === 'object' && address ? address.port : 0;
	} catch {
		return 0;
	} finally {
		probe.close();
	}
}
