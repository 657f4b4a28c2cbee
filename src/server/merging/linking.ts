import type { PostId } from '#core/kernel/ids.ts';
import type { Refusal } from '#core/kernel/problem.ts';
import { reasonAgainstMerge, type Mergeable } from '#core/merging/rules.ts';
import type { Context, ContextOf } from '../platform/context.ts';
import { lockFor, type Tx } from '../platform/database.ts';
import { clusterOf, lockPosts, recountDemand, requirePost, setCanonical, type PostRow } from '../posts/service.ts';
import { whoSees } from './queries.ts';

export type MergePair = { source: PostRow; target: PostRow };

/**
 * The two posts as the viewer may see them, `target` being the one that stands for the named post; nobody else merges
 * until the transaction ends, and the demand of both holds still. @throws not-found
 */
export async function postsToMerge(context: ContextOf<Tx>, id: string, sourceId: string): Promise<MergePair> {
	await lockFor(context.db, 'merging');
	const named = await requirePost(context, id);
	const source = await requirePost(context, sourceId);
	const target = named.canonical_id === named.post_id ? named : await requirePost(context, named.canonical_id);
	await lockPosts(context, inOrder([source.canonical_id, target.post_id]));
	return { source, target };
}

/** What stands against the merge, or null. */
export async function reasonAgainst(context: Context, id: string, source: PostRow, target: PostRow): Promise<Refusal | null> {
	const named = id === target.post_id ? target : await requirePost(context, id);
	return reasonAgainstMerge(await asMergeable(context, source), await asMergeable(context, named), await asMergeable(context, target));
}

/** Writes the merge and what is kept from it. */
export async function linkPosts(context: ContextOf<Tx>, source: PostRow, target: PostRow): Promise<void> {
	const cluster = await clusterOf(context.db, source.post_id as PostId);
	await context.db
		.insertInto('merges')
		.values({
			merge_id: context.newId('merge'),
			source_id: source.post_id,
			target_id: target.post_id,
			merged_by: context.viewer.personId,
			merged_at: context.now()
		})
		.execute();
	await setCanonical(context, cluster, target.post_id as PostId);
	await recountDemand(context, inOrder([source.post_id, target.post_id]));
}

async function asMergeable({ db }: Context, post: PostRow): Promise<Mergeable> {
	return { id: post.post_id, standsFor: post.canonical_id, title: post.title, board: await whoSees(db, post.board_id) };
}

/** Locks are taken in one order everywhere, so that two requests never wait for each other. */
export function inOrder(ids: string[]): PostId[] {
	return [...new Set(ids)].sort() as PostId[];
}
