/** Days and what stood behind a post on them, as pure functions. */
import type { DemandDay } from './contract.ts';

const millisecondsADay = 86_400_000;

/** The day of a moment, in UTC, as `2026-03-31`. */
export function dayOf(at: Date): string {
	return at.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
	return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * millisecondsADay));
}

/** Days from one to another, both counted; 0 or less where the second is before the first. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsADay) + 1;
}

/** The first day (UTC) on which somebody joined who counts as recent. */
export function firstRecentDay(now: Date): string {
	return addDays(dayOf(now), -30);
}

/**
 * One entry a day from `from` to `to`: a day without a change says what the day before it says, and a day before the
 * first says nobody.
 * @param changes in the order of their days; the last one at or before `from` says how it begins.
 */
export function everyDay(changes: DemandDay[], { from, to, currency }: { from: string; to: string; currency: string }): DemandDay[] {
	let stands: Omit<DemandDay, 'day'> = nobody(currency);
	let next = 0;
	return Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, at) => {
		const day = addDays(from, at);
		for (; next < changes.length && (changes[next] as DemandDay).day <= day; next += 1) stands = changes[next] as DemandDay;
		return { ...stands, day };
	});
}

function nobody(currency: string): Omit<DemandDay, 'day'> {
	return { people: 0, companies: 0, mrr: { known: 0, currency, unknownCompanies: 0 }, importance: { critical: 0, important: 0, niceToHave: 0 } };
}

/** How a history went, for the sentence above its chart. `half` is the day by which half of today's people were there. */
export function courseOf(days: DemandDay[]): { from: number; to: number; half: string | null } {
	const to = days.at(-1)?.people ?? 0;
	return { from: days[0]?.people ?? 0, to, half: to >= 4 ? (days.find((day) => day.people * 2 >= to)?.day ?? null) : null };
}

/** About `most` days that are evenly spread, the last one always among them: as many as a chart has room for. */
export function thinned(days: DemandDay[], most: number): DemandDay[] {
	const step = Math.max(1, Math.ceil(days.length / most));
	return days.filter((_, at) => (days.length - 1 - at) % step === 0);
}
