import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connected, criticalChain } from './chains.ts';

const edge = (given: string) => ({ from: given[0] as string, to: given[1] as string });

describe('the critical chain', () => {
	const cases: { name: string; estimates: Record<string, number | null>; edges: string[]; ids: string; points: number; unestimated: number }[] = [
		{ name: 'is the one with the most points, not the most steps', estimates: { a: 1, b: 1, c: 1, x: 8, y: 5 }, edges: ['ab', 'bc', 'xy'], ids: 'xy', points: 13, unestimated: 0 },
		{ name: 'counts what has no estimate as a step without points, and says so', estimates: { a: 3, b: null, c: 2 }, edges: ['ab', 'bc'], ids: 'abc', points: 5, unestimated: 1 },
		{ name: 'is the longer one where the points are the same', estimates: { a: 3, b: null, x: 3, y: null, z: null }, edges: ['ab', 'xy', 'yz'], ids: 'xyz', points: 3, unestimated: 2 },
		{ name: 'is empty where nothing waits', estimates: { a: 3 }, edges: [], ids: '', points: 0, unestimated: 0 }
	];
	test.each(cases)('$name', ({ estimates, edges, ids, points, unestimated }) => {
		expect(criticalChain(new Map(Object.entries(estimates)), edges.map(edge))).toEqual({ ids: [...ids], points, unestimated });
	});

	test('no other chain has more points, whatever the graph', () => {
		const graphs = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 });
		fc.assert(
			fc.property(graphs, fc.array(fc.nat(8), { minLength: 8, maxLength: 8 }), (pairs, points) => {
				const edges = pairs.filter(([from, to]) => from < to).map(([from, to]) => ({ from: `${from}`, to: `${to}` }));
				const most = (id: number): number => (points[id] ?? 0) + Math.max(0, ...edges.filter(({ from }) => from === `${id}`).map(({ to }) => most(Number(to))));
				const expected = Math.max(...points.map((_, id) => most(id)));
				const alone = Math.max(...points);
				const found = criticalChain(new Map(points.map((one, id) => [`${id}`, one])), edges);
				expect(found.ids.length === 0 ? alone : found.points).toBe(expected);
			})
		);
	});
});

describe('what is connected', () => {
	const edges = ['ab', 'bc', 'xy'].map(edge);
	test('is found from either side, the nearest first', () => expect(connected(['c'], edges, 10)).toEqual({ ids: ['c', 'b', 'a'], total: 3 }));
	test('stops at the most, and says how much there is', () => expect(connected(['a', 'x'], edges, 2)).toEqual({ ids: ['a', 'b'], total: 5 }));
});
