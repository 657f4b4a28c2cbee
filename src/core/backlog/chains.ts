/** `to` waits for `from`. */
export type Edge = { from: string; to: string };
export type Chain = { ids: string[]; points: number; unestimated: number };

/**
 * The chain of waiting with the most points, the longer one where two have as many; what has no estimate adds a step and no
 * points. Edges must form no ring. Kahn's order, so that a chain may be as long as the backlog.
 */
export function criticalChain(estimates: ReadonlyMap<string, number | null>, edges: readonly Edge[]): Chain {
	const best = new Map<string, { points: number; steps: number; before: string | null }>();
	const known = edges.filter(({ from, to }) => estimates.has(from) && estimates.has(to));
	for (const id of inOrder([...estimates.keys()], known)) {
		const before = known.filter(({ to }) => to === id).map(({ from }) => from);
		const longest = before.toSorted((one, other) => weigh(best.get(other), best.get(one)) || (one < other ? -1 : 1))[0];
		const reached = longest === undefined ? undefined : best.get(longest);
		best.set(id, { points: (reached?.points ?? 0) + (estimates.get(id) ?? 0), steps: (reached?.steps ?? 0) + 1, before: longest ?? null });
	}
	const last = [...best].toSorted(([one, here], [other, there]) => weigh(there, here) || (one < other ? -1 : 1))[0]?.[0];
	const ids = last === undefined ? [] : backFrom(last, (id) => best.get(id)?.before ?? null);
	if (ids.length < 2) return { ids: [], points: 0, unestimated: 0 };
	return { ids, points: best.get(last as string)?.points ?? 0, unestimated: ids.filter((id) => (estimates.get(id) ?? null) === null).length };
}

type Reach = { points: number; steps: number };

function weigh(one: Reach | undefined, other: Reach | undefined): number {
	return (one?.points ?? 0) - (other?.points ?? 0) || (one?.steps ?? 0) - (other?.steps ?? 0);
}

function backFrom(last: string, before: (id: string) => string | null): string[] {
	const ids: string[] = [];
	for (let at: string | null = last; at !== null; at = before(at)) ids.unshift(at);
	return ids;
}

function inOrder(ids: readonly string[], edges: readonly Edge[]): string[] {
	const waiting = new Map(ids.map((id) => [id, 0]));
	const next = new Map<string, string[]>();
	for (const { from, to } of edges) {
		waiting.set(to, (waiting.get(to) ?? 0) + 1);
		next.set(from, [...(next.get(from) ?? []), to]);
	}
	const order = ids.filter((id) => waiting.get(id) === 0);
	for (const id of order) {
		for (const to of next.get(id) ?? []) {
			waiting.set(to, (waiting.get(to) ?? 0) - 1);
			if (waiting.get(to) === 0) order.push(to);
		}
	}
	return order;
}

/**
 * What is connected, the connected parts of `starts` one after the other in their order and within each the nearest first;
 * at most `most` of `total`.
 */
export function connected(starts: readonly string[], edges: readonly Edge[], most: number): { ids: string[]; total: number } {
	const beside = new Map<string, string[]>();
	const join = (one: string, other: string) => beside.set(one, [...(beside.get(one) ?? []), other]);
	for (const { from, to } of edges) {
		join(from, to);
		join(to, from);
	}
	const found = new Set<string>();
	for (const start of starts) {
		if (found.has(start)) continue;
		const part = new Set([start]);
		// A set is walked in the order of adding, so what is added here is visited too.
		for (const one of part) for (const other of beside.get(one) ?? []) part.add(other);
		for (const one of part) found.add(one);
	}
	return { ids: [...found].slice(0, most), total: found.size };
}
