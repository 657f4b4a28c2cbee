import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clustersFrom, mostInCluster, type Pair } from './clusters.ts';
import { duplicateFrom } from './judging.ts';
import { leastLabels, thresholdBounds, thresholdFrom, type Label } from './labels.ts';

const labels = (many: number, probability: number, same: boolean): Label[] => Array.from({ length: many }, () => ({ probability, same }));
const label = fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), same: fc.boolean() });

describe('the threshold of a workspace', () => {
	test('stays at the default until there are enough labels of each kind', () => {
		expect(thresholdFrom([])).toBe(duplicateFrom);
		expect(thresholdFrom([...labels(leastLabels - 1, 0.9, true), ...labels(100, 0.9, false)])).toBe(duplicateFrom);
		expect(thresholdFrom([...labels(100, 0.9, true), ...labels(leastLabels - 1, 0.9, false)])).toBe(duplicateFrom);
	});

	test('rises where likely pairs are dismissed, and falls where unlikely ones are merged', () => {
		expect(thresholdFrom([...labels(12, 0.7, true), ...labels(60, 0.7, false)])).toBeGreaterThan(duplicateFrom);
		expect(thresholdFrom([...labels(60, 0.4, true), ...labels(12, 0.4, false)])).toBeLessThan(duplicateFrom);
	});

	test('stays where the labels agree with the probabilities', () => {
		expect(thresholdFrom([...labels(50, 0.5, true), ...labels(50, 0.5, false)])).toBeCloseTo(duplicateFrom, 6);
	});

	test('never leaves its bounds, and never rises by one more merge', () => {
		fc.assert(
			fc.property(fc.array(label, { maxLength: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (given, probability) => {
				const from = thresholdFrom(given);
				expect(from).toBeGreaterThanOrEqual(thresholdBounds.least);
				expect(from).toBeLessThanOrEqual(thresholdBounds.most);
				const enough = [...given, ...labels(leastLabels, 0.5, true), ...labels(leastLabels, 0.5, false)];
				expect(thresholdFrom([...enough, { probability, same: true }])).toBeLessThanOrEqual(thresholdFrom(enough) + 1e-9);
			})
		);
	});
});

describe('clusters', () => {
	const id = fc.integer({ min: 0, max: 30 }).map((number) => `post_${String(number).padStart(2, '0')}`);
	const pair = fc
		.record({ one: id, other: id, probability: fc.double({ min: 0.3, max: 1, noNaN: true }) })
		.filter(({ one, other }) => one < other);

	test('hold what hangs together', () => {
		const chain: Pair[] = [{ one: 'a', other: 'b', probability: 0.9 }, { one: 'b', other: 'c', probability: 0.6 }, { one: 'x', other: 'y', probability: 0.7 }];
		expect(clustersFrom(chain)).toEqual([['a', 'b', 'c'], ['x', 'y']]);
	});

	test('never hold two that are said to be apart, not even through a third', () => {
		const pairs: Pair[] = [{ one: 'a', other: 'b', probability: 0.9 }, { one: 'b', other: 'c', probability: 0.8 }];
		expect(clustersFrom(pairs, [{ one: 'a', other: 'c' }])).toEqual([['a', 'b']]);
		fc.assert(
			fc.property(fc.array(pair, { maxLength: 60 }), fc.array(pair, { maxLength: 20 }), (likely, apart) => {
				const groups = clustersFrom(likely, apart);
				for (const { one, other } of apart) expect(groups.some((group) => group.includes(one) && group.includes(other))).toBe(false);
			})
		);
	});

	test('are apart from each other, of two and no more than can be looked through, and the same in any order', () => {
		fc.assert(
			fc.property(fc.array(pair, { maxLength: 60 }), fc.infiniteStream(fc.nat()), (pairs, order) => {
				const groups = clustersFrom(pairs);
				for (const group of groups) expect(group.length).toBeGreaterThan(1);
				for (const group of groups) expect(group.length).toBeLessThanOrEqual(mostInCluster);
				const all = groups.flat();
				expect(new Set(all).size).toBe(all.length);
				const shuffled = pairs.map((one) => ({ one, at: order.next().value ?? 0 })).sort((a, b) => a.at - b.at).map(({ one }) => one);
				expect(clustersFrom(shuffled).map(String).sort()).toEqual(groups.map(String).sort());
			})
		);
	});
});
