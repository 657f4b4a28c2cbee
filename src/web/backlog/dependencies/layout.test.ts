import { describe, expect, test } from 'vitest';
import type { DependencyGraph } from '#core/backlog/dependencies.ts';
import { layOut } from './layout.ts';

const graphOf = (ids: string[], pairs: [string, string][]) =>
	({
		items: ids.map((id) => ({ id })),
		outside: [],
		edges: pairs.map(([from, to]) => ({ from, to, kind: 'blocks' as const })),
		critical: { ids: [ids[0], ids[1]], points: 0, unestimated: 0 }
	}) as unknown as DependencyGraph;

describe('the drawing', () => {
	test('puts what waits to the right of all it waits for', () => {
		const { nodes } = layOut(graphOf(['a', 'b', 'c'], [['a', 'b'], ['b', 'c'], ['a', 'c']]));
		expect(nodes.toSorted((one, other) => one.x - other.x).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
	});

	test('marks the edges of the longest chain alone', () => {
		const { edges } = layOut(graphOf(['a', 'b', 'c'], [['a', 'b'], ['b', 'c']]));
		expect(edges.map(({ isCritical }) => isCritical)).toEqual([true, false]);
	});

	test('lays out as many as are ever drawn, with no two on one place', () => {
		const ids = Array.from({ length: 150 }, (_, at) => `n${at}`);
		const pairs = ids.flatMap((id, at): [string, string][] => [1, 7].flatMap((step): [string, string][] => (ids[at + step] ? [[id, ids[at + step] as string]] : [])));
		const { nodes } = layOut(graphOf(ids, pairs));
		expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(150);
	});
});
