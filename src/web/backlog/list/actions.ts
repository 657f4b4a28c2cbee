import type { Item, ItemChanges } from '#core/backlog/contract.ts';

/** What can be done with a row of the backlog. */
export type RowActions = {
	open(item: Item): void;
	step(item: Item, by: 1 | -1): void;
	end(item: Item, end: 'top' | 'bottom'): void;
	askPlace(item: Item): void;
	change(item: Item, changes: ItemChanges): Promise<boolean>;
	drop(item: Item): void;
	takeBack(item: Item): void;
};
