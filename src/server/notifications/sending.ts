import { composeMessage, composeSubject, type News } from '#core/notifications/letters.ts';
import { nextAttempt } from '#core/notifications/rules.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { mailsSent } from '../platform/health.ts';
import { renderLetter } from '../platform/letter.ts';
import type { Letter, Mailer, SendOutcome } from '../platform/mail.ts';
import { keepMail, messageIdOf } from '../platform/mail-queue.ts';
import { enqueue } from '../platform/outbox.ts';
import { claimDue, nextDue, release, settle, type Claim, type Settlement } from './claims.ts';
import { readFacts, type BatchFacts } from './facts.ts';
import { mailLinks } from './links.ts';
import { addressesBack } from './mail-back.ts';
import { suppressAddress } from './returned.ts';

export type Pace = {
	/** Deliveries claimed at once; their letters are all that is held in memory. */
	batch: number;
	/** Letters under way at once. */
	concurrency: number;
	/** How long a claim holds, in milliseconds; longer than `longestSend`. */
	lease: number;
	/** No letter is begun with less than this left of its claim, in milliseconds. */
	longestSend: number;
	/** How long one job goes on before it hands over to the next, in milliseconds. */
	shift: number;
};

const usualPace: Pace = { batch: 50, concurrency: 5, lease: 300_000, longestSend: 90_000, shift: 5_000 };

export type Sender = { mailer: Mailer; secret: string; stop?: AbortSignal | undefined; random?: () => number; pace?: Partial<Pace> };

/** Asks, in the transaction that made deliveries, for them to be sent. */
export async function askToSend(context: ContextOf<Tx>): Promise<void> {
	await enqueue(context.db, 'send-deliveries', { workspaceId: context.workspaceId }, { key: `send-deliveries ${context.workspaceId}` });
}

/**
 * Sends what is due, batch after batch, for one shift, and asks for the next. When nothing of a batch gets through the
 * server is away: the rest waits instead of using up its attempts.
 */
export async function sendDeliveries(context: Context, sender: Sender): Promise<void> {
	const pace = { ...usualPace, ...sender.pace };
	const shiftEnds = Date.now() + pace.shift;
	let away = false;
	while (!away && !sender.stop?.aborted && Date.now() < shiftEnds) {
		const now = context.now();
		const claims = await claimDue(context.db, { now, until: new Date(now.getTime() + pace.lease), limit: pace.batch });
		if (claims.length === 0) break;
		const settlements = await sendBatch(context, { ...sender, pace }, claims);
		away = settlements.length > 0 && settlements.every((settlement) => settlement.state === 'queued');
	}
	await askForRest(context, away ? 15_000 : 0);
}

async function askForRest(context: Context, pause: number): Promise<void> {
	const due = await nextDue(context.db);
	if (!due) return;
	const runAt = new Date(Math.max(due.getTime(), context.now().getTime() + pause));
	await inTransaction(context, (tx) =>
		enqueue(tx, 'send-deliveries', { workspaceId: context.workspaceId }, { key: `send-deliveries later ${context.workspaceId}`, runAt })
	);
}

async function sendBatch(context: Context, sender: Sender & { pace: Pace }, claims: Claim[]): Promise<Settlement[]> {
	const facts = await readFacts(context.db, context.baseUrl, claims);
	const waiting = [...claims];
	const settlements: Settlement[] = [];
	const work = async () => {
		for (let claimed = waiting.shift(); claimed; claimed = waiting.shift()) {
			const left = claimed.claimed_until.getTime() - context.now().getTime();
			if (sender.stop?.aborted || left < Math.min(sender.pace.longestSend, sender.pace.lease / 2)) {
				await release(context.db, claimed, context.now());
				continue;
			}
			const settlement = await sendOne(context, sender, claimed, facts);
			if (settlement.state !== 'suppressed') settlements.push(settlement);
		}
	};
	await Promise.all(Array.from({ length: sender.pace.concurrency }, work));
	return settlements;
}

async function sendOne(context: Context, sender: Sender, claimed: Claim, facts: BatchFacts): Promise<Settlement> {
	const addressee = facts.addressee(claimed.person_id);
	const known = facts.of(claimed);
	if (addressee.stopped !== null || addressee.email === null) {
		return settled(context, claimed, { state: 'suppressed', reason: addressee.stopped ?? 'no-address' });
	}
	if (!known) return settled(context, claimed, { state: 'failed', reason: 'refused', response: 'What this was about is gone.' });
	const links = mailLinks(context.baseUrl, sender.secret, { workspaceId: context.workspaceId, personId: claimed.person_id as PersonId });
	const sent = { workspaceId: context.workspaceId, letterId: claimed.delivery_id, email: addressee.email };
	const letter = { ...writeLetter(context, claimed, addressee.email, { ...known, ...links }), ...addressesBack(sender.mailer.answersAt, sender.secret, sent) };
	if (!sender.mailer.canSend) return keepInOutbox(context, sender.mailer, claimed, letter, known.kind);
	const outcome = await sender.mailer.send(letter);
	mailsSent.inc({ outcome: outcome.result });
	const settlement = settlementOf(outcome, claimed, context.now(), (sender.random ?? Math.random)());
	if (outcome.result !== 'gone') return settled(context, claimed, settlement);
	return inTransaction(context, async (tx, inner) => {
		await suppressAddress(inner, { email: letter.to, reason: 'bounced', detail: outcome.response });
		return settled(inner, claimed, settlement);
	});
}

function writeLetter(context: Context, claimed: Claim, to: string, news: News): Letter {
	return {
		to,
		subject: composeSubject(news),
		...renderLetter(composeMessage(news)),
		messageId: messageIdOf(context, claimed.delivery_id),
		fromName: news.workspace,
		headers: {
			// RFC 2369 and RFC 8058: one click, without a page or a sign-in.
			'List-Unsubscribe': `<${news.unsubscribeUrl}>`,
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
			// RFC 3834: no holiday replies, please.
			'Auto-Submitted': 'auto-generated'
		}
	};
}

function settlementOf({ result, response }: SendOutcome, claimed: Claim, now: Date, random: number): Settlement {
	if (result === 'sent') return { state: 'sent', response };
	if (result === 'gone') return { state: 'failed', reason: 'bounced', response };
	if (result === 'refused') return { state: 'failed', reason: 'refused', response };
	const nextAttemptAt = nextAttempt({ attempts: claimed.attempts, since: claimed.created_at, now, random });
	return nextAttemptAt ? { state: 'queued', response, nextAttemptAt } : { state: 'failed', reason: 'gave-up', response };
}

/** Without SMTP_URL the outbox is where the letter arrives: the delivery is sent, and its mail is there to be read. */
function keepInOutbox(context: Context, mailer: Mailer, claimed: Claim, letter: Letter, kind: string): Promise<Settlement> {
	return inTransaction(context, async (_, inner) => {
		const mailId = await keepMail(inner, { ...letter, kind, deliveryId: claimed.delivery_id });
		if (mailId) mailer.announceKept({ mailId, subject: letter.subject });
		return settled(inner, claimed, { state: 'sent', response: 'Kept in the outbox, because SMTP_URL is not set.' });
	});
}

async function settled(context: Context, claimed: Claim, settlement: Settlement): Promise<Settlement> {
	await settle(context.db, claimed, settlement, context.now());
	return settlement;
}
