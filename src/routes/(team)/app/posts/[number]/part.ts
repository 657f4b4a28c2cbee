import { demandParts, type DemandPart, type Part } from '#core/demand/contract.ts';
import type { Moment } from '#core/posts/behind.ts';
import { words } from '#core/demand/words.ts';
import { votersQuery, type VotersQuery } from '#core/voting/contract.ts';

/** Which people of a post are listed, as its address says it; what is not known there is left out. */
export type ChosenPart = Partial<Record<'company' | 'segment' | 'plan' | 'lifecycle' | 'without' | 'importance' | 'since' | 'at', string>>;

const names = ['company', 'segment', 'plan', 'lifecycle', 'without', 'importance', 'since'] as const;

export function partIn(parameters: URLSearchParams): { query: VotersQuery; chosen: ChosenPart; by: DemandPart; at: Moment } {
	const by = demandParts.find((one) => one === parameters.get('by')) ?? 'company';
	const at = by !== 'segment' && parameters.get('at') === 'then' ? 'then' : 'now';
	const given: ChosenPart = Object.fromEntries(names.flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : [])));
	if (at === 'then' && Object.keys(given).length > 0) given.at = at;
	const parsed = votersQuery.safeParse({ ...given, limit: 50 });
	return parsed.success ? { query: parsed.data, chosen: given, by, at } : { query: { limit: 50 }, chosen: {}, by, at };
}

/** What the chosen people have in common, in words. */
export function nameOfPart({ company, segment, plan, lifecycle, without, importance, since }: ChosenPart, parts: Part[]): string {
	const w = words.parts;
	if (company ?? segment) return parts.find((part) => part.key === (company ?? segment))?.name ?? w.one;
	if (lifecycle) return w.lifecycles[lifecycle] ?? lifecycle;
	if (importance) return w.importance[importance] ?? importance;
	if (without) return w.without[without as DemandPart];
	return plan ?? w.since(since ?? '');
}
