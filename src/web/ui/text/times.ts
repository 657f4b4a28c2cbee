type Step = { unit: Intl.RelativeTimeFormatUnit; seconds: number };

const steps: Step[] = [
	{ unit: 'year', seconds: 31_557_600 },
	{ unit: 'month', seconds: 2_629_800 },
	{ unit: 'week', seconds: 604_800 },
	{ unit: 'day', seconds: 86_400 },
	{ unit: 'hour', seconds: 3_600 },
	{ unit: 'minute', seconds: 60 }
];

const relative = new Map<string, Intl.RelativeTimeFormat>();
const absolute = new Map<string, Intl.DateTimeFormat>();

function relativeFor(locale: string): Intl.RelativeTimeFormat {
	const known = relative.get(locale);
	if (known) return known;
	const made = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
	relative.set(locale, made);
	return made;
}

/** "3 days ago", in the largest unit that fits; below a minute "now" in the reader's language. */
export function sayHowLongAgo(at: Date, now: Date, locale: string): string {
	const seconds = (at.getTime() - now.getTime()) / 1000;
	const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds);
	if (!step) return relativeFor(locale).format(0, 'second');
	return relativeFor(locale).format(Math.trunc(seconds / step.seconds), step.unit);
}

export function sayWhen(at: Date, locale: string, timeZone: string): string {
	const key = `${locale}:${timeZone}`;
	let formatter = absolute.get(key);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
		absolute.set(key, formatter);
	}
	return formatter.format(at);
}
