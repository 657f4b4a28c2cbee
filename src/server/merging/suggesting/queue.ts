import { sql } from 'kysely';
import type { Suggestion, SuggestionsQuery } from '#core/merging/suggesting.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import type { Context } from '../../platform/context.ts';
import { readNamedPosts } from '../listing.ts';

type Row = { cluster_id: string; people: number; post_ids: string[] };
type PairRow = { cluster_id: string; one: PostId; other: PostId; probability: number; reason: string };

/** Clusters of posts that may be one, those that would unite the most people first; posts that the viewer may not see, or that are merged meanwhile, are left out. */
export async function listSuggestions(context: Context, { limit, cursor }: SuggestionsQuery): Promise<Page<Suggestion>> {
	const key = cursor === undefined ? null : decodeCursor(cursor, 'ns');
	const after = key ? sql`WHERE (c.people, c.cluster_id::text COLLATE "C") < (${key[0]}, ${key[1]}::text COLLATE "C")` : sql``;
	const { rows } = await sql<Row>`SELECT c.cluster_id, c.people, array(SELECT m.post_id::text FROM suggested_members m JOIN posts p ON p.post_id = m.post_id AND NOT p.merged
			WHERE m.cluster_id = c.cluster_id ORDER BY p.people_count DESC, p.post_id) AS post_ids
		FROM suggested_clusters c ${after} ORDER BY c.people DESC, c.cluster_id DESC LIMIT ${limit + 1}`.execute(context.db);
	const page = pageOf(rows, limit, (row) => row, (row) => [row.people, row.cluster_id]);
	const [posts, pairs] = await Promise.all([readNamedPosts(context, page.data.flatMap((row) => row.post_ids)), pairsWithin(context, page.data.map((row) => row.cluster_id))]);
	const data = page.data.map(({ cluster_id: id, people, post_ids }) => ({
		id,
		posts: post_ids.flatMap((postId) => posts.get(postId) ?? []),
		people,
		pairs: pairs
			.filter((pair) => pair.cluster_id === id && posts.has(pair.one) && posts.has(pair.other))
			.map(({ one, other, probability, reason }) => ({ oneId: one, otherId: other, score: Math.round(probability * 100) / 100, reason }))
	}));
	return { ...page, data: data.filter((one) => one.posts.length > 1) };
}

/** How many clusters wait. */
export async function countSuggestions({ db }: Context): Promise<number> {
	const { count } = await db.selectFrom('suggested_clusters').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
	return Number(count);
}

/** Why its posts hang together: the likeliest pair of each two that stand for themselves. */
async function pairsWithin({ db }: Context, clusterIds: string[]): Promise<PairRow[]> {
	const { rows } = await sql<PairRow>`SELECT DISTINCT ON (one, other) m.cluster_id, least(a.canonical_id, b.canonical_id)::text AS one, greatest(a.canonical_id, b.canonical_id)::text AS other,
			s.probability, s.reason
		FROM suggested_members m JOIN posts a ON a.canonical_id = m.post_id
		JOIN LATERAL (SELECT * FROM suggested_pairs x WHERE x.one_id = a.post_id UNION ALL SELECT * FROM suggested_pairs x WHERE x.other_id = a.post_id) s ON true
		JOIN posts b ON b.post_id = CASE WHEN s.one_id = a.post_id THEN s.other_id ELSE s.one_id END
		JOIN suggested_members n ON n.post_id = b.canonical_id AND n.cluster_id = m.cluster_id
		WHERE m.cluster_id = ANY(${clusterIds}) AND a.canonical_id <> b.canonical_id ORDER BY one, other, s.probability DESC`.execute(db);
	return rows.sort((a, b) => b.probability - a.probability);
}
