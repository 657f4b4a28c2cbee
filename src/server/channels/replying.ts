import type { Reply } from '#core/channels/contract.ts';
import type { PersonId, ReplyId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { notFound } from '#core/kernel/problem.ts';
import { requireMember, showPeople } from '../people/service.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { enqueue, record } from '../platform/outbox.ts';
import type { Caller } from '../platform/outside/calling.ts';
import { accountOf, answerThere, refuseUnanswerable } from './accounts.ts';

/** After so many tries the channel does not take it. */
const mostAttempts = 12;

async function conversationOf({ db }: Context, feedbackId: string) {
	const row = await db.selectFrom('feedback').select(['feedback_id', 'channel', 'conversation']).where('feedback_id', '=', feedbackId).executeTakeFirst();
	if (!row) throw notFound('feedback');
	return row;
}

/** What was answered to a message, oldest first. @throws not-found */
export async function listReplies(context: Context, feedbackId: string, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<Reply>> {
	await conversationOf(context, feedbackId);
	let query = context.db.selectFrom('replies').selectAll().where('feedback_id', '=', feedbackId).orderBy('reply_id').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('reply_id', '>', key[0] as string);
	const rows = await query.execute();
	const people = await showPeople(context, [...new Set(rows.map((row) => row.author_id as PersonId))]);
	return pageOf(
		rows,
		limit,
		(row) => ({
			id: row.reply_id as ReplyId,
			body: row.body,
			author: people.get(row.author_id as PersonId) ?? null,
			state: row.state as Reply['state'],
			response: row.response,
			createdAt: row.created_at.toISOString(),
			sentAt: row.sent_at?.toISOString() ?? null
		}),
		(row) => [row.reply_id]
	);
}

/** Answers a message where it came from, once the transaction is committed. @throws not-found, not-connected, sign-in-required for a key of nobody */
export function writeReply(context: Context, feedbackId: string, body: string): Promise<Reply> {
	return inTransaction(context, async (tx, inner) => {
		const { channel, conversation } = await conversationOf(inner, feedbackId);
		refuseUnanswerable(conversation, await accountOf(inner, channel));
		const replyId = inner.newId('reply');
		await tx.insertInto('replies').values({ reply_id: replyId, feedback_id: feedbackId, author_id: requireMember(inner), body, created_at: inner.now() }).execute();
		await enqueue(tx, 'send-reply', { workspaceId: inner.workspaceId, replyId });
		await record(inner, { type: 'feedback.answered', actorId: inner.viewer.personId, detail: { feedbackId, replyId, channel }, membersOnly: true });
		const { data } = await listReplies(inner, feedbackId, { limit: 100 });
		return data.find((one) => one.id === replyId) ?? (data.at(-1) as Reply);
	});
}

/** The job that sends one answer. Throws when it may pass later, so that the queue tries again. */
export async function sendReply(context: Context, replyId: string, call: Caller): Promise<void> {
	const row = await context.db
		.selectFrom('replies')
		.innerJoin('feedback', 'feedback.feedback_id', 'replies.feedback_id')
		.select(['replies.body', 'replies.attempts', 'feedback.channel', 'feedback.conversation'])
		.where('reply_id', '=', replyId)
		.where('replies.state', '=', 'queued')
		.executeTakeFirst();
	if (!row?.conversation) return;
	const { result, response } = await answerThere(context, call, { channel: row.channel, conversation: row.conversation, text: row.body });
	const mayTryAgain = result === 'later' && row.attempts + 1 < mostAttempts;
	await context.db
		.updateTable('replies')
		.set((eb) => ({ state: result === 'sent' ? 'sent' : mayTryAgain ? 'queued' : 'failed', response, attempts: eb('attempts', '+', 1), sent_at: result === 'sent' ? context.now() : null }))
		.where('reply_id', '=', replyId)
		.execute();
	if (mayTryAgain) throw new Error(`The channel did not take the answer yet: ${response}`);
}
