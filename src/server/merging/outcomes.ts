import type { MergePreview } from '#core/merging/contract.ts';
import type { Context } from '../platform/context.ts';
import type { PostRow } from '../posts/service.ts';

/** What became of a post, where that is settled. */
export async function outcomeOf({ db }: Context, post: PostRow): Promise<MergePreview['outcome']> {
	const { category } = await db.selectFrom('statuses').select('category').where('status_id', '=', post.status_id).executeTakeFirstOrThrow();
	return category === 'shipped' || category === 'declined' ? category : null;
}
