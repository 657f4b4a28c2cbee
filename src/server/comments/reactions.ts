import { system } from '#core/access/roles.ts';
import type { CommentId, HeldId, PersonId, PostId } from '#core/kernel/ids.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import type { Reaction } from '../platform/outbox.ts';
import { heldById } from '../moderation/service.ts';
import { countComments, lockCanonical } from '../posts/service.ts';
import { commentById } from './queries.ts';
import { removeComment } from './service.ts';
import { addComment, standingPost } from './writing.ts';

/** A person who is erased takes their words along at once; the places in the threads stay. */
export const eraseCommentsOfPerson: Reaction = {
	name: 'comments.erase',
	to: ['person.erased'],
	when: 'now',
	async react(context, event) {
		const { personId } = event.detail as { personId: string };
		for (const [canonicalId, count] of await publicCommentsOf(context, personId)) await countComments(context, canonicalId, -count);
		await context.db
			.updateTable('comments')
			.set((eb) => ({
				body: '-',
				official: false,
				deleted_at: eb.fn.coalesce('deleted_at', eb.val(context.now())),
				updated_at: context.now(),
				version: eb('version', '+', 1)
			}))
			.where('author_id', '=', personId)
			.execute();
	}
};

/** A held comment that is approved is added in the name of its author, in the transaction of the approval. */
export const publishHeldComment: Reaction = {
	name: 'comments.publish-held',
	to: ['held.approved'],
	when: 'now',
	async react(context, event) {
		const { heldId, publishedId } = event.detail as { heldId: HeldId; publishedId: CommentId };
		const held = await heldById(context.db, heldId);
		if (!held.post_id) return;
		const authorId = held.author_id as PersonId;
		const asAuthor = { ...context, viewer: { ...system, personId: authorId }, clientAddress: null };
		const post = await standingPost(asAuthor, held.post_id);
		// What it replied to may be gone by now: then it stands on its own.
		const parent = held.parent_id ? await commentById(context.db, asAuthor.viewer, held.parent_id) : undefined;
		const parentId = parent && !parent.deleted_at && !parent.internal && parent.canonical_id === post.post_id ? (parent.comment_id as CommentId) : undefined;
		await addComment(asAuthor, post, { commentId: publishedId, body: held.body, mentionIds: [], internal: false, official: false, parentId }, authorId);
	}
};

/** A reported comment that is to go loses its words on the portal and keeps its place; the team can bring it back. */
export const removeReportedComment: Reaction = {
	name: 'comments.remove-reported',
	to: ['report.resolved'],
	when: 'now',
	async react(context, event) {
		const { commentId, outcome } = event.detail as { commentId: string | null; outcome: string };
		if (outcome === 'removed' && commentId !== null) await removeComment(context, commentId);
	}
};

/** How many public comments of the person count for each post that stands for a cluster; these are locked. */
async function publicCommentsOf(context: ContextOf<Tx>, personId: string): Promise<Map<PostId, number>> {
	const { db } = context;
	const commented = await db.selectFrom('comments').select('post_id').distinct().where('author_id', '=', personId).execute();
	if (commented.length === 0) return new Map();
	const canonical = await lockCanonical(context, commented.map((row) => row.post_id));
	const rows = await db
		.selectFrom('comments')
		.select(({ fn }) => ['post_id', fn.countAll<number>().as('count')])
		.where('author_id', '=', personId)
		.where('internal', '=', false)
		.where('deleted_at', 'is', null)
		.groupBy('post_id')
		.execute();
	const counts = new Map<PostId, number>();
	for (const { post_id, count } of rows) {
		const id = canonical.get(post_id) as PostId;
		counts.set(id, (counts.get(id) ?? 0) + Number(count));
	}
	return counts;
}
