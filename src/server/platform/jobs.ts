import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import type { WorkspaceId } from '#core/kernel/ids.ts';
import { system } from '#core/access/roles.ts';
import type { Context } from './context.ts';
import { reactionNamed, recordedEvent } from './outbox.ts';
import { contextFor, type Platform } from './platform.ts';

export type Task = (context: Context, payload: Record<string, unknown>) => Promise<void>;

type ReactPayload = { workspaceId: WorkspaceId; eventId: string; reaction: string };

/**
 * Runs jobs until the returned runner is stopped. A task gets the context of the workspace that its payload names,
 * acts as the system, and is done again with growing pauses when it throws.
 */
export function startJobs(platform: Platform, tasks: Record<string, Task>, crontab = ''): Promise<Runner> {
	const taskList: TaskList = { react: (payload) => react(platform, payload as ReactPayload) };
	for (const [name, task] of Object.entries(tasks)) {
		taskList[name] = (payload) => {
			const given = payload as Record<string, unknown> & { workspaceId: WorkspaceId };
			return task(contextFor(platform, given.workspaceId, system), given);
		};
	}
	return run({
		connectionString: platform.ownerUrl,
		concurrency: 4,
		pollInterval: 2000,
		maxPoolSize: 6,
		noHandleSignals: true,
		taskList,
		crontab,
		logger: new Logger(() => (level, message) => {
			if (level === 'error' || level === 'warning') platform.log.warn({ source: 'jobs' }, message);
		})
	});
}

async function react(platform: Platform, payload: ReactPayload): Promise<void> {
	const reaction = reactionNamed(payload.reaction);
	if (!reaction) throw new Error(`No reaction is called ${payload.reaction}; a newer version may have recorded this.`);
	if (reaction.when !== 'later') return;
	const context = contextFor(platform, payload.workspaceId, system);
	const event = await recordedEvent(context, payload.eventId);
	if (event) await reaction.react(context, event);
}
