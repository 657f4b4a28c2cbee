import type { ManyStatuses, ManyTags } from '#core/prioritising/table.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { invalid, notFound } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { changePost, lockPosts, postsByIds, setStatusOfPosts, type PostRow } from '../posts/service.ts';

/** Sets one status for many posts in one act, so that somebody behind six of them hears once. @throws not-found, invalid, notify-required */
export async function setManyStatuses(context: Context, { postIds, status, note, notify }: ManyStatuses): Promise<{ changed: PostId[] }> {
	await requireAll(context, postIds);
	return { changed: await setStatusOfPosts(context, { postIds, statusKey: status, note, notify }) };
}

/** Adds tags to many posts and takes others away, all or none. @throws not-found; invalid where a post would have more than 20 */
export function setManyTags(context: Context, { postIds, add, remove }: ManyTags): Promise<{ changed: PostId[] }> {
	return inTransaction(context, async (_, inner) => {
		const rows = await requireAll(inner, postIds);
		await lockPosts(inner, rows.map((row) => row.post_id).sort());
		const changed: PostId[] = [];
		for (const row of rows) {
			const before = (row.tag_details ?? []).map((tag) => tag.name);
			const tags = merged(before, add, remove);
			if (tags.length > 20) throw invalid({ add: `would give “${row.title}” more than 20 tags.` });
			if (tags.join('\n') === before.join('\n')) continue;
			await changePost(inner, row.post_id, { tags }, null);
			changed.push(row.post_id as PostId);
		}
		return { changed };
	});
}

function merged(before: string[], add: string[], remove: string[]): string[] {
	const gone = new Set(remove.map((tag) => tag.toLowerCase()));
	const kept = before.filter((tag) => !gone.has(tag.toLowerCase()));
	const known = new Set(kept.map((tag) => tag.toLowerCase()));
	return [...kept, ...add.filter((tag) => !known.has(tag.toLowerCase()) && known.add(tag.toLowerCase()))];
}

async function requireAll({ db, viewer }: Context, postIds: PostId[]): Promise<PostRow[]> {
	const wanted = [...new Set(postIds)].sort();
	const rows = await postsByIds(db, viewer, wanted);
	if (rows.length < wanted.length) throw notFound('post');
	return rows.sort((one, other) => (one.post_id < other.post_id ? -1 : 1));
}
