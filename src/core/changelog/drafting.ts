/** Writes the first words of an entry from what was done, for somebody to make better. */

export type Asked = { title: string; people: number; quote: string | null };

export type Draft = { title: string; body: string };

const longestQuote = 240;

/** One request gives its name to the entry; several become a list, those that most people asked for first, each with the words of somebody who asked. */
export function draftOf(asked: readonly Asked[], done: readonly string[], words: DraftWords): Draft {
	const [first, ...others] = [...asked].sort((one, other) => other.people - one.people);
	const named = first?.title ?? done[0] ?? '';
	if (first && others.length === 0) return { title: named, body: [...introduced(first, words), ...also(done, words)].join('\n\n') };
	const several = [first, ...others].flatMap((one) => (one ? [`### ${one.title}`, ...introduced(one, words)] : []));
	const count = asked.length + (asked.length === 0 ? done.length : 0);
	return { title: count > 1 ? words.several(named, count - 1) : named, body: [...several, ...also(done, words)].join('\n\n') };
}

export type DraftWords = { asked(people: number): string; several(first: string, more: number): string; also: string };

function introduced({ people, quote }: Asked, words: DraftWords): string[] {
	return [...(people > 0 ? [words.asked(people)] : []), ...(quote ? [quoted(quote)] : [])];
}

function quoted(quote: string): string {
	const short = quote.length > longestQuote ? `${quote.slice(0, longestQuote).replace(/\s+\S*$|[\ud800-\udbff]$/, '')}…` : quote;
	return short
		.split('\n')
		.map((line) => `> ${line}`)
		.join('\n');
}

function also(done: readonly string[], words: DraftWords): string[] {
	return done.length === 0 ? [] : [words.also, done.map((title) => `- ${title}`).join('\n')];
}

/** What a text says that none of its sources does: a number, an address, or a quote that is not word for word; null where all holds. */
export function inventedIn(text: string, sources: readonly string[]): string | null {
	const known = plain(sources.join('\n'));
	const numbers = text.match(/\d+(?:[.,]\d+)*/g) ?? [];
	const links = text.match(/https?:\/\/\S+/g) ?? [];
	const quotes = text.split('\n').filter((line) => /^\s*>/.test(line)).map((line) => line.replace(/^[\s>]+/, ''));
	const stated = new Set(known.match(/\d+(?:[.,]\d+)*/g));
	return numbers.find((number) => !stated.has(number)) ?? [...links, ...quotes].find((part) => !known.includes(plain(part))) ?? null;
}

/** Quotation marks and spaces aside, which writers change. */
function plain(text: string): string {
	return text.toLowerCase().replace(/["“”„«»‘’']/g, '').replace(/…|\.\.\.$/g, '').replace(/\s+/g, ' ').trim();
}
