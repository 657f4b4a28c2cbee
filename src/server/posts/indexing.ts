import type { PostId } from '#core/kernel/ids.ts';
import type { Text } from '#core/similarity/terms.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { forgetWords, keepWords, keepWordsOfAll } from '../search/service.ts';
import { countTexts, forgetText, indexText, indexTexts } from '../similarity/service.ts';

const atOnce = 200;

/** Makes a post findable by its words and by what it is like, in the transaction that writes them. */
export async function indexPost(context: ContextOf<Tx>, postId: PostId, text: Text): Promise<void> {
	await indexText(context, postId, text);
	await keepWords(context, { kind: 'post', id: postId, title: text.title, body: text.body });
}

/** The same for many new posts at once. */
export async function indexPosts(context: ContextOf<Tx>, posts: (Text & { postId: PostId })[]): Promise<void> {
	await indexTexts(context, posts);
	await keepWordsOfAll(context, 'post', posts.map(({ postId, title, body }) => ({ id: postId, title, body })));
}

export async function forgetPost(context: ContextOf<Tx>, postId: PostId): Promise<void> {
	await forgetText(context, postId);
	await forgetWords(context, postId);
}

/** Puts posts into the index of words that are not in it: those from before there was one, and rows that came by other ways. */
export async function indexMissingPosts(context: Context): Promise<void> {
	for (;;) {
		const missing = await missingPosts(context);
		for (const post of missing) {
			await inTransaction(context, async (tx, inner) => {
				const row = await tx.selectFrom('posts').select(['title', 'body']).where('post_id', '=', post).forNoKeyUpdate().executeTakeFirst();
				if (row) await indexPost(inner, post, row);
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
		.leftJoin('search_texts', 'search_texts.subject_id', 'posts.post_id')
		.select('posts.post_id')
		.where((eb) => eb.or([eb('similar_texts.post_id', 'is', null), eb('search_texts.subject_id', 'is', null), eb('search_texts.rough', '=', true)]))
		.limit(atOnce)
		.execute();
	return rows.map((row) => row.post_id as PostId);
}
