import type { WorkspaceId } from '#core/kernel/ids.ts';
import { changesOf as eventsOf } from './live.ts';

/**
 * Keeps what was made from the rows of a workspace until the workspace changes: every commit that records an event
 * counts, in this process before its own answer goes out, in others with the hint that follows within tens of
 * milliseconds. The time bounds what a lost hint, and the passing of time itself, can do.
 */
export type UntilChange<V> = {
	find(workspaceId: WorkspaceId, key: string): V | undefined;
	/** Also what is out of date, when it was made anew too often within the last second; see `Bounds.oftenest`. */
	findRecent(workspaceId: WorkspaceId, key: string): V | undefined;
	/** `changes` is the count that was read before the value was made: a change meanwhile makes it out of date at once. */
	keep(workspaceId: WorkspaceId, key: string, value: V, changes: number): void;
};

type Kept<V> = { value: V; changes: number; made: number[]; size: number };

export type Bounds<V> = {
	milliseconds: number;
	/** All sizes together. */
	most: number;
	sizeOf(value: V): number;
	/** What counts as a change; every recorded event of the workspace unless said. */
	changesOf?(workspaceId: WorkspaceId): number;
	/** How often in a second a value is made anew before `findRecent` answers with one that is at most a second old. */
	oftenest?: number;
};

/** The least recently used leave first when the sizes together exceed the bound. */
export function untilChange<V>({ milliseconds, most, sizeOf, changesOf = eventsOf, oftenest = Infinity }: Bounds<V>): UntilChange<V> {
	const kept = new Map<string, Kept<V>>();
	let total = 0;

	function drop(key: string): void {
		total -= kept.get(key)?.size ?? 0;
		kept.delete(key);
	}

	function use(full: string, found: Kept<V>): V {
		kept.delete(full);
		kept.set(full, found);
		return found.value;
	}

	function isCurrent(workspaceId: WorkspaceId, { made, changes }: Kept<V>): boolean {
		return (made.at(-1) ?? 0) + milliseconds >= Date.now() && changes === changesOf(workspaceId);
	}

	function isMadeOften({ made }: Kept<V>): boolean {
		return made.length >= oftenest && (made[0] ?? 0) + 1_000 > Date.now();
	}

	return {
		find(workspaceId, key) {
			const full = `${workspaceId} ${key}`;
			const found = kept.get(full);
			return found && isCurrent(workspaceId, found) ? use(full, found) : undefined;
		},
		findRecent(workspaceId, key) {
			const full = `${workspaceId} ${key}`;
			const found = kept.get(full);
			return found && (isCurrent(workspaceId, found) || isMadeOften(found)) ? use(full, found) : undefined;
		},
		keep(workspaceId, key, value, changes) {
			const full = `${workspaceId} ${key}`;
			const before = oftenest === Infinity ? [] : (kept.get(full)?.made.slice(1 - oftenest) ?? []);
			drop(full);
			const size = sizeOf(value) + full.length;
			kept.set(full, { value, changes, made: [...before, Date.now()], size });
			total += size;
			for (const oldest of kept.keys()) {
				if (total <= most) break;
				drop(oldest);
			}
		}
	};
}
