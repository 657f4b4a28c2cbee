import { can } from '#core/access/actions.ts';
import { isMember } from '#core/access/roles.ts';
import { words } from '#core/comments/words.ts';
import type { Comment, CommentChanges, CommentsQuery, NewComment } from '#core/comments/contract.ts';
import { allowedOn, countsPublicly } from '#core/comments/rules.ts';
import type { CommentId, PersonId, PostId } from '#core/kernel/ids.ts';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import { refuseWhatWouldWait } from '../moderation/service.ts';
import { ensurePerson } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';
import { countComments, refuseSilence } from '../posts/service.ts';
import { refuseStrangers } from './mentioning.ts';
import { clearOfficial, commentById, commentsOfCluster, lockedComment, officialAnswerOf, type CommentRow } from './queries.ts';
import { showComment, showComments } from './showing.ts';
import { lockStanding, reviewComment, standingPost, type Written } from './writing.ts';

export { writeFromPortal } from './portal.ts';
export { reportComment } from './reporting.ts';
export { restoreComment } from './restoring.ts';

/**
 * The comments on a post and on everything merged into it, oldest first; asked of a duplicate, those of its canonical
 * post. Deleted ones stay as empty places, so that replies keep what they reply to. @throws not-found
 */
export async function listComments(context: Context, postId: string, query: CommentsQuery): Promise<Page<Comment>> {
	const post = await standingPost(context, postId);
	const rows = await commentsOfCluster(context.db, context.viewer, post.post_id, query);
	const shown = await showComments(context, rows, post.post_id);
	const page = pageOf(rows, query.limit, (row) => row, (row) => [row.comment_id]);
	return { ...page, data: shown.slice(0, query.limit) };
}

/** The one answer that stands on top of a post, or null. @throws not-found */
export async function officialAnswer(context: Context, postId: string): Promise<Comment | null> {
	const post = await standingPost(context, postId);
	const row = await officialAnswerOf(context.db, context.viewer, post.post_id);
	return row ? showComment(context, row) : null;
}

/**
 * Writes a comment as the caller, or as someone else for a contributor who names them. What is written on a duplicate
 * belongs to the post it is merged into. A reply to an internal comment is internal. What the rules of the workspace find
 * is held for review instead. @throws not-found, not-allowed, invalid, banned, notify-required for an official answer
 */
export function writeComment(context: Context, postId: string, given: NewComment): Promise<Written> {
	return inTransaction(context, async (_, inner) => {
		refuseWhatRoleForbids(inner, given);
		const post = await standingPost(inner, postId);
		return reviewComment(inner, post, given, { authorId: await authorOf(inner, given) });
	});
}

/** @throws not-found */
export async function getComment(context: Context, id: string): Promise<Comment> {
	return showComment(context, await requireComment(context, id));
}

