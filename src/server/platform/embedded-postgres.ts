/**
 * A real PostgreSQL, brought by npm, that belongs to one data folder. One process owns the folder and the server; a
 * command line beside it attaches.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { ensureCluster } from './embedded/cluster.ts';
import { ownerOf, ownFolder, type Purpose } from './embedded/owner.ts';
import { knownPlace, placeFor, type Place } from './embedded/place.ts';
import { postmasterOf, type Postmaster } from './embedded/postmaster.ts';
import { askServerToStop, ensureServer, stopServer } from './embedded/server.ts';
import type { Log } from './log.ts';

export type EmbeddedPostgres = {
	/** Connects as the owner of the database "winnow". */
	url: string;
	/** Where the cluster really is. */
	dataFolder: string;
	stop(): Promise<void>;
};

export type EmbeddedOptions = {
	dataFolder: string;
	log: Pick<Log, 'info'>;
	purpose?: Purpose;
	/** False only for rows that nobody needs after the run: nothing waits for the disk. */
	durable?: boolean;
};

/**
 * Starts the database of a data folder, making it the first time. What a killed Winnow left running is taken over.
 * @throws a plain sentence, for example when another process owns the folder.
 */
export async function startEmbeddedPostgres({ log, purpose = 'server', durable = true, ...options }: EmbeddedOptions): Promise<EmbeddedPostgres> {
	const dataFolder = resolve(options.dataFolder);
	const place = await placeFor(dataFolder);
	const ownership = await ownFolder(place.folder, purpose, dataFolder);
	try {
		await ensureCluster(place, durable);
		const { server, url } = await openServer(place, durable);
		await writeFile(portFile(place.folder), String(server.port));
		if (place.account) log.info({ folder: place.folder, user: place.account.name }, 'PostgreSQL does not run as root: its data is in this folder, run by this user.');
		return { url, dataFolder: place.cluster, stop: stopper(place, server, ownership) };
	} catch (error) {
		ownership.release();
		throw error;
	}
}

/** The running database of a data folder, or null when no Winnow runs there. Waits for one that is just starting. */
export async function attachEmbeddedPostgres(options: { dataFolder: string }): Promise<string | null> {
	const known = await knownPlace(resolve(options.dataFolder));
	if (!known) return null;
	for (let attempt = 0; attempt < 300; attempt++) {
		const owner = await ownerOf(known.folder);
		if (owner?.purpose !== 'server') return null;
		const server = await postmasterOf(join(known.folder, 'cluster'));
		const url = server?.isReady ? urlOf(known.password, server.port, 'winnow') : null;
		if (url && (await answers(url))) return url;
		await delay(100);
	}
	throw new Error(`The database of the Winnow that runs on ${options.dataFolder} does not answer.`);
}

/** Does one piece of work on the running database, or on one that is started for it and stopped at the end. */
export async function withEmbeddedPostgres<Result>(options: EmbeddedOptions, work: (url: string) => Promise<Result>): Promise<Result> {
	const running = await attachEmbeddedPostgres(options);
	if (running) return work(running);
	const own = await startEmbeddedPostgres({ ...options, purpose: 'command' });
	try {
		return await work(own.url);
	} finally {
		await own.stop();
	}
}

/** Deletes the stopped database of a data folder for good, wherever it is. */
export async function removeEmbeddedPostgres(options: { dataFolder: string }): Promise<void> {
	const dataFolder = resolve(options.dataFolder);
	const known = await knownPlace(dataFolder);
	if (!known) return;
	const owner = await ownerOf(known.folder);
	if (owner) throw new Error(`The data folder ${dataFolder} is in use by another Winnow (process ${owner.pid}).`);
	await rm(known.folder, { recursive: true, force: true });
	await rm(join(dataFolder, 'postgres'), { recursive: true, force: true });
}

function stopper(place: Place, server: Postmaster, ownership: { release(): void }): () => Promise<void> {
	// For an end without stop(), such as a failed start: the server must not stay behind.
	const atExit = () => askServerToStop(server);
	process.once('exit', atExit);
	return async () => {
		await stopServer(place, server);
		process.off('exit', atExit);
		ownership.release();
	};
}

/** A server that was asked to end calls itself ready for a moment longer: then it is waited for, and started again. */
async function openServer(place: Place, durable: boolean): Promise<{ server: Postmaster; url: string }> {
	const deadline = Date.now() + 60_000;
	for (;;) {
		const server = await ensureServer(place, durable, await lastPort(place));
		try {
			return { server, url: await openWinnowDatabase(place, server) };
		} catch (error) {
			if (!isEnding(error) || Date.now() > deadline) throw error;
			await delay(50);
		}
	}
}

function isEnding(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return ['57P01', '57P03', 'ECONNREFUSED', 'ECONNRESET'].includes(code);
}

/** The address of the database "winnow", which is made where an interrupted first start left it out. */
async function openWinnowDatabase(place: Place, { port }: Postmaster): Promise<string> {
	const url = urlOf(place.password, port, 'winnow');
	const client = new pg.Client({ connectionString: urlOf(place.password, port, 'postgres') });
	await client.connect();
	try {
		const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'winnow'");
		if (!rowCount) await client.query('CREATE DATABASE winnow');
	} finally {
		await client.end();
	}
	return url;
}

async function answers(url: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
	try {
		await client.connect();
		return true;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => null);
	}
}

function urlOf(password: string, port: number, database: string): string {
	return `postgres://winnow:${password}@127.0.0.1:${port}/${database}`;
}

function portFile(folder: string): string {
	return join(folder, 'port');
}

async function lastPort(place: Place): Promise<number> {
	return Number(await readFile(portFile(place.folder), 'utf8').catch(() => '0'));
}
