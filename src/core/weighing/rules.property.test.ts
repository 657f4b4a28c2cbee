import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contributions, driftOf, inheritScores, moversBetween, orderByScore, place, placementsOf } from './rules.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const one = fc.constantFrom(...ids);
const order = fc.shuffledSubarray(ids, { minLength: ids.length });
const waits = fc.array(fc.record({ itemId: one, blockerId: one }), { maxLength: 20 });
const scores = fc.tuple(...ids.map(() => fc.option(fc.integer({ min: -5, max: 5 })))).map((values) => new Map(ids.map((id, at) => [id, values[at] ?? null])));
/** Waits that make no ring: an item waits for what stands before it in the alphabet. */
const ringless = waits.map((all) => all.filter(({ itemId, blockerId }) => blockerId < itemId));

describe('a proposed order', () => {
	test('taken over wholly it is the order of the scores', () =>
		fc.assert(
			fc.property(order, order, (current, target) => {
				expect(place(current, placementsOf(current, target, new Set(ids)))).toEqual(target);
			})
		));

	test('taken over in part it moves nothing that was not chosen', () =>
		fc.assert(
			fc.property(order, order, fc.uniqueArray(one), (current, target, chosen) => {
				const left = (all: string[]) => all.filter((id) => !chosen.includes(id));
				expect(left(place(current, placementsOf(current, target, new Set(chosen))))).toEqual(left(current));
			})
		));

	test('moves as few as can be: those that stay were in that order already', () =>
		fc.assert(
			fc.property(order, order, (current, target) => {
				const movers = moversBetween(current, target);
				expect(current.filter((id) => !movers.has(id))).toEqual(target.filter((id) => !movers.has(id)));
			})
		));

	test('puts no item above what it waits for', () =>
		fc.assert(
			fc.property(order, scores, ringless, (current, own, among) => {
				const target = orderByScore(current, inheritScores(own, among), among);
				for (const { itemId, blockerId } of among) expect(target.indexOf(blockerId)).toBeLessThan(target.indexOf(itemId));
			})
		));
});

describe('a blocker', () => {
	test('is worth the most of itself and all that waits for it, and a ring ends', () =>
		fc.assert(
			fc.property(scores, waits, (own, among) => {
				const weights = inheritScores(own, among);
				for (const id of ids) {
					const served = new Set([id]);
					for (const at of served) for (const { itemId, blockerId } of among) if (blockerId === at) served.add(itemId);
					const known = [...served].flatMap((each) => own.get(each) ?? []);
					expect(weights.get(id)?.value).toBe(known.length === 0 ? null : Math.max(...known));
				}
			})
		));
});

describe('why one stands above another', () => {
	const rice = (amounts: Record<string, number | null>) => (amounts['effort'] ? ((amounts['reach'] ?? 0) * (amounts['impact'] ?? 0)) / amounts['effort'] : null);
	const amounts = fc.record({ reach: fc.integer({ min: 0, max: 100 }), impact: fc.integer({ min: 0, max: 3 }), effort: fc.integer({ min: 1, max: 20 }) });

	test('is told by inputs that add up to the difference', () =>
		fc.assert(
			fc.property(amounts, amounts, (above, below) => {
				const sum = (contributions(rice, above, below) ?? []).reduce((total, { amount }) => total + amount, 0);
				expect(sum).toBeCloseTo((rice(above) as number) - (rice(below) as number), 6);
			})
		));

	test('is not told where one of them is unknown', () => expect(contributions(rice, { reach: 1, impact: 1, effort: null }, { reach: 1, impact: 1, effort: 2 })).toBeNull());
});

test.each([
	[{ position: 1, target: 11, then: 4, now: 6 }, []],
	[{ position: 1, target: 12, then: 4, now: 4 }, ['place']],
	[{ position: 3, target: 3, then: 4, now: 7 }, ['demand']],
	[{ position: 3, target: 3, then: 0, now: 1 }, ['demand']],
	[{ position: 3, target: 3, then: 0, now: 0 }, []]
])('%j drifted by %j', (given, drift) => expect(driftOf(given)).toEqual(drift));
