import type { WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { Log } from './log.ts';

/**
 * A job that a killed process held would stay locked for four hours, because the queue cannot tell a dead worker from a
 * busy one. Here each worker holds an advisory lock by its name for as long as its process is connected; whoever finds
 * a job locked by a name that nobody holds gives the job back.
 */
export async function watchWorkers(
	ownerUrl: string,
	events: WorkerEvents,
	{ log, lookEvery = 5_000 }: { log: Log; lookEvery?: number | undefined }
): Promise<{ begin(): Promise<void>; close(): Promise<void> }> {
	const names = new Set<string>();
	let client: pg.Client | null = null;
	let timer: NodeJS.Timeout | null = null;
	let closed = false;

	let turn: Promise<unknown> = Promise.resolve();
	/** Workers are made several at once, and one connection does one thing at a time. */
	function inTurn<T>(work: () => Promise<T>): Promise<T> {
		const done = turn.then(work);
		turn = done.catch(() => {});
		return done;
	}

	async function hold(name: string): Promise<void> {
		await client?.query('SELECT pg_advisory_lock(hashtextextended($1, 7))', [name]);
	}

	async function open(): Promise<void> {
		const opened = new pg.Client({ connectionString: ownerUrl });
		opened.on('error', () => (client = null));
		await opened.connect();
		client = opened;
		for (const name of names) await hold(name);
	}

	async function look(): Promise<void> {
		if (!client) await open();
		const { rows } = await client!.query<{ names: string[] }>(findDead, [lookEvery * 0.4]);
		const dead = rows[0]?.names ?? [];
		if (dead.length === 0) return;
		// Being killed is not the job's failure: its attempt is given back, or a job that outlives twelve deploys would be lost.
		await client!.query('UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL, attempts = greatest(attempts - 1, 0) WHERE locked_by = ANY($1)', [dead]);
		await client!.query('SELECT graphile_worker.force_unlock_workers($1)', [dead]);
		log.warn({ workers: dead.length }, 'Took over the jobs of a process that ended without finishing them.');
	}

	function again(): void {
		if (closed) return;
		timer = setTimeout(() => {
			inTurn(look)
				.catch(() => (client = null))
				.finally(again);
		}, lookEvery);
		timer.unref();
	}

	events.on('worker:create', ({ worker }) => {
		names.add(worker.workerId);
		inTurn(() => hold(worker.workerId)).catch(() => (client = null));
	});
	await open();
	return {
		async begin() {
			await inTurn(look);
			again();
		},
		async close() {
			closed = true;
			if (timer) clearTimeout(timer);
			await client?.end().catch(() => {});
		}
	};
}

// A worker takes its lock just after it is made, so a job locked this very moment may belong to one that has not yet.
const findDead = `
	SELECT coalesce(array_agg(DISTINCT j.locked_by), '{}') AS names
	FROM graphile_worker.jobs j
	WHERE j.locked_by IS NOT NULL AND j.locked_at < now() - $1 * interval '1 millisecond'
		AND NOT EXISTS (
			SELECT FROM pg_locks l
			WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
				AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
				AND (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended(j.locked_by, 7)
		)`;
