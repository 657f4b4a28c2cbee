/** How demand is kept and read, as pure functions. */
import { importances, type Demand, type Importance } from './contract.ts';

/** One person's part in a cluster of posts: null where they have none. */
export type Standing = { joinedAt: Date; importance: Importance | null };

/** The standing with one more act: people count from their first act, and with the highest importance they gave. */
export function joined(before: Standing | null, act: Standing): Standing {
	if (!before) return act;
	const joinedAt = before.joinedAt <= act.joinedAt ? before.joinedAt : act.joinedAt;
	return { joinedAt, importance: rankOf(before.importance) >= rankOf(act.importance) ? before.importance : act.importance };
}

function rankOf(importance: Importance | null): number {
	return importance ? importances.indexOf(importance) : -1;
}

/** The counts that are kept with the canonical post. */
export type KeptDemand = {
	people: number;
	companies: number;
	mrrKnownCents: number;
	mrrUnknownCompanies: number;
	critical: number;
	important: number;
	niceToHave: number;
	/** Of the people: those who joined in the last 30 days, and in the 30 before. */
	recent: number;
	previous: number;
};

const millisecondsADay = 86_400_000;
/** After how long a vote weighs 1/e in the trending order. */
const fadingDays = 14;

/** A moment on the scale of heat: days since 1970 over the fading time. */
export function warmth(at: Date): number {
	return at.getTime() / millisecondsADay / fadingDays;
}

/**
 * The heat with one more person, joined at `at`: log(sum(exp(t))) over the moments people joined, 0 for nobody. Its order is
 * that of exponentially fading demand at any later moment, so that it never has to be recomputed.
 */
export function warmed(heat: number, at: Date): number {
	if (heat === 0) return warmth(at);
	const [low, high] = [heat, warmth(at)].sort((a, b) => a - b) as [number, number];
	return high + Math.log1p(Math.exp(low - high));
}

/** The heat without one person who joined at `at`; null when too little would be left to tell, and it has to be counted anew. */
export function cooled(heat: number, at: Date): number | null {
	const share = Math.exp(warmth(at) - heat);
	return share < 0.5 ? heat + Math.log1p(-share) : null;
}

/** In which of the two windows of 30 days before and after `recentSince` (a day, in UTC) somebody joined. */
export function windowOf(joinedAt: Date, recentSince: string): 'recent' | 'previous' | 'earlier' {
	const since = Date.parse(`${recentSince}T00:00:00Z`);
	if (joinedAt.getTime() >= since) return 'recent';
	return joinedAt.getTime() >= since - 30 * millisecondsADay ? 'previous' : 'earlier';
}

/**
 * Rising: at least three joined in the last 30 days and a quarter more than in the 30 before. Falling: the reverse.
 */
export function trendOf(recent: number, previous: number): Demand['trend'] {
	if (recent >= 3 && recent > previous * 1.25) return 'rising';
	if (previous >= 3 && recent < previous * 0.75) return 'falling';
	return 'steady';
}

/** The demand as it is answered. `currency` is that of the workspace's companies. */
export function showDemand(kept: KeptDemand, currency: string): Demand {
	return {
		people: kept.people,
		companies: kept.companies,
		mrr: { known: kept.mrrKnownCents, currency, unknownCompanies: kept.mrrUnknownCompanies },
		importance: { critical: kept.critical, important: kept.important, niceToHave: kept.niceToHave },
		last30Days: kept.recent,
		trend: trendOf(kept.recent, kept.previous)
	};
}
