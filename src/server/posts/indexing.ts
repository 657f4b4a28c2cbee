import type { PostId } from '#core/kernel/ids.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { countTexts, indexText } from '../similarity/service.ts';

const atOnce = 200;

/** Puts posts into the index of words that are not in it: those from before there was one, and rows that came by other ways. */
export async function indexMissingPosts(context: Context): Promise<void> {
	for (;;) {
		const missing = await missingPosts(context);
		for (const post of missing) {
			await inTransaction(context, async (tx, inner) => {
				const row = await tx.selectFrom('posts').select(['title', 'body']).where('post_id', '=', post).forUpdate().executeTakeFirst();
				if (row) await indexText(inner, post, row);
			});
		}
		if (missing.length < atOnce) break;
	}
	await countTexts(context);
}

async function missingPosts({ db }: Context): Promise<PostId[]> {
	const rows = await db
		.selectFrom('posts')
		.leftJoin('similar_texts', 'similar_texts.post_id', 'posts.post_id')
		.select('posts.post_id')
		.where('similar_texts.post_id', 'is', null)
		.limit(atOnce)
		.execute();
	return rows.map((row) => row.post_id as PostId);
}
