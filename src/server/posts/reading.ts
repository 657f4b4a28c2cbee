import type { Demand, Post } from '#core/posts/contract.ts';
import { isId, type PostId } from '#core/kernel/ids.ts';
import { notFound } from '#core/kernel/problem.ts';
import type { Context } from '../platform/context.ts';
import { postById, postByNumber, type PostRow } from './queries.ts';
import { showPost } from './showing.ts';

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

/** The demand of a post and all that is merged into it. @throws not-found */
export async function readDemand(context: Context, id: PostId): Promise<Demand> {
	const { demand } = await getPost(context, id);
	return demand;
}
