import { EventEmitter } from 'node:events';
import { Logger, run, type JobHelpers, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { WorkspaceId } from '#core/kernel/ids.ts';
import { system } from '#core/access/roles.ts';
import type { Context } from './context.ts';
import { watchWorkers } from './job-locks.ts';
import { reactionNamed, recordedEvent } from './outbox.ts';
import { contextFor, type Platform } from './platform.ts';
import { everyWorkspace } from './workspaces.ts';

/** `stop` is aborted when the process is asked to end; a long task hands over then. */
export type Task = (context: Context, payload: Record<string, unknown>, stop?: AbortSignal) => Promise<void>;
export type Tasks = Record<string, Task>;

type ReactPayload = { workspaceId: WorkspaceId; eventId: string; reaction: string };

/**
 * Runs jobs until the returned runner is stopped. A task gets the context of the workspace that its payload names, acts
 * as the system, and is done again with growing pauses when it throws. What the clock starts (`crontab`) names no
 * workspace and is done for each. `lookEvery`: milliseconds between looks for jobs whose worker is gone.
 */
export async function startJobs(platform: Platform, tasks: Tasks, more: { crontab?: string; lookEvery?: number } = {}): Promise<Runner> {
	const events: WorkerEvents = new EventEmitter();
	const watch = await watchWorkers(platform.ownerUrl, events, { log: platform.log, lookEvery: more.lookEvery });
	const runner = await run({
		connectionString: platform.ownerUrl,
		concurrency: 4,
		pollInterval: 2000,
		maxPoolSize: 6,
		noHandleSignals: true,
		taskList: taskListOf(platform, tasks),
		crontab: more.crontab ?? '',
		events,
		logger: new Logger(() => (level, message) => {
			if (level === 'error' || level === 'warning') platform.log.warn({ source: 'jobs' }, message);
		})
	});
	await watch.begin();
	const stop = runner.stop.bind(runner);
	runner.stop = async (reason) => {
		await stop(reason);
		await watch.close();
	};
	return runner;
}

/** The tasks as the queue calls them. */
export function taskListOf(platform: Platform, tasks: Tasks): TaskList {
	const taskList: TaskList = { react: (payload) => react(platform, payload as ReactPayload) };
	for (const [name, task] of Object.entries(tasks)) {
		taskList[name] = async (payload, { abortSignal }: JobHelpers) => {
			const given = payload as Record<string, unknown> & { workspaceId?: WorkspaceId };
			const workspaces = given.workspaceId ? [given.workspaceId] : await everyWorkspace(platform.database);
			for (const workspaceId of workspaces) await task(contextFor(platform, workspaceId, system), given, abortSignal);
		};
	}
	return taskList;
}

async function react(platform: Platform, payload: ReactPayload): Promise<void> {
	const reaction = reactionNamed(payload.reaction);
	if (!reaction) throw new Error(`No reaction is called ${payload.reaction}; a newer version may have recorded this.`);
	if (reaction.when !== 'later') return;
	const context = contextFor(platform, payload.workspaceId, system);
	const event = await recordedEvent(context, payload.eventId);
	if (event) await reaction.react(context, event);
}
