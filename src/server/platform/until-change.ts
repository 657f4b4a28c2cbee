import type { WorkspaceId } from '#core/kernel/ids.ts';
import { changesOf as eventsOf } from './live.ts';

/**
 * Keeps what was made from the rows of a workspace until the workspace changes: every commit that records an event
 * counts, in this process before its own answer goes out, in others with the hint that follows within tens of
 * milliseconds. The time bounds what a lost hint, and the passing of time itself, can do.
 */
export type UntilChange<V> = {
	find(workspaceId: WorkspaceId, key: string): V | undefined;
	/** `changes` is the count that was read before the value was made: a change meanwhile makes it out of date at once. */
	keep(workspaceId: WorkspaceId, key: string, value: V, changes: number): void;
};

type Kept<V> = { value: V; changes: number; until: number; size: number };

export type Bounds<V> = {
	milliseconds: number;
	/** All sizes together. */
	most: number;
	sizeOf(value: V): number;
	/** What counts as a change; every recorded event of the workspace unless said. */
	changesOf?(workspaceId: WorkspaceId): number;
};

/** The least recently used leave first when the sizes together exceed the bound. */
export function untilChange<V>({ milliseconds, most, sizeOf, changesOf = eventsOf }: Bounds<V>): UntilChange<V> {
	const kept = new Map<string, Kept<V>>();
	let total = 0;

	function drop(key: string): void {
		total -= kept.get(key)?.size ?? 0;
		kept.delete(key);
	}

	return {
		find(workspaceId, key) {
			const full = `${workspaceId} ${key}`;
			const found = kept.get(full);
			if (!found) return undefined;
			if (found.until < Date.now() || found.changes !== changesOf(workspaceId)) {
				drop(full);
				return undefined;
			}
			kept.delete(full);
			kept.set(full, found);
			return found.value;
		},
		keep(workspaceId, key, value, changes) {
			const full = `${workspaceId} ${key}`;
			drop(full);
			const size = sizeOf(value) + full.length;
			kept.set(full, { value, changes, until: Date.now() + milliseconds, size });
			total += size;
			for (const oldest of kept.keys()) {
				if (total <= most) break;
				drop(oldest);
			}
		}
	};
}
