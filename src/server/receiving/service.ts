import { system } from '#core/access/roles.ts';
import type { WorkspaceId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { contextFor, type Platform } from '../platform/platform.ts';
import { takeFeedback } from './inbox.ts';
import { readMail, type Arrived } from './reading.ts';
import { recipientAt, whoSigned, type Recipient } from './recipients.ts';
import { takeReply } from './replies.ts';
import { takeReturn, tokenIn, type ReturnOutcome } from './returns.ts';

export { largestMail } from './reading.ts';
export { recipientAt } from './recipients.ts';
export { forgetOldMails } from './forgetting.ts';
export { readMailSetup } from './setup.ts';

export type Outcome = ReturnOutcome | 'feedback' | 'comment' | 'held' | 'known';

/** A mail as it was handed over; without `to`, the recipients are those that its headers name, and with `only` they are of that workspace. */
export type HandedOver = { raw: Buffer; to?: string[] | undefined; only?: WorkspaceId };

/**
 * Takes a mail in and answers what it meant, once that is committed; the same Message-ID again is `known` and changes
 * nothing. @throws invalid for what is no mail, not-found where none of its recipients is ours, too-many-requests
 */
export async function receiveMail(platform: Platform, { raw, to, only }: HandedOver): Promise<Outcome> {
	const mail = await readMail(raw);
	const recipients = await recipientsOf(platform, to ?? mail.to, only);
	const meant = (await ofReport(platform, mail, recipients)) ?? recipients[0];
	if (!meant) throw new Refusal('not-found', 'No address of this mail is ours.');
	if (meant.kind !== 'bounce' && mail.from) await platform.limits.take('mail', mail.from.email);
	const context = contextFor(platform, meant.workspaceId, system);
	return inTransaction(context, async (tx, inner) => {
		if (!(await isNew(inner, mail.key))) return 'known';
		const outcome = await takeIn(inner, mail, meant);
		await tx.updateTable('received_mails').set({ outcome }).where('mail_key', '=', mail.key).execute();
		return outcome;
	});
}

async function recipientsOf(platform: Platform, addresses: readonly string[], only?: WorkspaceId): Promise<Recipient[]> {
	const found: Recipient[] = [];
	for (const address of addresses.slice(0, 100)) {
		const recipient = await recipientAt(platform, address, only);
		if (recipient) found.push(recipient);
	}
	// What proves most says what the mail is: a token before the inbox.
	const order: Recipient['kind'][] = ['bounce', 'reply', 'complaints', 'inbox'];
	return found.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** A report that came to another address of ours is about the letter that it encloses. */
async function ofReport(platform: Platform, { report }: Arrived, recipients: Recipient[]): Promise<Recipient | null> {
	if (!report || recipients.length === 0 || recipients[0]?.kind === 'bounce') return null;
	const token = tokenIn(report);
	const signed = token && (await whoSigned(platform, 'bounce', token));
	return signed && signed.workspaceId === recipients[0]?.workspaceId ? { kind: 'bounce', ...signed } : null;
}

/** Takes the mail's place in the list of those that came; a second copy waits here until the first is committed, or gone. */
async function isNew({ db, now }: ContextOf<Tx>, key: string): Promise<boolean> {
	const added = await db
		.insertInto('received_mails')
		.values({ mail_key: key, outcome: 'ignored', received_at: now() })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return added.numInsertedOrUpdatedRows === 1n;
}

async function takeIn(context: ContextOf<Tx>, mail: Arrived, meant: Recipient): Promise<Outcome> {
	if (meant.kind === 'bounce') return takeReturn(context, mail, meant.back);
	if (mail.isAutomatic || mail.report || meant.kind === 'complaints') return 'ignored';
	if (meant.kind === 'reply') return takeReply(context, mail, { letterId: meant.back.letterId, isSigned: true });
	const letterId = letterNamedIn(mail.references, context.baseUrl);
	return letterId ? takeReply(context, mail, { letterId, isSigned: false }) : takeFeedback(context, mail, meant.boardSlug);
}

/** The letter of ours that a mail says it answers. */
function letterNamedIn(references: readonly string[], baseUrl: string): string | null {
	const host = new URL(baseUrl).hostname;
	return references.map((reference) => /^<(delivery_[0-9a-f]{32})@([\w.-]+)>$/.exec(reference)).find((found) => found?.[2] === host)?.[1] ?? null;
}
