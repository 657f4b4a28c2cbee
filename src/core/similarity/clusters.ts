/** Posts that hang together by pairs, as groups that somebody can decide about at once. */

export type Pair = { one: string; other: string; probability: number };

/** No group is larger: more cannot be looked through, and long chains of likenesses drift. */
export const mostInCluster = 12;

/**
 * Joins pairs into groups, the likeliest first; a pair that would make a group too large, or bring two together that are
 * said to be apart, is left out. Pairs that are equally likely go by their ids, so that the same pairs give the same
 * groups in any order.
 * @param apart what members said not to be the same
 * @returns groups of two and more, each sorted by id
 */
export function clustersFrom(pairs: readonly Pair[], apart: readonly Pick<Pair, 'one' | 'other'>[] = []): string[][] {
	const strangers = new Map<string, Set<string>>();
	for (const { one, other } of apart) for (const [here, there] of [[one, other], [other, one]] as const) strangers.set(here, (strangers.get(here) ?? new Set()).add(there));
	const mayMeet = (here: Set<string>, there: Set<string>) => [...here].every((id) => strangers.get(id)?.isDisjointFrom(there) ?? true);
	const groups = new Map<string, Set<string>>();
	const groupOf = (id: string) => groups.get(id) ?? new Set([id]);
	for (const { one, other } of [...pairs].sort(likeliestFirst)) {
		const [here, there] = [groupOf(one), groupOf(other)];
		if (here === there || here.size + there.size > mostInCluster || !mayMeet(here, there)) continue;
		const joined = new Set([...here, ...there]);
		for (const id of joined) groups.set(id, joined);
	}
	return [...new Set(groups.values())].map((group) => [...group].sort());
}

function likeliestFirst(a: Pair, b: Pair): number {
	return b.probability - a.probability || compare(a.one, b.one) || compare(a.other, b.other);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
