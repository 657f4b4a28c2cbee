/** `itemId` waits for `blockerId`. */
export type Wait = { itemId: string; blockerId: string };
/** `from`: the item whose score this is, where it is that of something that waits for it. */
export type Weight = { value: number | null; from: string | null };

/** What blocks others is worth at least what it lets go on: the highest score wins, however long the chain; a ring ends by itself. */
export function inheritScores(own: Map<string, number | null>, waits: Wait[]): Map<string, Weight> {
	const blockers = Map.groupBy(waits.filter(({ itemId, blockerId }) => own.has(itemId) && own.has(blockerId)), ({ itemId }) => itemId);
	const found = new Map<string, Weight>();
	const known = [...own].flatMap(([id, value]) => (value === null ? [] : [{ id, value }])).sort((one, other) => other.value - one.value);
	// From the highest down: whoever is reached first is reached by the most that it lets go on.
	for (const { id, value } of known) {
		if (found.has(id)) continue;
		const reached = [id];
		for (const at of reached) {
			if (found.has(at)) continue;
			found.set(at, { value, from: at === id || own.get(at) === value ? null : id });
			for (const { blockerId } of blockers.get(at) ?? []) if (!found.has(blockerId)) reached.push(blockerId);
		}
	}
	return new Map([...own.keys()].map((id) => [id, found.get(id) ?? { value: null, from: null }]));
}

/** The highest first and the unknown last; of the same score a blocker before what waits for it, and otherwise as they stand. */
export function orderByScore(current: string[], weights: Map<string, Weight>, waits: Wait[]): string[] {
	const depth = depths(current, waits);
	const places = new Map(current.map((id, at) => [id, at]));
	const valueOf = (id: string) => weights.get(id)?.value ?? Number.NEGATIVE_INFINITY;
	return current.toSorted((one, other) => {
		const [a, b] = [valueOf(one), valueOf(other)];
		if (a !== b) return a > b ? -1 : 1;
		return (depth.get(one) as number) - (depth.get(other) as number) || (places.get(one) as number) - (places.get(other) as number);
	});
}

/** How many blockers stand behind each other in front of an item; what stands in a ring comes last. */
function depths(ids: string[], waits: Wait[]): Map<string, number> {
	const here = new Set(ids);
	const among = waits.filter(({ itemId, blockerId }) => here.has(itemId) && here.has(blockerId));
	const waiting = Map.groupBy(among, ({ blockerId }) => blockerId);
	const left = new Map(ids.map((id) => [id, 0]));
	for (const { itemId } of among) left.set(itemId, (left.get(itemId) as number) + 1);
	const depth = new Map(ids.map((id) => [id, left.get(id) === 0 ? 0 : ids.length]));
	const free = ids.filter((id) => left.get(id) === 0);
	for (const id of free) {
		for (const { itemId } of waiting.get(id) ?? []) {
			const open = (left.get(itemId) as number) - 1;
			left.set(itemId, open);
			if (open > 0) continue;
			// The last blocker that comes free is one of the deepest: they come free level by level.
			depth.set(itemId, (depth.get(id) as number) + 1);
			free.push(itemId);
		}
	}
	return depth;
}

/** The fewest items whose moving makes one order of the other. */
export function moversBetween(current: string[], target: string[]): Set<string> {
	const places = new Map(current.map((id, at) => [id, at]));
	const tails: string[] = [];
	const before = new Map<string, string | undefined>();
	const placeOf = (id: string) => places.get(id) as number;
	for (const id of target) {
		let low = 0;
		for (let high = tails.length; low < high; ) {
			const middle = (low + high) >> 1;
			if (placeOf(tails[middle] as string) < placeOf(id)) low = middle + 1;
			else high = middle;
		}
		before.set(id, tails[low - 1]);
		tails[low] = id;
	}
	const staying = new Set<string>();
	for (let at = tails.at(-1); at !== undefined; at = before.get(at)) staying.add(at);
	return new Set(target.filter((id) => !staying.has(id)));
}

/** Where each chosen item goes, to be done in this order: right behind `after`, or to the top. */
export type Placement = { id: string; after: string | null };
export function placementsOf(current: string[], target: string[], chosen: ReadonlySet<string>): Placement[] {
	const movers = moversBetween(current, target);
	const placements: Placement[] = [];
	let anchor: string | null = null;
	for (const id of target) {
		if (movers.has(id) && !chosen.has(id)) continue;
		if (movers.has(id)) placements.push({ id, after: anchor });
		anchor = id;
	}
	return placements;
}

export function place(current: string[], placements: Placement[]): string[] {
	return placements.reduce((order, { id, after }) => {
		const others = order.filter((one) => one !== id);
		return others.toSpliced(after === null ? 0 : others.indexOf(after) + 1, 0, id);
	}, current);
}

type Amounts = Record<string, number | null>;

/** How much each input does for the difference of two scores; they add up to it. Null where one of them is unknown. */
export function contributions(evaluate: (amounts: Amounts) => number | null, above: Amounts, below: Amounts): { input: string; amount: number }[] | null {
	const inputs = Object.keys(above);
	const there = walk(evaluate, inputs, { from: below, to: above });
	const back = walk(evaluate, inputs.toReversed(), { from: below, to: above });
	if (!there || !back) return null;
	// What an input does depends on which others were changed before it: the mean of both ways is nobody's favour.
	return inputs.map((input) => ({ input, amount: ((there.get(input) as number) + (back.get(input) as number)) / 2 })).sort((one, other) => Math.abs(other.amount) - Math.abs(one.amount));
}

function walk(evaluate: (amounts: Amounts) => number | null, inputs: string[], { from, to }: { from: Amounts; to: Amounts }): Map<string, number> | null {
	const steps = new Map<string, number>();
	let amounts = from;
	let value = evaluate(amounts);
	for (const input of inputs) {
		amounts = { ...amounts, [input]: to[input] ?? null };
		const next = evaluate(amounts);
		if (value === null || next === null) return null;
		steps.set(input, next - value);
		value = next;
	}
	return steps;
}

/** How sure the evidence makes: quotes of several kinds weigh more than votes alone. */
export function confidenceOf({ quotes, kinds, people }: { quotes: number; kinds: number; people: number }): number {
	if (quotes >= 5 && kinds >= 2) return 1;
	return quotes >= 2 || people >= 10 ? 0.8 : 0.5;
}

/** On the scale of RICE: what those who said how much it matters said on average; unknown where nobody did. */
export function impactOf({ critical, important, niceToHave }: { critical: number; important: number; niceToHave: number }): number | null {
	const said = critical + important + niceToHave;
	return said === 0 ? null : (2 * critical + important + niceToHave / 2) / said;
}

export const driftPlaces = 10;
export const driftShare = 0.5;
export type Drift = 'place' | 'demand';

/** Why an item’s place deserves a second look: its score says another one, or its demand is not what it was when it was placed. */
export function driftOf({ position, target, then, now }: { position: number; target: number; then: number; now: number }): Drift[] {
	const changed = then === 0 ? now > 0 : Math.abs(now - then) / then > driftShare;
	return [...(Math.abs(position - target) > driftPlaces ? (['place'] as const) : []), ...(changed ? (['demand'] as const) : [])];
}
