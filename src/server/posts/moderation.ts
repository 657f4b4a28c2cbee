import { can } from '#core/access/actions.ts';
import type { BoardId, HeldId, PersonId, PostId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { system } from '#core/access/roles.ts';
import type { NewReport } from '#core/moderation/contract.ts';
import { heldById, keepRemoved, takeReport } from '../moderation/service.ts';
import { ensurePerson } from '../people/service.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox.ts';
import { removePost } from './changing.ts';
import { createPost } from './creating.ts';
import { requirePost } from './reading.ts';

/** A held request that is approved becomes a post in the name of its author, in the transaction of the approval. */
export const publishHeldPost: Reaction = {
	name: 'posts.publish-held',
	to: ['held.approved'],
	when: 'now',
	async react(context, event) {
		const { heldId, publishedId } = event.detail as { heldId: HeldId; publishedId: string };
		const held = await heldById(context.db, heldId);
		if (!held.board_id) return;
		const authorId = held.author_id as PersonId;
		const asAuthor = { ...context, viewer: { ...system, personId: authorId }, clientAddress: null };
		await createPost(asAuthor, { postId: publishedId as PostId, boardId: held.board_id as BoardId, title: held.title ?? '', body: held.body, tags: held.tags, authorId });
	}
};

/** A reported post that is to go leaves the portal; its words stay with the rejected ones. */
export const removeReportedPost: Reaction = {
	name: 'posts.remove-reported',
	to: ['report.resolved'],
	when: 'now',
	async react(context, event) {
		const { commentId, outcome } = event.detail as { commentId: string | null; outcome: string };
		if (outcome !== 'removed' || commentId !== null || !event.postId) return;
		if (!can(context.viewer, 'post.delete')) throw new Refusal('not-allowed', 'Only an admin may remove a post.');
		const post = await requirePost(context, event.postId);
		await keepRemoved(context, { authorId: post.author_id as PersonId, boardId: post.board_id, title: post.title, body: post.body, decision: 'Removed after a report.' });
		await removePost(context, event.postId);
	}
};

/**
 * Reports a post to the team: as the caller, or as the address that a visitor gives.
 * @throws not-found, sign-in-required, banned
 */
export function reportPost(context: Context, id: string, given: NewReport, person?: { email: string; name?: string }) {
	return inTransaction(context, async (_, inner) => {
		const post = await requirePost(inner, id);
		const reporterId = person ? await ensurePerson(inner, person) : inner.viewer.personId;
		if (!reporterId) throw new Refusal('sign-in-required', 'Say who reports this: an e-mail address is enough.');
		return takeReport(inner, { postId: post.post_id as PostId, commentId: null, reporterId }, given);
	});
}
