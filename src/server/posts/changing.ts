import { sql } from 'kysely';
import type { Post, PostChanges } from '#core/posts/contract.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import { invalid, Refusal } from '#core/kernel/problem.ts';
import { slugOf } from '#core/kernel/slug.ts';
import { hasRole } from '#core/access/roles.ts';
import { refuseWhatWouldWait } from '../moderation/service.ts';
import { visibleBoards } from '../boards/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';
import { lockPosts } from './clusters.ts';
import { tagIdsOf } from './creating.ts';
import { forgetPost, indexPost } from './indexing.ts';
import { getPost, requirePost } from './reading.ts';

/** Changes what is given. The author may change the words, the team everything. @throws not-found, not-allowed, stale, invalid */
export function changePost(context: Context, id: string, changes: PostChanges, ifMatch: number | null): Promise<Post> {
	return inTransaction(context, async (tx, inner) => {
		await lockPosts(inner, [id]);
		const post = await requirePost(inner, id);
		checkVersion(ifMatch, post.version);
		refuseStranger(inner, post.author_id, changes);
		await refuseWhatWouldWait(inner, { authorId: post.author_id as PersonId, title: changes.title ?? post.title, body: changes.body ?? post.body });
		if (changes.boardId && changes.boardId !== post.board_id) await moveToBoard(inner, post.board_id, changes.boardId);
		const { title, body, tags, boardId } = changes;
		await tx
			.updateTable('posts')
			.set((eb) => ({
				...(title === undefined ? {} : { title, slug: slugOf(title, 'post') }),
				...(body === undefined ? {} : { body }),
				...(boardId === undefined ? {} : { board_id: boardId }),
				updated_at: inner.now(),
				version: eb('version', '+', 1)
			}))
			.where('post_id', '=', id)
			.execute();
		if (tags) await tx.updateTable('posts').set({ tags: await tagIdsOf(inner, tags) }).where('post_id', '=', id).execute();
		if (title !== undefined || body !== undefined) await indexPost(inner, id as PostId, { title: title ?? post.title, body: body ?? post.body });
		await record(inner, { type: 'post.changed', actorId: inner.viewer.personId, postId: id as PostId, detail: { fields: Object.keys(changes) } });
		return getPost(inner, id);
	});
}

/** Removes a post nobody else built on. @throws in-use when it has votes, comments, duplicates, insights or items */
export function removePost(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockPosts(inner, [id]);
		const post = await requirePost(inner, id);
		if (await isBuiltOn(inner, id)) {
			throw new Refusal('in-use', 'People voted, commented or built on this post, so it stays. Decline it, or merge it into another.');
		}
		await tx.deleteFrom('follows').where('post_id', '=', id).execute();
		await tx.deleteFrom('mutes').where('post_id', '=', id).execute();
		await forgetPost(inner, id as PostId);
		await tx.deleteFrom('posts').where('post_id', '=', id).execute();
		await tx.updateTable('boards').set((eb) => ({ post_count: eb('post_count', '-', 1) })).where('board_id', '=', post.board_id).execute();
		await record(inner, { type: 'post.removed', actorId: inner.viewer.personId, detail: { postId: id, title: post.title }, membersOnly: true });
	});
}

async function isBuiltOn({ db }: ContextOf<Tx>, id: string): Promise<boolean> {
	const { rows } = await sql<{ built_on: boolean }>`SELECT EXISTS (SELECT FROM votes WHERE post_id = ${id})
		OR EXISTS (SELECT FROM comments WHERE post_id = ${id}) OR EXISTS (SELECT FROM insights WHERE post_id = ${id})
		OR EXISTS (SELECT FROM item_posts WHERE post_id = ${id}) OR EXISTS (SELECT FROM held WHERE post_id = ${id}) OR EXISTS (SELECT FROM relations WHERE ${id} IN (post_id, other_id))
		OR EXISTS (SELECT FROM merges WHERE ${id} IN (source_id, target_id)) AS built_on`.execute(db);
	return rows[0]?.built_on ?? false;
}

function refuseStranger({ viewer }: Context, authorId: string, changes: PostChanges): void {
	if (hasRole(viewer, 'contributor')) return;
	if (viewer.personId !== authorId || changes.boardId || changes.tags) throw new Refusal('not-allowed', 'Only its author and the team may change this post.');
}

async function moveToBoard({ db, viewer }: ContextOf<Tx>, from: string, to: string): Promise<void> {
	const board = await visibleBoards(db, viewer).select('board_id').where('board_id', '=', to).executeTakeFirst();
	if (!board) throw invalid({ boardId: 'There is no such board.' });
	await db.updateTable('boards').set((eb) => ({ post_count: eb('post_count', '-', 1) })).where('board_id', '=', from).execute();
	await db.updateTable('boards').set((eb) => ({ post_count: eb('post_count', '+', 1) })).where('board_id', '=', to).execute();
}
