import { Refusal } from '#core/kernel/problem.ts';

/** Refuses a change made on an older version than the one that stands; null means the caller did not say. */
export function checkVersion(expected: number | null, actual: number): void {
	if (expected !== null && expected !== actual) {
		throw new Refusal('stale', 'Someone changed this since you read it. Read it again and repeat your change.', {
			extra: { version: actual }
		});
	}
}
