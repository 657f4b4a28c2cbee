import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '#core/kernel/problem.ts';

/** Points per window in seconds, per process and per caller: an address, or the key or person that is known. */
const windows = {
	api: { points: 6000, duration: 60 },
	'sign-in': { points: 10, duration: 300 },
	ask: { points: 12, duration: 600 },
	vote: { points: 120, duration: 60 },
	comment: { points: 30, duration: 600 },
	search: { points: 240, duration: 60 },
	report: { points: 10, duration: 600 },
	upload: { points: 30, duration: 600 },
	mail: { points: 60, duration: 600 }
} as const;

export type LimitName = keyof typeof windows;

export type Limits = {
	/** Takes one point or throws `too-many-requests`; answers the values of the RateLimit headers. */
	take(name: LimitName, caller: string): Promise<Record<string, string>>;
};

export function makeLimits(factor = 1): Limits {
	const limiters = new Map<LimitName, RateLimiterMemory>();
	for (const [name, window] of Object.entries(windows)) {
		limiters.set(name as LimitName, new RateLimiterMemory({ ...window, points: window.points * factor, keyPrefix: name }));
	}
	return {
		async take(name, caller) {
			const { points, duration } = windows[name];
			const policy = `"${name}";q=${points * factor};w=${duration}`;
			try {
				const left = await limiters.get(name)!.consume(caller);
				return headersOf(name, policy, left);
			} catch (refused) {
				if (!(refused instanceof RateLimiterRes)) throw refused;
				const retryAfter = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
				throw new Refusal('too-many-requests', `That was too often. Please try again in ${retryAfter} seconds.`, {
					extra: { retryAfter }
				});
			}
		}
	};
}

function headersOf(name: LimitName, policy: string, left: RateLimiterRes): Record<string, string> {
	const reset = Math.ceil(left.msBeforeNext / 1000);
	return { RateLimit: `"${name}";r=${left.remainingPoints};t=${reset}`, 'RateLimit-Policy': policy };
}
