import type { Context, ContextOf } from './context.ts';
import type { Tx } from './database.ts';
import { mailsSent } from './health.ts';
import type { Letter, Mailer } from './mail.ts';
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
			message_id: messageIdOf(context, mailId),
			created_at: context.now()
		})
		.execute();
	await enqueue(context.db, 'send-mail', { workspaceId: context.workspaceId, mailId });
}

/** Puts a letter that will not be sent into the outbox, to be read there. Null when it is there already. */
export async function keepMail(context: ContextOf<Tx>, mail: Letter & { kind: string; deliveryId: string }): Promise<string | null> {
	const mailId = context.newId('mail');
	const kept = await context.db
		.insertInto('mails')
		.values({
			mail_id: mailId,
			kind: mail.kind,
			to_email: mail.to,
			subject: mail.subject,
			text_body: mail.text,
			html_body: mail.html,
			headers: JSON.stringify(mail.headers ?? {}),
			message_id: mail.messageId,
			delivery_id: mail.deliveryId,
			state: 'kept',
			created_at: context.now()
		})
		.onConflict((conflict) => conflict.columns(['workspace_id', 'message_id']).doNothing())
		.executeTakeFirst();
	return kept.numInsertedOrUpdatedRows === 1n ? mailId : null;
}

/** The Message-ID of a mail or delivery: the same however often it is sent. */
export function messageIdOf({ baseUrl }: Pick<Context, 'baseUrl'>, id: string): string {
	return `<${id}@${new URL(baseUrl).hostname}>`;
}

/** Takes away every mail to an address, sent or waiting: its person was erased. */
export async function forgetMailsTo(context: ContextOf<Tx>, email: string): Promise<void> {
	await context.db.deleteFrom('mails').where('to_email', '=', email).execute();
}

/** The job that sends one mail of the outbox. Throws when it may pass later, so that the queue tries again. */
export async function sendQueuedMail(context: Context, mailer: Mailer, mailId: string): Promise<void> {
	const mail = await context.db.selectFrom('mails').selectAll().where('mail_id', '=', mailId).where('state', '=', 'queued').executeTakeFirst();
	if (!mail) return;
	if (!mailer.canSend) {
		await context.db.updateTable('mails').set({ state: 'kept' }).where('mail_id', '=', mailId).execute();
		mailer.announceKept({ mailId, subject: mail.subject });
		return;
	}
	const { name } = await context.db.selectFrom('workspaces').select('name').executeTakeFirstOrThrow();
	const { result, response } = await mailer.send({
		to: mail.to_email,
		subject: mail.subject,
		text: mail.text_body,
		html: mail.html_body,
		messageId: mail.message_id,
		headers: mail.headers as Record<string, string>,
		fromName: name
	});
	mailsSent.inc({ outcome: result });
	const state = result === 'sent' ? 'sent' : result === 'later' ? 'queued' : 'failed';
	await context.db
		.updateTable('mails')
		.set((eb) => ({ state, response, attempts: eb('attempts', '+', 1), sent_at: result === 'sent' ? context.now() : null }))
		.where('mail_id', '=', mailId)
		.execute();
	if (result === 'later') throw new Error(`The mail server did not take the mail yet: ${response}`);
}
