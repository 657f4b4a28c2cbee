import type { CommentId, PostId } from '#core/kernel/ids.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import type { NewReport } from '#core/moderation/contract.ts';
import { takeReport } from '../moderation/service.ts';
import { ensurePerson } from '../people/service.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { commentById } from './queries.ts';

/**
 * Reports a comment to the team: as the caller, or as the address that a visitor gives.
 * @throws not-found, sign-in-required, banned
 */
export function reportComment(context: Context, id: string, given: NewReport, person?: { email: string; name?: string }) {
	return inTransaction(context, async (tx, inner) => {
		const comment = await commentById(tx, inner.viewer, id);
		if (!comment || comment.deleted_at) throw notFound('comment');
		const reporterId = person ? await ensurePerson(inner, person) : inner.viewer.personId;
		if (!reporterId) throw new Refusal('sign-in-required', 'Say who reports this: an e-mail address is enough.');
		return takeReport(inner, { postId: comment.post_id as PostId, commentId: id as CommentId, reporterId }, given);
	});
}
