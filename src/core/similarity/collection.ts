/** What the ranking asks of an index, whether it stands in memory or in a database. */
import type { Counted, Text } from './terms.ts';

export type Statistics = {
	texts: number;
	meanTitle: number;
	meanBody: number;
	/** In how many texts each asked term stands; absent where in none. */
	holders: ReadonlyMap<number, number>;
};

export type Held<Id> = { id: Id; counted: Counted };

/**
 * What to fetch: all texts where they are few; else those with any of the rare terms, and of each pair of commoner ones
 * those that hold both, so many of each pair at the most.
 */
export type Lookup = 'all' | { any: number[]; both: [number, number][]; ofPair: number };

export type Collection<Id> = {
	statistics(terms: readonly number[]): Promise<Statistics>;
	holding(lookup: Lookup): Promise<Held<Id>[]>;
	texts(ids: readonly Id[]): Promise<Text[]>;
};
