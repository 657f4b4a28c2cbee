import type { PostId } from '#core/kernel/ids.ts';
import type { Move } from '#core/roadmap/contract.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { lockPosts, refuseSilence, setStatusOfPosts } from '../posts/service.ts';

/** Sets the statuses that the columns stand for. Whether people are told is asked once, over all of them. @throws notify-required */
export async function moveByStatus(context: ContextOf<Tx>, moves: Move[], notify: boolean | undefined): Promise<PostId[]> {
	const ids = moves.map(({ postId }) => postId).sort();
	await lockPosts(context, ids);
	const before = await context.db
		.selectFrom('posts as p')
		.innerJoin('statuses as s', 's.status_id', 'p.status_id')
		.select(['p.post_id', 's.key'])
		.where('p.post_id', 'in', ids)
		.execute();
	const statusOf = new Map(before.map((row) => [row.post_id, row.key]));
	const changing = moves.filter(({ postId, column }) => statusOf.get(postId) !== column);
	if (changing.length === 0) return [];
	await refuseSilence(context, changing.map(({ postId }) => postId), notify);
	const moved: PostId[] = [];
	for (const [statusKey, group] of Map.groupBy(changing, ({ column }) => column)) {
		moved.push(...(await setStatusOfPosts(context, { postIds: group.map(({ postId }) => postId), statusKey, notify: notify ?? false })));
	}
	return moved;
}
