import { sql, type Selectable } from 'kysely';
import { isMember, type Viewer } from '#core/access/roles.ts';
import type { CommentsQuery } from '#core/comments/contract.ts';
import { decodeCursor } from '#core/kernel/page.ts';
import { visibleBoards } from '../boards/service.ts';
import type { Db, Tx } from '../platform/database.ts';
import type { Comments } from '../platform/tables.ts';

export type CommentRow = Selectable<Comments> & {
	post_number: number;
	post_title: string;
	canonical_id: string;
	by_team: boolean;
};

/** The comments a viewer may read: on boards they see, and internal ones for members alone. */
function readableComments(db: Db, viewer: Viewer) {
	const query = db
		.selectFrom('comments')
		.innerJoin('posts', 'posts.post_id', 'comments.post_id')
		.leftJoin('members', 'members.person_id', 'comments.author_id')
		.where('posts.board_id', 'in', visibleBoards(db, viewer).select('boards.board_id'))
		.selectAll('comments')
		.select([
			'posts.number as post_number',
			'posts.title as post_title',
			'posts.canonical_id',
			sql<boolean>`members.person_id IS NOT NULL`.as('by_team')
		]);
	return isMember(viewer) ? query : query.where('comments.internal', '=', false);
}

/** Oldest first over a canonical post and everything merged into it. */
export function commentsOfCluster(db: Db, viewer: Viewer, canonicalId: string, { limit, cursor }: CommentsQuery): Promise<CommentRow[]> {
	let query = readableComments(db, viewer).where('posts.canonical_id', '=', canonicalId).orderBy('comments.comment_id').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('comments.comment_id', '>', key[0] as string);
	return query.execute();
}

export function commentById(db: Db, viewer: Viewer, id: string): Promise<CommentRow | undefined> {
	return readableComments(db, viewer).where('comments.comment_id', '=', id).executeTakeFirst();
}

/** The answer that stands on top: the canonical post's own, else the newest of what is merged into it. */
export function officialAnswerOf(db: Db, viewer: Viewer, canonicalId: string): Promise<CommentRow | undefined> {
	return readableComments(db, viewer)
		.where('posts.canonical_id', '=', canonicalId)
		.where('comments.official', '=', true)
		.where('comments.deleted_at', 'is', null)
		.orderBy(sql`comments.post_id = ${canonicalId}`, 'desc')
		.orderBy('comments.updated_at', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** Locks a comment against concurrent changes; null when it is gone already. */
export function lockedComment(tx: Tx, id: string): Promise<Selectable<Comments> | undefined> {
	return tx.selectFrom('comments').selectAll().where('comment_id', '=', id).forUpdate().executeTakeFirst();
}

export async function clearOfficial(tx: Tx, postId: string, except: string, now: Date): Promise<void> {
	await tx
		.updateTable('comments')
		.set((eb) => ({ official: false, updated_at: now, version: eb('version', '+', 1) }))
		.where('post_id', '=', postId)
		.where('official', '=', true)
		.where('comment_id', '<>', except)
		.execute();
}
