import { sql } from 'kysely';
import type { PostId } from '#core/kernel/ids.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';

/** A canonical post and everything merged into it. */
export async function clusterOf(db: Db, canonicalId: PostId): Promise<PostId[]> {
	const rows = await db.selectFrom('posts').select('post_id').where('canonical_id', '=', canonicalId).orderBy('post_id').execute();
	return rows.map((row) => row.post_id as PostId);
}

/** Locks posts until the transaction ends, always in the order of their ids, so that two lockers never wait for each other. Whoever only refers to them waits for neither: their ids never change. */
export async function lockPosts({ db }: ContextOf<Tx>, ids: string[]): Promise<void> {
	await db.selectFrom('posts').select('post_id').where('post_id', 'in', ids).orderBy('post_id').forNoKeyUpdate().execute();
}

/**
 * Locks the posts that stand for these until the transaction ends and says which stands for each. A merge that was waited
 * for may have moved them: asks again under the lock until that is the answer.
 */
export async function lockCanonical(context: ContextOf<Tx>, ids: string[]): Promise<Map<string, PostId>> {
	const locked = new Set<string>();
	for (;;) {
		const rows = await context.db.selectFrom('posts').select(['post_id', 'canonical_id']).where('post_id', 'in', ids).execute();
		const missing = [...new Set(rows.map((row) => row.canonical_id))].filter((id) => !locked.has(id));
		if (missing.length === 0) return new Map(rows.map((row) => [row.post_id, row.canonical_id as PostId]));
		await lockPosts(context, missing);
		for (const id of missing) locked.add(id);
	}
}

/** Lets one post stand for others; merging alone calls it, under its locks. */
export async function setCanonical(context: ContextOf<Tx>, postIds: PostId[], canonicalId: PostId): Promise<void> {
	const before = await context.db.selectFrom('posts').select('canonical_id').distinct().where('post_id', 'in', postIds).execute();
	await context.db
		.updateTable('posts')
		.set({ canonical_id: canonicalId, updated_at: context.now() })
		.where('post_id', 'in', postIds)
		.where('canonical_id', '!=', canonicalId)
		.execute();
	const touched = [...before.map((row) => row.canonical_id), ...postIds, canonicalId];
	await sql`UPDATE posts p SET duplicate_count = CASE WHEN p.merged THEN 0 ELSE (SELECT count(*) - 1 FROM posts c WHERE c.canonical_id = p.post_id) END,
		comment_count = CASE WHEN p.merged THEN 0 ELSE (SELECT count(*) FROM posts c JOIN comments m ON m.post_id = c.post_id
			WHERE c.canonical_id = p.post_id AND NOT m.internal AND m.deleted_at IS NULL) END
		WHERE p.post_id = ANY(${touched})`.execute(context.db);
}
