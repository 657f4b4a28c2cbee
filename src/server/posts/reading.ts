import type { Demand, Post } from '#core/posts/contract.ts';
import { isId, type PostId } from '#core/kernel/ids.ts';
import { notFound } from '#core/kernel/problem.ts';
import type { Context } from '../platform/context.ts';
import { canonicalPost, keptColumns, postById, postByNumber, type PostRow } from './queries.ts';
import { demandFor, showPost } from './showing.ts';

/** The post as the viewer may see it. @throws not-found when it is absent or hidden */
export async function requirePost(context: Context, id: string): Promise<PostRow> {
	const row = isId('post', id) ? await postById(context.db, context.viewer, id) : undefined;
	if (!row) throw notFound('post');
	return row;
}

/** @throws not-found */
export async function getPost(context: Context, id: string): Promise<Post> {
	return showPost(context, await requirePost(context, id));
}

/** The post with this number, which is in its address. @throws not-found */
export async function getPostByNumber(context: Context, number: number): Promise<Post> {
	const row = Number.isSafeInteger(number) && number > 0 && number < 2 ** 31 ? await postByNumber(context.db, context.viewer, number) : undefined;
	if (!row) throw notFound('post');
	return showPost(context, row);
}

/** The post that stands for this one, for a viewer who may see it; cheaper than reading all of it. @throws not-found */
export async function canonicalIdOf({ db, viewer }: Context, id: string): Promise<PostId> {
	const row = isId('post', id) ? await canonicalPost(db, viewer, id).executeTakeFirst() : undefined;
	if (!row) throw notFound('post');
	return row.canonical_id as PostId;
}

/** The kept demand of a post and all that is merged into it. @throws not-found */
export async function readDemand({ db, viewer }: Context, id: PostId): Promise<Demand> {
	const row = await db
		.selectFrom('posts as p')
		.innerJoin('posts as c', 'c.post_id', 'p.canonical_id')
		.select(keptColumns('c'))
		.where('p.post_id', '=', id)
		.executeTakeFirst();
	if (!row) throw notFound('post');
	return demandFor(viewer, row);
}
