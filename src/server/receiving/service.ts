import { system } from '#core/access/roles.ts';
import type { WorkspaceId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { MailBack } from '../notifications/service.ts';
import { inTransaction, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { contextFor, type Platform } from '../platform/platform.ts';
import { readMail, type Arrived } from './reading.ts';
import { recipientAt, whoSigned, type Recipient } from './recipients.ts';
import { takeReturn, tokenIn, type ReturnOutcome } from './returns.ts';

export { largestMail } from './reading.ts';
export { recipientAt } from './recipients.ts';
export { forgetOldMails } from './forgetting.ts';

export type Outcome = ReturnOutcome | 'known';

/** A mail as it was handed over; without `to`, the recipients are those that its headers name. */
export type HandedOver = { raw: Buffer; to?: string[] };

/**
 * Takes a mail in and answers what it meant, once that is committed; the same Message-ID again is `known` and changes
 * nothing. @throws invalid for what is no mail, not-found where none of its recipients is ours, too-many-requests
 */
export async function receiveMail(platform: Platform, { raw, to }: HandedOver): Promise<Outcome> {
	const mail = await readMail(raw);
	const recipients = await recipientsOf(platform, to ?? mail.to);
	const meant = (await ofReport(platform, mail, recipients)) ?? recipients[0];
	if (!meant) throw new Refusal('not-found', 'No address of this mail is ours.');
	const context = contextFor(platform, meant.workspaceId, system);
	return inTransaction(context, async (tx, inner) => {
		if (!(await isNew(inner, mail.key))) return 'known';
		const outcome = await takeIn(inner, mail, meant);
		await tx.updateTable('received_mails').set({ outcome }).where('mail_key', '=', mail.key).execute();
		return outcome;
	});
}

async function recipientsOf(platform: Platform, addresses: readonly string[]): Promise<Recipient[]> {
	const found: Recipient[] = [];
	for (const address of addresses.slice(0, 100)) {
		const recipient = await recipientAt(platform, address);
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
	const signed = token && (await whoSigned(platform, token));
	return signed ? { kind: 'bounce', ...signed } : null;
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

async function takeIn(context: ContextOf<Tx>, mail: Arrived, meant: Recipient): Promise<ReturnOutcome> {
	return meant.kind === 'bounce' ? takeReturn(context, mail, meant.back) : 'ignored';
}
