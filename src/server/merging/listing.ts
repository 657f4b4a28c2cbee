import type { Merge, MergesQuery, NamedPost } from '#core/merging/contract.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { notFound } from '#core/kernel/problem.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import { requirePost } from '../posts/service.ts';
import { mergesOf, namedPosts } from './queries.ts';

/** What is merged into a post, or into the one that stands for it; latest first. @throws not-found */
export async function listMerges(context: Context, id: string, query: MergesQuery): Promise<Page<Merge>> {
	const post = await requirePost(context, id);
	const rows = await mergesOf(context.db, post.canonical_id, query);
	const posts = await readNamedPosts(context, rows.map((row) => row.source_id));
	const people = await showPeople(context, [...new Set(rows.flatMap((row) => (row.merged_by ? [row.merged_by as PersonId] : [])))]);
	const page = pageOf(rows, query.limit, (row) => row, (row) => [row.merge_id]);
	return {
		...page,
		data: page.data.flatMap((row) => {
			const source = posts.get(row.source_id);
			if (!source) return [];
			return [
				{
					source,
					targetId: row.target_id as PostId,
					direct: row.target_id === post.canonical_id,
					by: row.merged_by ? (people.get(row.merged_by as PersonId) ?? null) : null,
					at: row.merged_at.toISOString()
				}
			];
		})
	};
}

/** Posts as they are named beside others, by id; those the viewer may not see are left out. */
export async function readNamedPosts(context: Context, ids: string[]): Promise<Map<string, NamedPost>> {
	const rows = await namedPosts(context.db, context.viewer, [...new Set(ids)]);
	return new Map(
		rows.map((row) => [
			row.post_id,
			{
				id: row.post_id as PostId,
				number: row.number,
				title: row.title,
				url: `${context.baseUrl}/posts/${row.number}/${row.slug}`,
				status: { key: row.key, name: row.name, category: row.category as NamedPost['status']['category'] },
				people: row.people_count
			}
		])
	);
}

/** @throws not-found */
export async function requireNamedPost(context: Context, id: string): Promise<NamedPost> {
	const post = (await readNamedPosts(context, [id])).get(id);
	if (!post) throw notFound('post');
	return post;
}
