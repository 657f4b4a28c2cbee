import { hasRole } from '#core/access/roles.ts';
import type { MailState, OutboxLetter, OutboxMail } from '#core/notifications/contract.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { notFound } from '#core/kernel/problem.ts';
import type { Context } from '../platform/context.ts';

export type OutboxQuery = { limit: number; cursor?: string | undefined; state?: MailState | undefined };

const shown = ['mail_id', 'kind', 'to_email', 'subject', 'state', 'response', 'created_at', 'sent_at'] as const;

/** The mails of the outbox, newest first: single ones that were sent, and without SMTP_URL all of them, to be read. */
export async function listMails({ db }: Context, { limit, cursor, state }: OutboxQuery): Promise<Page<OutboxMail>> {
	let query = db.selectFrom('mails').select(shown).orderBy('mail_id', 'desc').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('mail_id', '<', key[0] as string);
	if (state) query = query.where('state', '=', state);
	return pageOf(await query.execute(), limit, showMail, (row) => [row.mail_id]);
}

/**
 * One mail with its letter. Once a mail that lets somebody in has gone out, its letter is for its reader alone; while it is
 * kept, a sign-in is for owners, because whoever reads it could enter as anybody.
 * @throws not-found
 */
export async function getMail({ db, viewer }: Context, id: string): Promise<OutboxLetter> {
	const row = await db
		.selectFrom('mails')
		.select([...shown, 'text_body', 'html_body', 'headers', 'message_id'])
		.where('mail_id', '=', id)
		.executeTakeFirst();
	if (!row) throw notFound('mail');
	const letsIn = row.kind === 'sign-in' || row.kind === 'invitation';
	const isPrivate = letsIn && (row.state !== 'kept' || (row.kind === 'sign-in' && !hasRole(viewer, 'owner')));
	return {
		...showMail(row),
		text: isPrivate ? '' : row.text_body,
		html: isPrivate ? '' : row.html_body,
		headers: row.headers as Record<string, string>,
		messageId: row.message_id
	};
}

type MailRow = { mail_id: string; kind: string; to_email: string; subject: string; state: string; response: string | null; created_at: Date; sent_at: Date | null };

function showMail(row: MailRow): OutboxMail {
	return {
		id: row.mail_id,
		kind: row.kind,
		to: row.to_email,
		subject: row.subject,
		state: row.state as MailState,
		response: row.response,
		createdAt: row.created_at.toISOString(),
		sentAt: row.sent_at?.toISOString() ?? null
	};
}
