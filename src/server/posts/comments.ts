import type { PostId } from '#core/kernel/ids.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';

/**
 * Keeps the count of public comments over a cluster; called by comments in the transaction that changes them, with the
 * post that stands for the cluster locked.
 */
export async function countComments({ db, now }: ContextOf<Tx>, canonicalId: PostId, difference: number): Promise<void> {
	await db
		.updateTable('posts')
		.set((eb) => ({ comment_count: eb('comment_count', '+', difference), ...(difference > 0 ? { active_at: now() } : {}) }))
		.where('post_id', '=', canonicalId)
		.execute();
}