/** Changes the words, or makes the comment the post's official answer or no longer. @throws not-found, not-allowed, invalid, stale, notify-required */
export function changeComment(context: Context, id: string, { body, mentionIds, official, notify }: CommentChanges, ifMatch: number | null): Promise<Comment> {
	return inTransaction(context, async (tx, inner) => {
		const changes = { ...(body === undefined ? {} : { body }), ...(mentionIds === undefined ? {} : { mention_ids: mentionIds }), ...(official === undefined ? {} : { official }) };
		const comment = await requireStanding(inner, id);
		refuseChange(inner, comment, changes);
		checkVersion(ifMatch, comment.version);
		const becomesAnswer = changes.official === true && !comment.official;
		if (becomesAnswer) await refuseSilence(inner, [comment.canonical_id], notify);
		const newlyNamed = (mentionIds ?? []).filter((one) => !comment.mention_ids.includes(one));
		await refuseStrangers(inner, newlyNamed, { postId: comment.canonical_id, internal: comment.internal });
		if (body !== undefined) await refuseWhatWouldWait(inner, { authorId: comment.author_id as PersonId, body });
		await tx
			.updateTable('comments')
			.set((eb) => ({ ...changes, updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('comment_id', '=', id)
			.execute();
		if (changes.official) await clearOfficial(tx, comment.post_id, id, inner.now());
		await recordChange(inner, 'comment.changed', comment, { ...(newlyNamed.length > 0 ? { mentionIds: newlyNamed } : {}), official: changes.official ?? comment.official, notify: becomesAnswer && notify === true });
		return getComment(inner, id);
	});
}

/** Takes a comment's words away and keeps its place in the thread. @throws not-found, not-allowed */
export function removeComment(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const comment = await requireStanding(inner, id);
		if (!allowedOn(inner.viewer, stateOf(comment)).remove) throw new Refusal('not-allowed', 'Only its author or the team may delete a comment.');
		await tx
			.updateTable('comments')
			.set((eb) => ({ deleted_at: inner.now(), official: false, updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('comment_id', '=', id)
			.execute();
		if (countsPublicly(stateOf(comment))) await countComments(inner, comment.canonical_id, -1);
		await recordChange(inner, 'comment.removed', comment, {});
	});
}

async function requireComment(context: Context, id: string): Promise<CommentRow> {
	const row = await commentById(context.db, context.viewer, id);
	if (!row) throw notFound('comment');
	return row;
}

/** Locks the comment under the post whose page it stands on, so that two deletions of it are counted once. */
async function requireStanding(context: ContextOf<Tx>, id: string): Promise<CommentRow & { canonical_id: PostId }> {
	const row = await requireComment(context, id);
	const canonicalId = await lockStanding(context, row.post_id);
	const locked = await lockedComment(context.db, id);
	if (!locked || locked.deleted_at) throw notFound('comment');
	return { ...row, ...locked, canonical_id: canonicalId };
}

async function authorOf(context: ContextOf<Tx>, { author, personId }: NewComment): Promise<PersonId> {
	if (author) return ensurePerson(context, author);
	if (personId) return ensurePerson(context, { personId });
	if (!context.viewer.personId) throw invalid({ author: 'Say who writes this: author or personId.' });
	return context.viewer.personId;
}

function refuseWhatRoleForbids({ viewer }: Context, given: NewComment): void {
	if (given.internal && !can(viewer, 'comment.read-internal')) throw new Refusal('not-allowed', 'Internal comments are for the team.');
	if (given.mentionIds.length > 0 && !isMember(viewer)) throw new Refusal('not-allowed', words.mentioning.onlyTeam);
	if (given.official && !can(viewer, 'post.answer')) throw new Refusal('not-allowed', 'Only the team may give the official answer.');
	if ((given.author || given.personId) && !can(viewer, 'comment.moderate')) {
		throw new Refusal('not-allowed', 'Only the team may write a comment in the name of someone else.');
	}
}

function refuseChange({ viewer }: Context, comment: CommentRow, changes: { body?: string; mention_ids?: string[]; official?: boolean }): void {
	const allowed = allowedOn(viewer, stateOf(comment));
	if (changes.official && comment.internal) {
		throw invalid({ official: 'An internal comment cannot be the official answer, because customers do not see it.' });
	}
	if (changes.official !== undefined && !can(viewer, 'post.answer')) throw new Refusal('not-allowed', 'Only the team may give the official answer.');
	if ((changes.body !== undefined || changes.mention_ids !== undefined) && !allowed.edit) throw new Refusal('not-allowed', 'Only its author or the team may change a comment.');
}

async function recordChange(context: ContextOf<Tx>, type: string, comment: CommentRow, detail: object): Promise<void> {
	await record(context, {
		type,
		actorId: context.viewer.personId,
		postId: comment.post_id as PostId,
		detail: { commentId: comment.comment_id as CommentId, internal: comment.internal, ...detail },
		membersOnly: comment.internal
	});
}

function stateOf(row: CommentRow): { authorId: string; internal: boolean; deleted: boolean } {
	return { authorId: row.author_id, internal: row.internal, deleted: row.deleted_at !== null };
}
