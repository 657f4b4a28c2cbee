import type { PostId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context, type ContextOf } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { record } from '../../platform/outbox.ts';
import { requirePost } from '../../posts/service.ts';
import { lockSuggestions, recluster } from './clustering.ts';

/**
 * Remembers that two posts are not the same: neither they nor whatever stands for them is suggested to each other again,
 * also when their words change. Saying it again changes nothing. @throws not-found, same-post
 */
export function dismissPair(context: Context, id: string, otherId: string): Promise<{ dismissed: boolean }> {
	return inTransaction(context, async (tx, inner) => {
		const pair = await lockPair(inner, id, otherId);
		const { numInsertedOrUpdatedRows: made } = await tx
			.insertInto('dismissed_pairs')
			.values({ ...pair, dismissed_by: inner.viewer.personId, dismissed_at: inner.now() })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (made) await followUp(inner, 'post.dismissed-as-duplicate', pair);
		return { dismissed: true };
	});
}

/** Takes it back; they may be suggested again. @throws not-found, same-post */
export function restorePair(context: Context, id: string, otherId: string): Promise<{ dismissed: boolean }> {
	return inTransaction(context, async (tx, inner) => {
		const pair = await lockPair(inner, id, otherId);
		const { numDeletedRows: gone } = await tx.deleteFrom('dismissed_pairs').where('one_id', '=', pair.one_id).where('other_id', '=', pair.other_id).executeTakeFirst();
		if (gone) await followUp(inner, 'post.dismissal-undone', pair);
		return { dismissed: false };
	});
}

type PairKey = { one_id: PostId; other_id: PostId };

async function lockPair(context: ContextOf<Tx>, id: string, otherId: string): Promise<PairKey> {
	const [post, other] = [await requirePost(context, id), await requirePost(context, otherId)];
	if (post.post_id === other.post_id) throw new Refusal('same-post', 'A post is the same as itself.');
	await lockSuggestions(context);
	const [one, two] = [post.post_id, other.post_id].sort();
	return { one_id: one as PostId, other_id: two as PostId };
}

async function followUp(context: ContextOf<Tx>, type: string, { one_id: postId, other_id: otherId }: PairKey): Promise<void> {
	await recluster(context, [postId, otherId]);
	await record(context, { type, actorId: context.viewer.personId, postId, detail: { otherId }, membersOnly: true });
}
