import autocannon from 'autocannon';

export type Work = { name: string; path: string; method?: 'GET' | 'PUT'; headers?: Record<string, string>; bodies?: () => { path: string; body: string } };
export type Round = { perSecond: number; p50: number; p95: number; p99: number; failed: number };
export type Measured = Round & { share: number; spread: string };

/**
 * Drives one address for some seconds with 10 connections and answers what came of it, times in milliseconds; as fast as
 * it answers, or with `perSecond` requests a second.
 */
export async function drive(url: string, work: Work, { seconds, perSecond }: { seconds: number; perSecond?: number }): Promise<Round> {
	const times: number[] = [];
	const result = await new Promise<autocannon.Result>((resolve, reject) => {
		const instance = autocannon(
			{
				url: url + work.path,
				connections: 10,
				duration: seconds,
				method: work.method ?? 'GET',
				headers: work.headers ?? {},
				...(perSecond ? { overallRate: perSecond } : {}),
				...(work.bodies ? { requests: [{ setupRequest: (request) => ({ ...request, ...work.bodies?.() }) }] } : {})
			},
			(error, done) => (error ? reject(error) : resolve(done))
		);
		instance.on('response', (_client, _status, _bytes, time) => times.push(time));
	});
	const sorted = Float64Array.from(times).sort();
	return { perSecond: result.requests.average, p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99), failed: result.non2xx + result.errors };
}

/**
 * Measures a work and the yardstick in turns, so that both feel the same noise, and answers the medians. The share is
 * the median of the rounds' own ratios.
 */
export async function compare(url: string, yardstick: string, work: Work, rounds: number, seconds: number): Promise<Measured> {
	await drive(url, work, { seconds: 1 });
	const taken: (Round & { share: number })[] = [];
	for (let round = 0; round < rounds; round++) {
		const hello = await drive(yardstick, { name: 'hello', path: '/' }, { seconds });
		const mine = await drive(url, work, { seconds });
		taken.push({ ...mine, share: mine.perSecond / hello.perSecond });
	}
	const shares = taken.map(({ share }) => share);
	return {
		perSecond: median(taken.map((round) => round.perSecond)),
		p50: median(taken.map((round) => round.p50)),
		p95: median(taken.map((round) => round.p95)),
		p99: median(taken.map((round) => round.p99)),
		failed: taken.reduce((sum, round) => sum + round.failed, 0),
		share: median(shares),
		spread: `${percent(Math.min(...shares))} – ${percent(Math.max(...shares))}`
	};
}

/** The value that this share of the sorted ones stays under, to a tenth. */
export function quantile(sorted: Float64Array, share: number): number {
	return Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
}

export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export function percent(share: number): string {
	return `${(share * 100).toFixed(2)} %`;
}
