import type { MergeOutcome, NewMerge, UnmergeOutcome } from '#core/merging/contract.ts';
import { postsThatLeave } from '#core/merging/rules.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import { lockFor, type Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { countFollowersOf, lockPosts, readDemand, recountDemand, refuseSilence, requirePost, setCanonical } from '../posts/service.ts';
import { inOrder, linkPosts, postsToMerge, reasonAgainst, type MergePair } from './linking.ts';
import { outcomeOf } from './outcomes.ts';
import { standingMergeOf, standingMerges } from './queries.ts';

export { listMerges } from './listing.ts';
export { previewMerge } from './preview.ts';
export { expectedClusters, reclusterAll } from './suggesting/clustering.ts';
export { countSuggestions, listSuggestions } from './suggesting/queue.ts';
export { listRelations, relatePosts, unrelatePosts } from './relations.ts';

/**
 * Makes `sourceId` a duplicate of the post `id`, or of the one that stands for it. A merge is a link: it writes itself
 * and the counts kept from it, and no vote, comment, follow or insight changes its post. With `notify` the source's
 * followers hear of it; where there are any, the caller has to say.
 * @throws not-found, same-post, already-merged, merge-cycle, would-hide, notify-required
 */
export function mergePosts(context: Context, id: string, { sourceId, notify }: NewMerge): Promise<MergeOutcome> {
	return inTransaction(context, async (_, inner) => {
		const { source, target } = await postsToMerge(inner, id, sourceId);
		const refusal = await reasonAgainst(inner, id, source, target);
		if (refusal) throw refusal;
		const told = await countFollowersOf(inner, [source.post_id as PostId]);
		await refuseSilence(inner, [source.post_id as PostId], notify);
		await linkPosts(inner, source, target);
		await recordMerge(inner, { source, target, namedId: id, notify: notify ?? false });
		const canonicalId = target.post_id as PostId;
		return {
			sourceId: source.post_id as PostId,
			targetId: id as PostId,
			canonicalId,
			demand: await readDemand(inner, canonicalId),
			told: notify ? told : 0
		};
	});
}

/**
 * Takes a merge back: the source stands alone again, with the duplicates that came with it. What was written meanwhile
 * stays where it was written. @throws not-found, not-merged
 */
export function unmergePosts(context: Context, id: string, sourceId: string): Promise<UnmergeOutcome> {
	return inTransaction(context, async (tx, inner) => {
		await lockFor(tx, 'merging');
		const named = await requirePost(inner, id);
		const source = await requirePost(inner, sourceId);
		const merge = await standingMergeOf(tx, sourceId);
		if (!merge || source.canonical_id !== named.canonical_id) {
			throw new Refusal('not-merged', `“${source.title}” is not merged into “${named.title}”.`);
		}
		const fromId = source.canonical_id as PostId;
		await lockPosts(inner, inOrder([source.post_id, fromId]));
		const leaving = postsThatLeave(await standingMerges(tx, fromId), sourceId) as PostId[];
		await tx.updateTable('merges').set({ undone_by: inner.viewer.personId, undone_at: inner.now() }).where('merge_id', '=', merge.merge_id).execute();
		await setCanonical(inner, leaving, sourceId as PostId);
		await recountDemand(inner, inOrder([source.post_id, fromId]));
		await record(inner, { type: 'post.unmerged', actorId: inner.viewer.personId, postId: fromId, detail: { sourceId, fromId } });
		return {
			sourceId: sourceId as PostId,
			fromId,
			demand: await readDemand(inner, fromId),
			sourceDemand: await readDemand(inner, sourceId as PostId)
		};
	});
}

async function recordMerge(context: ContextOf<Tx>, merged: MergePair & { namedId: string; notify: boolean }): Promise<void> {
	const { source, target, notify } = merged;
	await record(context, {
		type: 'post.merged',
		actorId: context.viewer.personId,
		postId: target.post_id as PostId,
		detail: {
			sourceId: source.post_id,
			targetId: merged.namedId,
			canonicalId: target.post_id,
			sourceTitle: source.title,
			notify,
			// Where the target has its outcome already, the source's followers hear it with the merge.
			outcome: await outcomeOf(context, target)
		}
	});
}
