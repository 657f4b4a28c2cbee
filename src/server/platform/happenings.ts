import type { Tx } from './database.ts';

/** Which running transactions have recorded an event, so that a hint goes out after their commit. */
const transactions = new WeakSet<Tx>();

export function noteHappening(tx: Tx): void {
	transactions.add(tx);
}

export function hasHappening(tx: Tx): boolean {
	return transactions.has(tx);
}
