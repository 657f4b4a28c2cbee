/** A collection that stands in memory: for measuring and for properties. The product's stands in PostgreSQL. */
import type { Collection, Held, Lookup, Statistics } from './collection.ts';
import { countTerms, type Counted, type Text } from './terms.ts';

export class CollectionInMemory implements Collection<number> {
	readonly counted: Counted[];
	readonly #given: readonly Text[];
	readonly #holders = new Map<number, number[]>();
	readonly #means: { meanTitle: number; meanBody: number };

	constructor(given: readonly Text[]) {
		this.#given = given;
		this.counted = given.map((text) => countTerms(text));
		this.counted.forEach(({ terms }, id) => terms.forEach((term) => this.#hold(term, id)));
		this.#means = { meanTitle: mean(this.counted.map((one) => one.titleLength)), meanBody: mean(this.counted.map((one) => one.bodyLength)) };
	}

	#hold(term: number, id: number): void {
		const holders = this.#holders.get(term);
		if (holders) holders.push(id);
		else this.#holders.set(term, [id]);
	}

	async statistics(terms: readonly number[]): Promise<Statistics> {
		const holders = new Map(terms.map((term) => [term, this.#holders.get(term)?.length ?? 0]));
		return { texts: this.counted.length, ...this.#means, holders };
	}

	async holding(lookup: Lookup): Promise<Held<number>[]> {
		if (lookup === 'all') return this.counted.map((counted, id) => ({ id, counted }));
		const { any, both, ofPair } = lookup;
		const found = new Set(any.flatMap((term) => this.#holders.get(term) ?? []));
		for (const [one, other] of both) {
			const others = new Set(this.#holders.get(other));
			for (const id of (this.#holders.get(one) ?? []).filter((held) => others.has(held)).slice(0, ofPair)) found.add(id);
		}
		return [...found].map((id) => ({ id, counted: this.counted[id] as Counted }));
	}

	async texts(ids: readonly number[]): Promise<Text[]> {
		return ids.map((id) => this.#given[id] as Text);
	}
}

function mean(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0) / (numbers.length || 1);
}
