import type { PostId } from '#core/kernel/ids.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';

/** Keeps the count of a post's public comments; called by comments in the transaction that changes them. */
export async function countComments({ db, now }: ContextOf<Tx>, postId: PostId, difference: number): Promise<void> {
	await db
		.updateTable('posts')
		.set((eb) => ({ comment_count: eb('comment_count', '+', difference), ...(difference > 0 ? { active_at: now() } : {}) }))
		.where('post_id', '=', postId)
		.execute();
}
