import { EventEmitter } from 'node:events';
import type { WorkspaceId } from '#core/kernel/ids.ts';

/**
 * Hints that a workspace has new events. The events themselves are read from their table, so a lost hint costs
 * only delay. Hints of one process go to the others by NOTIFY, gathered so that a burst of writes sends one:
 * a NOTIFY inside each writing transaction would make all commits queue behind one another.
 */
const hints = new EventEmitter();
hints.setMaxListeners(0);

const waiting = new Set<WorkspaceId>();
let send: ((workspaceId: WorkspaceId) => Promise<void>) | null = null;
let timer: NodeJS.Timeout | null = null;

const changes = new Map<WorkspaceId, number>();

/** How often a workspace is known to have changed since this process began: what was made at another count may be out of date. */
export function changesOf(workspaceId: WorkspaceId): number {
	return changes.get(workspaceId) ?? 0;
}

/** Called after each commit that recorded something. */
export function announce(workspaceId: WorkspaceId): void {
	hearOf(workspaceId);
	waiting.add(workspaceId);
	timer ??= setTimeout(flush, 40).unref();
}

/** Another process said that this workspace changed. */
export function hearOf(workspaceId: WorkspaceId): void {
	changes.set(workspaceId, changesOf(workspaceId) + 1);
	hints.emit(workspaceId);
}

/** Calls `listener` at each hint for this workspace until the returned function is called. */
export function listenTo(workspaceId: WorkspaceId, listener: () => void): () => void {
	hints.on(workspaceId, listener);
	return () => hints.off(workspaceId, listener);
}

/** Where hints for other processes go; null stops sending. */
export function sendHintsBy(sender: ((workspaceId: WorkspaceId) => Promise<void>) | null): void {
	send = sender;
}

function flush(): void {
	timer = null;
	const workspaces = [...waiting];
	waiting.clear();
	for (const workspaceId of workspaces) void send?.(workspaceId).catch(() => {});
}
