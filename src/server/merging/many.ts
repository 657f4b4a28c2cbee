/** A whole cluster at once: all of it, or nothing. */
import { sql } from 'kysely';
import type { MergesOutcome, MergesPreview, NewMerges } from '#core/merging/suggesting.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { countFollowersOf, readDemand, refuseSilence } from '../posts/service.ts';
import { inOrder, linkPosts, postsToMerge, reasonAgainst } from './linking.ts';
import { mergePosts } from './service.ts';

/** Makes each source a duplicate of the post `id`; where one cannot be, none is. @throws as `mergePosts` does */
export function mergeMany(context: Context, id: string, { sourceIds, notify }: NewMerges): Promise<MergesOutcome> {
	return inTransaction(context, async (_, inner) => {
		const sources = inOrder(sourceIds);
		await refuseSilence(inner, sources, notify);
		const told = notify ? await countFollowersOf(inner, sources) : 0;
		let canonicalId = id as PostId;
		for (const sourceId of sources) ({ canonicalId } = await mergePosts(inner, id, { sourceId, notify: notify ?? false }));
		return { canonicalId, sourceIds: sources, demand: await readDemand(inner, canonicalId), told };
	});
}

/** What that would do, without doing it. @throws not-found */
export function previewMany(context: Context, id: string, sourceIds: readonly string[]): Promise<MergesPreview> {
	return inTransaction(context, async (_, inner) => {
		const sources = inOrder([...sourceIds]);
		const told = await countFollowersOf(inner, sources);
		const { target } = await postsToMerge(inner, id, sources[0] ?? id);
		const before = await readDemand(inner, target.post_id as PostId);
		await sql`SAVEPOINT preview`.execute(inner.db);
		const refusal = await linkAll(inner, id, sources);
		const after = await readDemand(inner, target.post_id as PostId);
		await sql`ROLLBACK TO SAVEPOINT preview`.execute(inner.db);
		return { before, after: refusal ? before : after, told, refusal };
	});
}

async function linkAll(context: ContextOf<Tx>, id: string, sources: readonly PostId[]): Promise<string | null> {
	for (const sourceId of sources) {
		const { source, target } = await postsToMerge(context, id, sourceId);
		const refusal = await reasonAgainst(context, id, source, target);
		if (refusal) return refusal.message;
		await linkPosts(context, source, target);
	}
	return null;
}
