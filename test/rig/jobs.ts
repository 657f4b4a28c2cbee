import { Logger, runOnce } from 'graphile-worker';
import pg from 'pg';
import type { Pace } from '#server/notifications/sending.ts';
import { taskListOf } from '#server/platform/jobs.ts';
import type { Platform } from '#server/platform/platform.ts';
import { registerReactions, tasksOf } from '#server/worker.ts';

/** Does every job that is due, and those that they ask for, until none is left. */
export async function runJobs(platform: Platform, pace?: Partial<Pace>): Promise<void> {
	registerReactions();
	await runOnce({
		connectionString: platform.ownerUrl,
		taskList: taskListOf(platform, tasksOf(platform, pace)),
		maxPoolSize: 3,
		noHandleSignals: true,
		logger: new Logger(() => () => {})
	});
}

/** As if the pause that the queue makes before it tries something again had passed. */
export async function hurryJobs(platform: Platform): Promise<void> {
	const owner = new pg.Client({ connectionString: platform.ownerUrl });
	await owner.connect();
	await owner.query('UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL');
	await owner.end();
}
