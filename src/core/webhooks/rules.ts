import { nextAttempt } from '../notifications/rules.ts';
import type { WebhookFailure } from './contract.ts';

/** For how long the secret before signs too, in milliseconds. */
export const bothSecretsFor = 24 * 3_600_000;
/** An endpoint that nothing reaches for so long is switched off, in milliseconds. */
export const switchOffAfter = 5 * 24 * 3_600_000;
/** For how long the log of deliveries is kept, in milliseconds. */
export const deliveriesKeptFor = 30 * 24 * 3_600_000;
/** A workspace has at most so many endpoints. */
export const mostWebhooks = 50;

/** What came of one attempt: the status that was answered, or null where nothing answered. */
export type Attempt = { status: number | null; attempts: number; since: Date; now: Date; random: number };

export type Outcome = { state: 'sent' } | { state: 'queued'; nextAttemptAt: Date } | { state: 'failed'; reason: WebhookFailure };

/**
 * What becomes of a delivery after an attempt: 2xx is success, 410 says that nobody is there any more, everything else
 * (a redirect too, because none is followed) is tried again for a day.
 */
export function outcomeOf({ status, ...tried }: Attempt): Outcome {
	if (status !== null && status >= 200 && status < 300) return { state: 'sent' };
	if (status === 410) return { state: 'failed', reason: 'gone' };
	const nextAttemptAt = nextAttempt(tried);
	return nextAttemptAt ? { state: 'queued', nextAttemptAt } : { state: 'failed', reason: 'gave-up' };
}

/** Whether an endpoint that has failed since then is given up. */
export function isGivenUp(failingSince: Date, now: Date): boolean {
	return now.getTime() - failingSince.getTime() >= switchOffAfter;
}

/** Whether an endpoint that asks for these kinds of events wants this one. */
export function wants(events: readonly string[], type: string): boolean {
	return events.includes('*') || events.includes(type);
}

/** A secret as it is shown after the first time. */
export function maskSecret(secret: string): string {
	return `whsec_…${secret.slice(-4)}`;
}
