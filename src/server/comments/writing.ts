import type { CommentId } from '#core/kernel/ids.ts';
import type { Held } from '#core/moderation/contract.ts';
import type { Comment, NewComment } from '#core/comments/contract.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import { invalid, notFound } from '#core/kernel/problem.ts';
import type { Context, ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { holdBack, type FormSigns } from '../moderation/service.ts';
import { countComments, follow, holdPerson, lockCanonical, refuseSilence, requirePost, type PostRow } from '../posts/service.ts';
import { clearOfficial, commentById, type CommentRow } from './queries.ts';
import { refuseStrangers } from './mentioning.ts';
import { showComment } from './showing.ts';

/** What came of writing: a comment, or words that wait for review. */
export type Written = { comment: Comment; held: null } | { comment: null; held: Held };

/** Adds a comment, or holds it for review where the rules of the workspace say so. @throws banned, invalid */
export async function reviewComment(context: ContextOf<Tx>, post: PostRow, given: NewComment, { authorId, signs = {} }: { authorId: PersonId; signs?: FormSigns }): Promise<Written> {
	if (given.parentId) await requireParent(context, post, given.parentId);
	const held = await holdBack(context, { authorId, place: { postId: post.post_id as PostId, parentId: given.parentId }, body: given.body, signs });
	return held ? { comment: null, held } : { comment: await addComment(context, post, given, authorId), held: null };
}

/** Adds a comment whose author is known; the callers have asked who may. @throws notify-required */
export async function addComment(context: ContextOf<Tx>, post: PostRow, given: NewComment & { commentId?: CommentId }, authorId: PersonId): Promise<Comment> {
	const parent = given.parentId ? await requireParent(context, post, given.parentId) : null;
	await holdPerson(context, authorId);
	// A merge at the same moment may have given it to another post.
	const postId = await lockStanding(context, post.post_id);
	const internal = given.internal || (parent?.internal ?? false);
	const official = given.official && !internal;
	if (official) await refuseSilence(context, [postId], given.notify);
	await refuseStrangers(context, given.mentionIds, { postId, internal });
	const commentId = given.commentId ?? context.newId('comment');
	await context.db
		.insertInto('comments')
		.values({
			comment_id: commentId,
			post_id: postId,
			author_id: authorId,
			parent_id: parent?.comment_id ?? null,
			body: given.body,
			mention_ids: given.mentionIds,
			internal,
			official,
			created_at: context.now(),
			updated_at: context.now()
		})
		.execute();
	if (official) await clearOfficial(context.db, postId, commentId, context.now());
	if (!internal) await greetNewComment(context, postId, authorId);
	await record(context, {
		type: 'comment.created',
		actorId: authorId,
		postId,
		detail: { commentId, internal, official, ...(given.mentionIds.length > 0 ? { mentionIds: given.mentionIds } : {}), ...(parent ? { parentAuthorId: parent.author_id } : {}), ...(given.notify === undefined ? {} : { notify: given.notify }) },
		membersOnly: internal
	});
	return readComment(context, commentId);
}

/** The post that stands for this one, locked until the transaction ends: posts before comments, so that nobody waits in a circle. */
export async function lockStanding(context: ContextOf<Tx>, postId: string): Promise<PostId> {
	const canonicalId = (await lockCanonical(context, [postId])).get(postId);
	if (!canonicalId) throw notFound('post');
	return canonicalId;
}

/** The post that stands for the one that is named, as the viewer may see it. @throws not-found */
export async function standingPost(context: Context, postId: string): Promise<PostRow> {
	const post = await requirePost(context, postId);
	return post.canonical_id === post.post_id ? post : requirePost(context, post.canonical_id);
}

async function greetNewComment(context: ContextOf<Tx>, postId: PostId, personId: PersonId): Promise<void> {
	await countComments(context, postId, 1);
	await follow(context, { postId, personId, reason: 'commented' });
}

export async function requireParent(context: Context, post: PostRow, parentId: string): Promise<CommentRow> {
	const parent = await commentById(context.db, context.viewer, parentId);
	if (!parent || parent.canonical_id !== post.post_id || parent.deleted_at) {
		throw invalid({ parentId: 'There is no such comment on this post any more.' });
	}
	return parent;
}

async function readComment(context: Context, id: string): Promise<Comment> {
	const row = await commentById(context.db, context.viewer, id);
	if (!row) throw notFound('comment');
	return showComment(context, row);
}
