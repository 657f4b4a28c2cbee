import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf, isAlive } from './processes.ts';

/** What PostgreSQL writes about its running server into the cluster. */
export type Postmaster = { pid: number; port: number; isReady: boolean };

/** The server that runs on a cluster; null when none does. */
export async function postmasterOf(cluster: string): Promise<Postmaster | null> {
	const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
	const pid = Number(lines[0]);
	if (!pid || !isAlive(pid)) return null;
	const command = await commandOf(pid);
	if (command !== null && !command.includes(cluster)) return null;
	return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/** PostgreSQL believes any living process of the same user to be a server; one that is none must not keep it from starting. */
export async function clearPostmasterFile(cluster: string): Promise<void> {
	if ((await postmasterOf(cluster)) === null) await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** Whether a running server was started with exactly these arguments, by the same binaries. */
export async function wasStartedWith(cluster: string, program: string, args: string[]): Promise<boolean> {
	const written = await readFile(join(cluster, 'postmaster.opts'), 'utf8').catch(() => '');
	return written.trim() === [program, ...args.map((word) => `"${word}"`)].join(' ');
}
