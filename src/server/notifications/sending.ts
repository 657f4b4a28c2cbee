import { composeMessage, composeSubject, gather, plainMessage, type News } from '#core/notifications/letters.ts';
import { nextAttempt } from '#core/notifications/rules.ts';
import { answerThere, lastConversation } from '../channels/service.ts';
import type { Caller } from '../platform/outside/calling.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { mailsSent } from '../platform/health.ts';
import { renderLetter } from '../platform/letter.ts';
import type { Letter, Mailer, SendOutcome } from '../platform/mail.ts';
import { keepMail, messageIdOf } from '../platform/mail-queue.ts';
import { enqueue } from '../platform/outbox.ts';
import { chooseLetters, type LetterOf } from './choosing.ts';
import { claimDue, nextDue, putOff, settle, type Claim, type Settlement } from './claims.ts';
import { readFacts, type BatchFacts } from './facts.ts';
import { mailLinks, withToken } from './links.ts';
import { addressesBack } from './mail-back.ts';
import { suppressAddress } from './returned.ts';
import { threadOf } from './threads.ts';

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

export type Sender = { mailer: Mailer; secret: string; /** Calls the channels of those who have no address. */ call: Caller; stop?: AbortSignal | undefined; random?: () => number; pace?: Partial<Pace> };

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
		const letters = await chooseLetters(context, claims);
		const settlements = await sendBatch(context, { ...sender, pace }, letters);
		away = settlements.length > 0 && settlements.every((settlement) => settlement.state === 'queued');
	}
	await askForRest(context, away ? 15_000 : 0);
}

async function askForRest(context: Context, pause: number): Promise<void> {
	const due = await nextDue(context.db, context.now());
	if (!due) return;
	const runAt = new Date(Math.max(due.getTime(), context.now().getTime() + pause));
	await inTransaction(context, (tx) =>
		enqueue(tx, 'send-deliveries', { workspaceId: context.workspaceId }, { key: `send-deliveries later ${context.workspaceId}`, runAt })
	);
}

async function sendBatch(context: Context, sender: Sender & { pace: Pace }, letters: LetterOf[]): Promise<Settlement[]> {
	const facts = await readFacts(context.db, context.baseUrl, letters.flatMap(({ claims }) => claims));
	const waiting = [...letters];
	const settlements: Settlement[] = [];
	const work = async () => {
		for (let letter = waiting.shift(); letter; letter = waiting.shift()) {
			const left = Math.min(...letter.claims.map(({ claimed_until }) => claimed_until.getTime())) - context.now().getTime();
			if (sender.stop?.aborted || left < Math.min(sender.pace.longestSend, sender.pace.lease / 2)) {
				await putOff(context.db, letter.claims, () => context.now());
				continue;
			}
			const settlement = await sendOne(context, sender, letter, facts);
			if (settlement.state !== 'suppressed') settlements.push(settlement);
		}
	};
	await Promise.all(Array.from({ length: sender.pace.concurrency }, work));
	return settlements;
}

async function sendOne(context: Context, sender: Sender, letter: LetterOf, facts: BatchFacts): Promise<Settlement> {
	const addressee = facts.addressee(letter.personId);
	const known = letter.claims.map((claimed) => facts.of(claimed)).filter((one) => one !== null);
	const channel = letter.claims[0]?.channel ?? 'email';
	if (channel === 'email' && (addressee.stopped !== null || addressee.email === null)) {
		return settled(context, letter, { state: 'suppressed', reason: addressee.stopped ?? 'no-address' });
	}
	if (known.length === 0) return settled(context, letter, { state: 'failed', reason: 'refused', response: 'What this was about is gone.' });
	const { token, ...links } = mailLinks(context.baseUrl, sender.secret, { workspaceId: context.workspaceId, personId: letter.personId });
	if (channel !== 'email') return tellThere(context, sender, letter, { channel, news: known.map((one) => ({ ...withToken(one, token), ...links })) });
	const email = addressee.email ?? '';
	const sent = { workspaceId: context.workspaceId, letterId: letter.letterId, email };
	const thread = threadOf(context, letter.personId, letter.claims.flatMap(({ post_ids }) => post_ids));
	const written = { ...writeLetter(context, letter, email, known.map((one) => ({ ...withToken(one, token), ...links }))), ...addressesBack(sender.mailer.answersAt, sender.secret, sent), ...thread };
	if (!sender.mailer.canSend) return keepInOutbox(context, sender.mailer, letter, written, known[0]?.kind ?? 'status');
	const outcome = await sender.mailer.send(written);
	mailsSent.inc({ outcome: outcome.result });
	const settlement = settlementOf(outcome, letter, context.now(), (sender.random ?? Math.random)());
	if (outcome.result !== 'gone') return settled(context, letter, settlement);
	return inTransaction(context, async (tx, inner) => {
		await suppressAddress(inner, { email: written.to, reason: 'bounced', detail: outcome.response });
		return settled(inner, letter, settlement);
	});
}

/** Tells somebody in the conversation that they last had with us. */
async function tellThere(context: Context, sender: Sender, letter: LetterOf, { channel, news }: { channel: string; news: News[] }): Promise<Settlement> {
	const conversation = await lastConversation(context, letter.personId, channel);
	if (conversation === null) return settled(context, letter, { state: 'suppressed', reason: 'no-address' });
	const outcome = await answerThere(context, sender.call, { channel, conversation, text: plainMessage(composeMessage(gather(news))) });
	return settled(context, letter, settlementOf(outcome, letter, context.now(), (sender.random ?? Math.random)()));
}

function writeLetter(context: Context, { letterId }: LetterOf, to: string, several: News[]): Letter {
	const news = gather(several);
	return {
		to,
		subject: composeSubject(news),
		...renderLetter(composeMessage(news)),
		messageId: messageIdOf(context, letterId),
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

function settlementOf({ result, response }: SendOutcome, { claims }: LetterOf, now: Date, random: number): Settlement {
	if (result === 'sent') return { state: 'sent', response };
	if (result === 'gone') return { state: 'failed', reason: 'bounced', response };
	if (result === 'refused') return { state: 'failed', reason: 'refused', response };
	const nextAttemptAt = nextAttempt({ attempts: Math.max(...claims.map(({ attempts }) => attempts)), since: claims[0]?.letter_at ?? now, now, random });
	return nextAttemptAt ? { state: 'queued', response, nextAttemptAt } : { state: 'failed', reason: 'gave-up', response };
}

/** Without SMTP_URL the outbox is where the letter arrives: the delivery is sent, and its mail is there to be read. */
function keepInOutbox(context: Context, mailer: Mailer, letter: LetterOf, written: Letter, kind: string): Promise<Settlement> {
	return inTransaction(context, async (_, inner) => {
		const mailId = await keepMail(inner, { ...written, kind, deliveryId: letter.letterId });
		if (mailId) mailer.announceKept({ mailId, subject: written.subject });
		return settled(inner, letter, { state: 'sent', response: 'Kept in the outbox, because SMTP_URL is not set.' });
	});
}

async function settled(context: Context, { claims }: LetterOf, settlement: Settlement): Promise<Settlement> {
	await settle(context.db, claims, settlement, context.now());
	return settlement;
}
