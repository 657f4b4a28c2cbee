import { stemsIn } from '../similarity/terms.ts';

/** How much two texts have in common, from 0 to 1: twice what both say by what each says. */
export function likenessOf(one: string, other: string): number {
	return overlap(meaningOf(one), meaningOf(other));
}

export function meaningOf(text: string): Set<string> {
	return new Set(stemsIn(text));
}

export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
	if (one.size === 0 || other.size === 0) return 0;
	let shared = 0;
	for (const stem of one) if (other.has(stem)) shared++;
	return (2 * shared) / (one.size + other.size);
}
