import type { MergePreview } from '#core/merging/contract.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { clusterOf, countFollowersOf, readDemand } from '../posts/service.ts';
import { outcomeOf } from './outcomes.ts';
import { countBrought } from './queries.ts';
import { linkPosts, postsToMerge, reasonAgainst, type MergePair } from './linking.ts';
import { requireNamedPost } from './listing.ts';

/**
 * What a merge would do, without doing it: the merge itself is made, read and taken back in one transaction, so that
 * the preview cannot differ from it. @throws not-found
 */
export function previewMerge(context: Context, id: string, sourceId: string): Promise<MergePreview> {
	return inTransaction(context, async (_, inner) => {
		const pair = await postsToMerge(inner, id, sourceId);
		const refusal = await reasonAgainst(inner, id, pair.source, pair.target);
		const before = await demandBefore(inner, pair);
		const after = refusal ? null : await afterMerge(inner, pair);
		return {
			source: await requireNamedPost(inner, pair.source.post_id),
			target: await requireNamedPost(inner, pair.target.post_id),
			before,
			after: after?.demand ?? before.target,
			overlap: overlapOf(before, after?.demand ?? null),
			...(await whatComesAlong(inner, pair)),
			followersAfter: after?.followers ?? (await countFollowersOf(inner, [pair.target.post_id as PostId])),
			outcome: await outcomeOf(inner, pair.target),
			refusal: refusal?.message ?? null
		};
	});
}

async function demandBefore(context: Context, { source, target }: MergePair): Promise<MergePreview['before']> {
	return { source: await readDemand(context, source.post_id as PostId), target: await readDemand(context, target.post_id as PostId) };
}

type After = { demand: MergePreview['after']; followers: number };

async function afterMerge(context: ContextOf<Tx>, { source, target }: MergePair): Promise<After> {
	const targetId = target.post_id as PostId;
	await sql`SAVEPOINT preview`.execute(context.db);
	await linkPosts(context, source, target);
	const after = { demand: await readDemand(context, targetId), followers: await countFollowersOf(context, [targetId]) };
	await sql`ROLLBACK TO SAVEPOINT preview`.execute(context.db);
	return after;
}

function overlapOf({ source, target }: MergePreview['before'], after: MergePreview['after'] | null): MergePreview['overlap'] {
	if (!after) return { people: 0, companies: 0 };
	return { people: source.people + target.people - after.people, companies: source.companies + target.companies - after.companies };
}

async function whatComesAlong(context: ContextOf<Tx>, { source }: MergePair): Promise<Pick<MergePreview, 'brings' | 'told'>> {
	const coming = await clusterOf(context.db, source.post_id as PostId);
	const told = await countFollowersOf(context, [source.post_id as PostId]);
	return { brings: { ...(await countBrought(context.db, coming)), followers: told, duplicates: Math.max(0, coming.length - 1) }, told };
}
