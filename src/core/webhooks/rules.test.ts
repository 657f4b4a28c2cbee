import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newWebhook } from './contract.ts';
import { sentDetail, webhookEvents } from './events.ts';
import { isGivenUp, maskSecret, outcomeOf, wants, type Outcome } from './rules.ts';

const since = new Date('2026-03-02T08:00:00Z');
const after = (hours: number) => new Date(since.getTime() + hours * 3_600_000);

describe('what becomes of a delivery', () => {
	test.each<[number | null, number, Outcome['state']]>([
		[200, 0, 'sent'],
		[204, 0, 'sent'],
		[301, 0, 'queued'],
		[400, 0, 'queued'],
		[410, 0, 'failed'],
		[500, 0, 'queued'],
		[null, 0, 'queued'],
		[500, 25, 'failed'],
		[null, 25, 'failed']
	])('an answer of %s after %s hours leaves it %s', (status, hours, state) => {
		expect(outcomeOf({ status, attempts: 1, since, now: after(hours), random: 0.5 }).state).toBe(state);
	});

	test('it is tried at least six times more over a day, whatever the chance', () => {
		fc.assert(
			fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (chances) => {
				let now = since;
				let retries = 0;
				for (let attempts = 1; ; attempts++) {
					const outcome = outcomeOf({ status: 503, attempts, since, now, random: chances.next().value ?? 0 });
					if (outcome.state !== 'queued') break;
					expect(outcome.nextAttemptAt.getTime()).toBeGreaterThan(now.getTime());
					now = outcome.nextAttemptAt;
					retries++;
				}
				expect(retries).toBeGreaterThanOrEqual(6);
				expect(now.getTime()).toBeGreaterThanOrEqual(after(24).getTime());
			})
		);
	});

	test('an endpoint is given up after five days without success', () => {
		expect(isGivenUp(since, after(24 * 5 - 1))).toBe(false);
		expect(isGivenUp(since, after(24 * 5))).toBe(true);
	});
});

describe('what is asked for', () => {
	test('a star asks for everything, a name for itself', () => {
		expect([wants(['*'], 'post.voted'), wants(['post.voted'], 'post.voted'), wants(['post.created'], 'post.voted')]).toEqual([true, true, false]);
	});

	test('kinds that nobody knows are named', () => {
		const refused = newWebhook.safeParse({ url: 'https://example.com', events: ['post.created', 'post.exploded', 'toString'] });
		expect(refused.error?.issues.map(({ message }) => message)).toEqual(['holds kinds of events that are not known: post.exploded, toString']);
	});

	test('only what a kind is documented to say is sent', () => {
		expect(sentDetail('post.created', { title: 'Export', email: 'carla@acme.example' })).toEqual({ title: 'Export' });
		expect(sentDetail('key.created', { keyId: 'x' })).toEqual({});
		expect(Object.values(webhookEvents).filter(({ says }) => !/^[A-Z].*\.$/.test(says))).toEqual([]);
	});

	test('a secret that was shown once shows its last letters alone', () => expect(maskSecret('whsec_abcdefgh')).toBe('whsec_…efgh'));
});
