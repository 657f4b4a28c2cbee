/** Formatters are costly to make (about 30 µs) and a list shows hundreds of numbers, so each is made once. */
const formatters = new Map<string, Intl.NumberFormat>();

export function formatNumber(value: number, locale: string, compact = false): string {
	const short = compact && Math.abs(value) >= 10_000;
	const key = `${locale}:${short}`;
	let formatter = formatters.get(key);
	if (!formatter) {
		formatter = new Intl.NumberFormat(locale, short ? { notation: 'compact', maximumFractionDigits: 1 } : {});
		formatters.set(key, formatter);
	}
	return formatter.format(value);
}
