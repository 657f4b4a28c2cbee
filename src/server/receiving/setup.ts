import type { MailSetup, TestMail } from '#core/receiving/contract.ts';
import { recordsFor } from '#core/receiving/records.ts';
import { words } from '#core/receiving/words.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { Config } from '../platform/config.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { ownSender } from '../platform/mail.ts';
import { dkimRecord } from '../platform/dkim.ts';
import { renderLetter } from '../platform/letter.ts';
import { queueMail } from '../platform/mail-queue.ts';
import { hookKey } from './hook-key.ts';

export type Installed = { config: Config; secret: string };

/** What is set for mail, and what DNS should hold for it. Its key lets mail in, so it is for admins. */
export async function readMailSetup({ db, baseUrl, workspaceId }: Context, { config, secret }: Installed): Promise<MailSetup> {
	const last = await db.selectFrom('received_mails').select('received_at').orderBy('received_at', 'desc').limit(1).executeTakeFirst();
	const { dkim, mailDomain, smtpListen } = config;
	return {
		server: config.smtpUrl ? new URL(config.smtpUrl).host : null,
		rate: config.mailRate ?? null,
		sender: config.mailFrom ?? ownSender(config),
		senderIsSet: config.mailFrom !== undefined,
		dkim: dkim ? { domain: dkim.domain, selector: dkim.selector } : null,
		domain: mailDomain,
		receives: config.receivesMail,
		listens: smtpListen ? `${smtpListen.host}:${smtpListen.port}` : null,
		lastReceivedAt: last?.received_at.toISOString() ?? null,
		inbox: `inbox@${mailDomain}`,
		complaints: `complaints@${mailDomain}`,
		hook: { url: `${baseUrl}/hooks/email`, key: hookKey(secret, workspaceId) },
		records: recordsOf(config)
	};
}

export function recordsOf(config: Config): MailSetup['records'] {
	const { dkim, mailDomain, smtpListen } = config;
	const fromDomain = /@([\w.-]+)>?\s*$/.exec(config.mailFrom ?? '')?.[1]?.toLowerCase() ?? new URL(config.baseUrl).hostname;
	return recordsFor({
		fromDomain,
		returnDomain: config.receivesMail ? mailDomain : fromDomain,
		server: config.smtpUrl ? new URL(config.smtpUrl).hostname : null,
		dkim: dkim ? { domain: dkim.domain, selector: dkim.selector, record: dkimRecord(dkim) } : null,
		receiver: smtpListen ? new URL(config.baseUrl).hostname : null
	});
}

/** Mails a test to whoever asks. @throws not-allowed for somebody without an address */
export function sendTestMail(context: Context, { config }: Installed): Promise<TestMail> {
	return inTransaction(context, async (tx, inner) => {
		const person = inner.viewer.personId && (await tx.selectFrom('people').select('email').where('person_id', '=', inner.viewer.personId).executeTakeFirst());
		if (!person || !person.email) throw new Refusal('not-allowed', 'A test mail goes to whoever asks for it, and you have no address here.');
		const { name } = await tx.selectFrom('workspaces').select('name').executeTakeFirstOrThrow();
		const w = words.test;
		await queueMail(inner, { kind: 'test', to: person.email, subject: w.subject(name), ...renderLetter({ from: name, heading: w.heading, paragraphs: [w.sentence], reason: w.reason }) });
		return { to: person.email, kept: !config.smtpUrl };
	});
}
