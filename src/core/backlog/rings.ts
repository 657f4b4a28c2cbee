import type { WorkGraph } from './rules.ts';

/** Why one item of a ring waits for the next, and what somebody said that makes it so; a part is never said, it is. */
export type RingStep = { from: string; to: string; why: 'blocks' | 'part' | 'of-parent'; said: { itemId: string; blockerId: string } | null };

/** The steps of a ring whose first and last are the same. */
export function explainRing({ blockers, parents }: WorkGraph, ring: readonly string[]): RingStep[] {
	return ring.slice(1).map((to, at) => {
		const from = ring[at] as string;
		if (blockers.get(from)?.includes(to)) return { from, to, why: 'blocks', said: { itemId: from, blockerId: to } };
		if (parents.get(to) === from) return { from, to, why: 'part', said: null };
		const itemId = ancestorWaitingFor({ blockers, parents }, from, to);
		return { from, to, why: 'of-parent', said: itemId === null ? null : { itemId, blockerId: to } };
	});
}

function ancestorWaitingFor({ blockers, parents }: WorkGraph, from: string, to: string): string | null {
	const seen = new Set<string>();
	for (let at = parents.get(from); at !== undefined && !seen.has(at); at = parents.get(at)) {
		if (blockers.get(at)?.includes(to)) return at;
		seen.add(at);
	}
	return null;
}
