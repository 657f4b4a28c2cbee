import type { Comment } from '#core/comments/contract.ts';
import { allowedOn } from '#core/comments/rules.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { countComments } from '../posts/service.ts';
import { commentById, lockedComment, type CommentRow } from './queries.ts';
import { showComment } from './showing.ts';
import { lockStanding } from './writing.ts';

/**
 * Brings a deleted comment back to its place; one that stands is left as it is.
 * @throws not-found, not-allowed, words-gone when its author was erased and the words with them
 */
export function restoreComment(context: Context, id: string): Promise<Comment> {
	return inTransaction(context, async (tx, inner) => {
		const row = await commentById(tx, inner.viewer, id);
		const canonicalId = row && (await lockStanding(inner, row.post_id));
		const locked = row && (await lockedComment(tx, id));
		if (!row || !canonicalId || !locked) throw notFound('comment');
		if (locked.deleted_at) await bringBack(inner, { ...row, ...locked }, canonicalId);
		const restored = await commentById(tx, inner.viewer, id);
		if (!restored) throw notFound('comment');
		return showComment(inner, restored);
	});
}

async function bringBack(context: ContextOf<Tx>, comment: CommentRow, canonicalId: PostId): Promise<void> {
	const standing = { authorId: comment.author_id, internal: comment.internal, deleted: false };
	if (!allowedOn(context.viewer, standing).remove) throw new Refusal('not-allowed', 'Only its author or the team may bring a comment back.');
	await refuseErased(context, comment.author_id);
	await context.db
		.updateTable('comments')
		.set((eb) => ({ deleted_at: null, updated_at: context.now(), version: eb('version', '+', 1) }))
		.where('comment_id', '=', comment.comment_id)
		.execute();
	const postId = comment.post_id as PostId;
	if (!comment.internal) await countComments(context, canonicalId, 1);
	await record(context, {
		type: 'comment.restored',
		actorId: context.viewer.personId,
		postId,
		detail: { commentId: comment.comment_id, internal: comment.internal },
		membersOnly: true
	});
}

async function refuseErased({ db }: Context, personId: string): Promise<void> {
	const erased = await db.selectFrom('people').select('person_id').where('person_id', '=', personId).where('erased_at', 'is not', null).executeTakeFirst();
	if (erased) throw new Refusal('words-gone', 'The words of this comment were erased with its author.');
}
