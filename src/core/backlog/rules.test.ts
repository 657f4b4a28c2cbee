import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCycle, isOpen, itemAndDescendants, type WorkGraph } from './rules.ts';

type Case = { name: string; blockers: [string, string][]; parents?: [string, string][]; starts: string[]; cycle: string[] | null };

const cases: Case[] = [
	{ name: 'a chain has no cycle', blockers: [['a', 'b'], ['b', 'c']], starts: ['a'], cycle: null },
	{ name: 'two that wait for each other', blockers: [['a', 'b'], ['b', 'a']], starts: ['a'], cycle: ['a', 'b', 'a'] },
	{ name: 'three in a ring', blockers: [['a', 'b'], ['b', 'c'], ['c', 'a']], starts: ['a'], cycle: ['a', 'b', 'c', 'a'] },
	{ name: 'a diamond has no cycle', blockers: [['a', 'b'], ['a', 'c'], ['b', 'd'], ['c', 'd']], starts: ['a'], cycle: null },
	{ name: 'an epic that blocks its own child', blockers: [['child', 'epic']], parents: [['child', 'epic']], starts: ['child'], cycle: ['child', 'epic', 'child'] },
	{ name: 'an epic that waits for something that waits for its child', blockers: [['epic', 'x'], ['x', 'child']], parents: [['child', 'epic']], starts: ['child'], cycle: ['child', 'x', 'child'] },
	{ name: 'two epics whose children cross', blockers: [['a1', 'b1'], ['b2', 'a2']], parents: [['a1', 'a'], ['a2', 'a'], ['b1', 'b'], ['b2', 'b']], starts: ['a1'], cycle: null },
	{ name: 'an epic that is its own grandparent', blockers: [], parents: [['a', 'b'], ['b', 'a']], starts: ['a'], cycle: ['a', 'b', 'a'] }
];

const graphOf = (blockers: [string, string][], parents: [string, string][] = []): WorkGraph => ({
	blockers: new Map(Map.groupBy(blockers, ([item]) => item).entries().map(([item, pairs]) => [item, pairs.map(([, blocker]) => blocker)])),
	parents: new Map(parents)
});

describe('cycles', () => {
	test.each(cases)('$name', ({ blockers, parents, starts, cycle }) => {
		expect(findCycle(graphOf(blockers, parents), starts)).toEqual(cycle);
	});

	test('edges from later to earlier items never make one', () => {
		const edges = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 120 });
		fc.assert(
			fc.property(edges, (pairs) => {
				const downhill = pairs.filter(([a, b]) => a > b).map(([a, b]): [string, string] => [String(a), String(b)]);
				expect(findCycle(graphOf(downhill), Array.from({ length: 31 }, (_, at) => String(at)))).toBeNull();
			}),
			{ numRuns: 100 }
		);
	});

	test('a chain of 20 000 items is walked', () => {
		const chain = Array.from({ length: 20_000 }, (_, at): [string, string] => [String(at), String(at + 1)]);
		expect(findCycle(graphOf(chain), ['0'])).toBeNull();
	}, 20_000);
});

test('what a change of an item touches is the item and all below it', () => {
	expect(itemAndDescendants(graphOf([], [['b', 'a'], ['c', 'b'], ['d', 'x']]), 'a')).toEqual(['a', 'b', 'c']);
});

test('an item is open until it is done or dropped', () => {
	expect(['refining', 'ready', 'in-sprint', 'done', 'dropped'].map(isOpen)).toEqual([true, true, true, false, false]);
});
