import type { Post, StatusChange } from '#core/posts/contract.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { invalid, Refusal } from '#core/kernel/problem.ts';
import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { lockPosts } from './clusters.ts';
import { getPost, requirePost } from './reading.ts';

export type StatusOfPosts = { postIds: PostId[]; statusKey: string; note?: string | undefined; notify?: boolean | undefined };

/** Sets one post's status. Setting the one it has changes nothing and tells nobody. @throws not-found, invalid, notify-required */
export async function setStatus(context: Context, id: string, change: StatusChange): Promise<Post> {
	const post = await requirePost(context, id);
	await setStatusOfPosts(context, { postIds: [post.canonical_id as PostId], statusKey: change.status, note: change.note, notify: change.notify });
	return getPost(context, post.canonical_id);
}

/**
 * Sets the status of posts in one act and records one event for it, so that somebody behind six of them hears once.
 * Posts that have the status already are left alone. Answers those that changed.
 * @throws invalid for a status that is not there; notify-required when people would be told and nobody said whether
 */
export function setStatusOfPosts(context: Context, { postIds, statusKey, note, notify }: StatusOfPosts): Promise<PostId[]> {
	return inTransaction(context, async (tx, inner) => {
		const status = await tx.selectFrom('statuses').select(['status_id', 'category']).where('key', '=', statusKey).executeTakeFirst();
		if (!status) throw invalid({ status: 'There is no such status.' });
		const canonical = await canonicalOf(inner, postIds);
		if (canonical.length === 0) return [];
		await lockPosts(inner, canonical);
		const changing = await tx
			.selectFrom('posts as p')
			.innerJoin('statuses as s', 's.status_id', 'p.status_id')
			.select(['p.post_id', 'p.title', 's.key as from'])
			.where('p.post_id', 'in', canonical)
			.where('p.status_id', '!=', status.status_id)
			.orderBy('p.post_id')
			.execute();
		if (changing.length === 0) return [];
		const ids = changing.map((row) => row.post_id as PostId);
		await refuseSilence(inner, ids, notify);
		await tx
			.updateTable('posts')
			.set((eb) => ({
				status_id: status.status_id,
				status_changed_at: inner.now(),
				active_at: inner.now(),
				updated_at: inner.now(),
				version: eb('version', '+', 1)
			}))
			.where('post_id', 'in', ids)
			.execute();
		const posts = changing.map((row) => ({ postId: row.post_id, from: row.from, to: statusKey, title: row.title }));
		await record(inner, {
			type: 'posts.status-changed',
			actorId: inner.viewer.personId,
			...(ids.length === 1 && ids[0] ? { postId: ids[0] } : {}),
			detail: { posts, category: status.category, note: note?.trim() || null, notify: notify ?? false }
		});
		return ids;
	});
}

async function canonicalOf({ db }: ContextOf<Tx>, postIds: PostId[]): Promise<PostId[]> {
	if (postIds.length === 0) return [];
	const rows = await db.selectFrom('posts').select('canonical_id').distinct().where('post_id', 'in', postIds).execute();
	return rows.map((row) => row.canonical_id as PostId).sort();
}

/** How many people other than the caller follow any post of these clusters; what an act on them would tell at the most. */
export async function countFollowersOf({ db, viewer }: Context, canonicalIds: PostId[]): Promise<number> {
	const { rows } = await sql<{ count: number }>`SELECT count(DISTINCT coalesce(g.merged_into, f.person_id)) AS count FROM posts p JOIN follows f ON f.post_id = p.post_id
		LEFT JOIN people g ON g.person_id = f.person_id AND g.merged_into IS NOT NULL
		WHERE p.canonical_id = ANY(${canonicalIds}) AND coalesce(g.merged_into, f.person_id) IS DISTINCT FROM ${viewer.personId}::text AND NOT EXISTS (SELECT FROM mutes m WHERE m.person_id IN (f.person_id, g.merged_into) AND m.post_id IN (p.post_id, p.canonical_id))`.execute(db);
	return Number(rows[0]?.count ?? 0);
}

/** Whoever does what people are told about says whether they are. @throws notify-required when people would be told and nobody said */
export async function refuseSilence(context: Context, ids: PostId[], notify: boolean | undefined): Promise<void> {
	if (notify !== undefined) return;
	const told = await countFollowersOf(context, ids);
	if (told === 0) return;
	throw new Refusal('notify-required', `${told} ${told === 1 ? 'person follows' : 'people follow'} this. Say with notify whether they are told.`, {
		fields: { notify: 'must be true or false' },
		extra: { told }
	});
}
