import { execFile } from 'node:child_process';
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { program } from './binaries.ts';
import type { Place } from './place.ts';

const run = promisify(execFile);

/** Makes the cluster if there is none; one that was interrupted half-way is begun anew. */
export async function ensureCluster(place: Place, durable: boolean): Promise<void> {
	const major = await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').catch(() => null);
	if (major === null) return makeCluster(place, durable);
	if (major.trim() === place.binaries.major) return;
	throw new Error(
		`The database in ${place.cluster} was made by PostgreSQL ${major.trim()}, and this Winnow brings ${place.binaries.major}; back it up with the Winnow that made it and restore it here.`
	);
}

/** The user and the surroundings that the server's programs run in. */
export function asServer(place: Place): { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } {
	const identity = place.account ? { uid: place.account.uid, gid: place.account.gid } : {};
	// PATH alone is kept: variables like PGDATA or LC_ALL of the caller would change what the server does.
	return { ...identity, cwd: place.folder, env: { PATH: process.env['PATH'], SYSTEMROOT: process.env['SYSTEMROOT'], LC_ALL: 'C', TZ: 'UTC' } };
}

async function makeCluster(place: Place, durable: boolean): Promise<void> {
	const unfinished = join(place.folder, 'cluster.unfinished');
	const passwordFile = join(place.folder, 'password.unfinished');
	await rm(unfinished, { recursive: true, force: true });
	await writeFile(passwordFile, place.password, { mode: 0o600 });
	if (place.account) await chown(passwordFile, place.account.uid, place.account.gid);
	const options = ['-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums'];
	if (!durable) options.push('--no-sync');
	try {
		await run(program(place.binaries, 'initdb'), ['-D', unfinished, '-U', 'winnow', `--pwfile=${passwordFile}`, ...options], asServer(place));
		await rename(unfinished, place.cluster);
	} catch (error) {
		const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
		throw new Error(`The database could not be made in ${place.folder}: ${said.replaceAll(/\s*\n\s*/g, ' ')}`, { cause: error });
	} finally {
		await rm(passwordFile, { force: true });
	}
}
