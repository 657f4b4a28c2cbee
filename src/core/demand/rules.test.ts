import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DemandDay } from './contract.ts';
import { addDays, courseOf, dayOf, daysBetween, everyDay, thinned } from './rules.ts';

const on = (day: string, people: number): DemandDay => ({ day, people, companies: 0, mrr: { known: 0, currency: 'EUR', unknownCompanies: 0 }, importance: { critical: 0, important: 0, niceToHave: 0 } });
const span = { from: '2026-02-27', to: '2026-03-02', currency: 'EUR' };

describe('every day of a history', () => {
	test('a day without a change says what the day before it says', () => {
		const days = everyDay([on('2026-01-01', 2), on('2026-03-01', 5)], span);
		expect(days.map(({ day, people }) => [day, people])).toEqual([['2026-02-27', 2], ['2026-02-28', 2], ['2026-03-01', 5], ['2026-03-02', 5]]);
	});

	test('nobody stands behind a post before the first who did', () => {
		expect(everyDay([on('2026-03-02', 1)], span).map((day) => day.people)).toEqual([0, 0, 0, 1]);
	});

	test('no day is left out and none comes twice, over leap years and changes of the clock', () => {
		const someDay = fc.date({ min: new Date('1995-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map(dayOf);
		fc.assert(
			fc.property(someDay, fc.nat(500), (from, more) => {
				const days = everyDay([], { from, to: addDays(from, more), currency: 'EUR' }).map((day) => day.day);
				expect(new Set(days).size).toBe(more + 1);
				expect(days).toEqual([...days].sort());
				expect(daysBetween(from, addDays(from, more))).toBe(more + 1);
			})
		);
	});
});

test('a course says where it began, where it is, and by when half were there', () => {
	expect(courseOf([on('2026-01-01', 1), on('2026-01-02', 3), on('2026-01-03', 6)])).toEqual({ from: 1, to: 6, half: '2026-01-02' });
	expect(courseOf([])).toEqual({ from: 0, to: 0, half: null });
});

test('a thinned history keeps its last day and stays within its bound', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 2, max: 90 }), (length, most) => {
			const days = everyDay([], { from: '2026-01-01', to: addDays('2026-01-01', length - 1), currency: 'EUR' });
			const shown = thinned(days, most);
			expect(shown.at(-1)).toEqual(days.at(-1));
			expect(shown.length).toBeLessThanOrEqual(most);
		})
	);
});
