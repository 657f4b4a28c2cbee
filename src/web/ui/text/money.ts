const formatters = new Map<string, Intl.NumberFormat>();

/** An amount of cents in whole units of its currency, short where it is large. */
export function formatMoney(cents: number, currency: string, locale: string): string {
	const isLarge = cents >= 10_000_000;
	const key = `${locale} ${currency} ${isLarge}`;
	let formatter = formatters.get(key);
	if (!formatter) {
		formatter = new Intl.NumberFormat(locale, {
			style: 'currency',
			currency,
			...(isLarge ? { notation: 'compact', maximumFractionDigits: 1 } : { maximumFractionDigits: 0 })
		});
		formatters.set(key, formatter);
	}
	return formatter.format(cents / 100);
}
