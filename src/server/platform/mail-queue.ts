import type { ContextOf } from './context.ts';
import type { Context } from './context.ts';
import type { Tx } from './database.ts';
import type { Mailer } from './mail.ts';
import { enqueue } from './outbox.ts';

/** A single mail to one address, such as a sign-in link; fan-out to followers has its own way (notifications). */
export type SingleMail = { kind: string; to: string; subject: string; text: string; html: string; headers?: Record<string, string> };

/** Puts a mail into the outbox in the caller's transaction; the worker sends it once that is committed. */
export async function queueMail(context: ContextOf<Tx>, mail: SingleMail): Promise<void> {
	const mailId = context.newId('mail');
	await context.db
		.insertInto('mails')
		.values({
			mail_id: mailId,
			kind: mail.kind,
			to_email: mail.to,
			subject: mail.subject,
			text_body: mail.text,
			html_body: mail.html,
			headers: JSON.stringify(mail.headers ?? {}),
			message_id: `<${mailId}@${new URL(context.baseUrl).hostname}>`
		})
		.execute();
	await enqueue(context.db, 'send-mail', { workspaceId: context.workspaceId, mailId });
}

/** The job that sends one mail of the outbox. Throws when it may pass later, so that the queue tries again. */
export async function sendQueuedMail(context: Context, mailer: Mailer, mailId: string): Promise<void> {
	const mail = await context.db.selectFrom('mails').selectAll().where('mail_id', '=', mailId).where('state', '=', 'queued').executeTakeFirst();
	if (!mail) return;
	if (!mailer.canSend) {
		await context.db.updateTable('mails').set({ state: 'kept' }).where('mail_id', '=', mailId).execute();
		return;
	}
	const { result, response } = await mailer.send({
		to: mail.to_email,
		subject: mail.subject,
		text: mail.text_body,
		html: mail.html_body,
		messageId: mail.message_id,
		headers: mail.headers as Record<string, string>
	});
	const state = result === 'sent' ? 'sent' : result === 'gone' ? 'failed' : 'queued';
	await context.db
		.updateTable('mails')
		.set((eb) => ({ state, response, attempts: eb('attempts', '+', 1), sent_at: result === 'sent' ? context.now() : null }))
		.where('mail_id', '=', mailId)
		.execute();
	if (result === 'later') throw new Error(`The mail server did not take the mail yet: ${response}`);
}
