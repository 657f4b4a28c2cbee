const dayLength = 86_400_000;

/** "9 – 20 Mar" in the reader's language; the days of a sprint belong to no time zone. */
export function formatDays(startsOn: string, endsOn: string, locale: string): string {
	const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
	return format.formatRange(new Date(startsOn), new Date(endsOn));
}

/** Whole days from today to a day; negative once it is past. */
export function daysUntil(day: string, today: Date): number {
	return Math.round((Date.parse(day) - Date.parse(today.toISOString().slice(0, 10))) / dayLength);
}

/** The day so many days after another one. */
export function dayAfter(day: string, days: number): string {
	return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
}
