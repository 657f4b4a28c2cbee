import type { ItemState } from './contract.ts';

/** A key longer than this makes the backlog get even keys again; about 320 moves into one gap. */
export const longestRank = 64;

export const openStates = ['refining', 'ready', 'in-sprint'] as const satisfies readonly ItemState[];

export function isOpen(state: string): boolean {
	return (openStates as readonly string[]).includes(state);
}

/** What waits for what: `blockers` as members said it, `parents` from a child to its parent. */
export type WorkGraph = { blockers: Map<string, string[]>; parents: Map<string, string> };

/**
 * The first way found to go from one of `starts` round to itself, as item ids whose first and last are the same; null
 * where there is none. An item waits for what blocks it, for its children, and for whatever blocks its parents.
 */
export function findCycle(graph: WorkGraph, starts: string[]): string[] | null {
	const waitsFor = waiting(graph);
	const finished = new Set<string>();
	for (const start of starts) {
		const cycle = walk(start, waitsFor, finished);
		if (cycle) return cycle;
	}
	return null;
}

/** Where a change of one item's links may close a cycle: the item itself and everything below it. */
export function itemAndDescendants({ parents }: WorkGraph, item: string): string[] {
	const children = childrenOf(parents);
	const found = new Set([item]);
	// A set is walked in the order of adding, so what is added here is visited too.
	for (const one of found) for (const child of children.get(one) ?? []) found.add(child);
	return [...found];
}

function waiting(graph: WorkGraph): (item: string) => string[] {
	const children = childrenOf(graph.parents);
	return (item) => [
		...(graph.blockers.get(item) ?? []),
		...(children.get(item) ?? []),
		...ancestorsOf(graph.parents, item).flatMap((ancestor) => graph.blockers.get(ancestor) ?? [])
	];
}

function childrenOf(parents: Map<string, string>): Map<string, string[]> {
	const children = new Map<string, string[]>();
	for (const [child, parent] of parents) {
		const siblings = children.get(parent);
		if (siblings) siblings.push(child);
		else children.set(parent, [child]);
	}
	return children;
}

function ancestorsOf(parents: Map<string, string>, item: string): string[] {
	const ancestors: string[] = [];
	for (let at = parents.get(item); at !== undefined && !ancestors.includes(at); at = parents.get(at)) ancestors.push(at);
	return ancestors;
}

/** A depth-first walk without recursion: chains may be as long as the backlog. */
function walk(start: string, waitsFor: (item: string) => string[], finished: Set<string>): string[] | null {
	if (finished.has(start)) return null;
	const path = new Map([[start, waitsFor(start)]]);
	let here = start;
	const back: string[] = [];
	for (;;) {
		const next = path.get(here)?.pop();
		if (next === undefined) {
			finished.add(here);
			path.delete(here);
			const previous = back.pop();
			if (previous === undefined) return null;
			here = previous;
		} else if (path.has(next)) {
			const ring = [...path.keys()];
			return [...ring.slice(ring.indexOf(next)), next];
		} else if (!finished.has(next)) {
			path.set(next, waitsFor(next));
			back.push(here);
			here = next;
		}
	}
}
