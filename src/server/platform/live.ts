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

/** Called after each commit that recorded something. */
export function announce(workspaceId: WorkspaceId): void {
	hints.emit(workspaceId);
	waiting.add(workspaceId);
	timer ??= setTimeout(flush, 40).unref();
}

/** Another process said that this workspace changed. */
export function hearOf(workspaceId: WorkspaceId): void {
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
