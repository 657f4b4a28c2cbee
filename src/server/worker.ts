import type { Runner } from 'graphile-worker';
import { startJobs } from './platform/jobs.ts';
import { registerReaction, type Reaction } from './platform/outbox.ts';
import type { Platform } from './platform/platform.ts';

/** What each feature does when something happened elsewhere. */
const reactions: Reaction[] = [];

export function registerReactions(): void {
	for (const reaction of reactions) registerReaction(reaction);
}

/** The jobs of one process: reactions to events, mail, and what is done by the clock. */
export function startWorker(platform: Platform): Promise<Runner> {
	return startJobs(platform, {});
}
