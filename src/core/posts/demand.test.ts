import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cooled, showDemand, trendOf, warmed, warmth, windowOf } from './demand.ts';

const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });

/** What heat is, all at once: log(sum(exp(t))), shifted by the maximum. */
function heatOf(joined: Date[]): number {
	const times = joined.map(warmth);
	const highest = times.reduce((most, time) => Math.max(most, time));
	return highest + Math.log(times.reduce((sum, time) => sum + Math.exp(time - highest), 0));
}

describe('heat', () => {
	test('does not depend on the order people joined in, nor on whether it was counted at once', () => {
		fc.assert(
			fc.property(fc.array(moments, { minLength: 1, maxLength: 50 }), (joined) => {
				const oneByOne = joined.reduce((heat, at) => warmed(heat, at), 0);
				expect(oneByOne).toBeCloseTo(heatOf(joined), 9);
				expect(heatOf([...joined].reverse())).toBeCloseTo(heatOf(joined), 9);
			})
		);
	});

	test('orders posts as exponentially fading demand does at any later time', () => {
		const fading = (joined: Date[], now: Date) => joined.reduce((sum, at) => sum + Math.exp((at.getTime() - now.getTime()) / 86_400_000 / 14), 0);
		const later = new Date('2027-02-01');
		const few = fc.array(moments, { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(few, few, (one, other) => {
				const [hot, cold] = [fading(one, later), fading(other, later)];
				fc.pre(Math.abs(hot - cold) > 1e-9 * Math.max(hot, cold));
				expect(heatOf(one) > heatOf(other)).toBe(hot > cold);
			})
		);
	});

	test('somebody who leaves takes their heat with them, or it has to be counted anew', () => {
		const old = new Date('2026-01-01');
		const recent = new Date('2026-06-01');
		expect(cooled(heatOf([old, recent]), old)).toBeCloseTo(heatOf([recent]), 9);
		expect(cooled(heatOf([old, recent]), recent)).toBeNull();
	});
});

describe('windows and trend', () => {
	test.each([
		['2026-06-10T00:00:00Z', 'recent'],
		['2026-06-09T23:59:59Z', 'previous'],
		['2026-05-11T00:00:00Z', 'previous'],
		['2026-05-10T23:59:59Z', 'earlier']
	] as const)('who joined at %s counts as %s', (at, window) => expect(windowOf(new Date(at), '2026-06-10')).toBe(window));

	test.each([
		[3, 0, 'rising'],
		[2, 0, 'steady'],
		[10, 8, 'steady'],
		[11, 8, 'rising'],
		[5, 8, 'falling'],
		[1, 2, 'steady']
	] as const)('%i recent after %i before is %s', (recent, previous, trend) => expect(trendOf(recent, previous)).toBe(trend));
});

test('unknown revenue is said as a number of companies, never as 0', () => {
	const kept = { people: 3, companies: 2, mrrKnownCents: 5000, mrrUnknownCompanies: 1, critical: 1, important: 0, niceToHave: 0, recent: 3, previous: 0 };
	expect(showDemand(kept, 'EUR')).toEqual({
		people: 3,
		companies: 2,
		mrr: { known: 5000, currency: 'EUR', unknownCompanies: 1 },
		importance: { critical: 1, important: 0, niceToHave: 0 },
		last30Days: 3,
		trend: 'rising'
	});
});
