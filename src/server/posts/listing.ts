import { sql, type RawBuilder } from 'kysely';
import { isMember, type Viewer } from '#core/access/roles.ts';
import type { PostListQuery, PostPage, ListSort } from '#core/posts/contract.ts';
import { decodeCursor, pageOf, type CursorKey } from '#core/kernel/page.ts';
import { invalid, Refusal } from '#core/kernel/problem.ts';
import type { Context } from '../platform/context.ts';
import { visiblePosts, type PostRow } from './queries.ts';
import { searchPosts, type OrderedRead } from './searching.ts';
import { showPosts } from './showing.ts';
import { wantedByThese } from './wanting.ts';

const orders = {
	demand: { column: 'p.people_count', shape: 'ns', keyOf: (row: PostRow): CursorKey => [row.people_count, row.post_id] },
	revenue: { column: 'p.mrr_known_cents', shape: 'ns', keyOf: (row: PostRow): CursorKey => [row.mrr_known_cents, row.post_id] },
	trending: { column: 'p.heat', shape: 'ns', keyOf: (row: PostRow): CursorKey => [row.heat, row.post_id] },
	activity: { column: 'p.active_at', shape: 'ss', keyOf: (row: PostRow): CursorKey => [row.active_at.toISOString(), row.post_id] },
	score: { column: 'r.position', shape: 'ns', keyOf: (row: PostRow): CursorKey => [(row as PostRow & { position: number }).position, row.post_id] },
	new: { column: 'p.created_at', shape: 's', keyOf: (row: PostRow): CursorKey => [row.post_id] }
} as const;

/** Posts that stand on their own, in one of six orders, each by keyset on an index of its own; those that `q` finds by how well they match unless an order is named. */
export async function listPosts(context: Context, query: PostListQuery): Promise<PostPage> {
	refuseProbing(context.viewer, query);
	const sort = query.sort ?? 'demand';
	const posts = filtered(context, query, await wantedByThese(context, query));
	if (query.q !== undefined) {
		const { rows, ...found } = await searchPosts(context, query, readerOf(posts, sort));
		return { data: await showPosts(context, rows), ...found };
	}
	const { shape, keyOf } = orders[sort];
	const after = query.cursor === undefined ? null : decodeCursor(query.cursor, shape);
	const rows = await inOrder(posts, sort, after).limit(query.limit + 1).execute();
	const page = pageOf(rows, query.limit, (row) => row, keyOf);
	return { data: await showPosts(context, page.data), nextCursor: page.nextCursor };
}

function readerOf(posts: Selection, sort: ListSort): OrderedRead {
	const ordered = (some: Selection, { after, limit }: { after: CursorKey | null; limit: number }) => inOrder(some, sort, after).limit(limit);
	return {
		...orders[sort],
		rows: (condition, place) => ordered(posts.where(condition), place).execute(),
		async first(place) {
			const rows = await ordered(posts, place).clearSelect().select('p.post_id').execute();
			return rows.map((row) => row.post_id);
		}
	};
}

/** Who is behind a post, and what they pay, is for the team; everybody may ask for what they are behind themselves. @throws not-allowed */
function refuseProbing(viewer: Viewer, { person, company, segment, plan, lifecycle, sort }: PostListQuery): void {
	if (isMember(viewer)) return;
	if (company || segment || plan || lifecycle || (person && person !== viewer.personId) || sort === 'revenue' || sort === 'score') throw new Refusal('not-allowed', 'Only the team may look for people, companies, revenue and scores.');
}

type Selection = ReturnType<typeof visiblePosts>;

function filtered({ db, viewer }: Context, query: PostListQuery, conditions: RawBuilder<boolean>[]): Selection {
	let posts = visiblePosts(db, viewer).where('p.merged', '=', false);
	const { board, status, tag } = query;
	if (board) posts = posts.where('p.board_id', '=', sql<string>`(SELECT x.board_id FROM boards x WHERE x.slug = ${board} OR x.board_id::text = ${board} LIMIT 1)`);
	if (status) posts = posts.where(sql<boolean>`p.status_id = ANY(ARRAY(SELECT x.status_id::text FROM statuses x WHERE x.key = ANY(${status.split(',')})))`);
	if (tag) posts = posts.where(sql<boolean>`p.tags && ARRAY(SELECT x.tag_id::text FROM tags x WHERE lower(x.name) = lower(${tag}) OR x.tag_id::text = ${tag})`);
	if (query.hasDuplicates) posts = posts.where(query.hasDuplicates === 'true' ? sql<boolean>`p.duplicate_count > 0` : sql<boolean>`p.duplicate_count = 0`);
	for (const condition of conditions) posts = posts.where(condition);
	return query.sort === 'score' ? withScore(posts, query.score) : posts;
}

/** With where a score puts each post; those it does not know yet are left out. @throws invalid without a score */
function withScore(posts: Selection, score: PostListQuery['score']): Selection {
	if (!score) throw invalid({ score: 'must name the score to sort by' });
	const joined = posts.innerJoin('score_results as r', 'r.post_id', 'p.post_id').select('r.position').where('r.score_id', '=', score);
	return joined as unknown as Selection;
}

function inOrder(posts: Selection, sort: ListSort, key: CursorKey | null): Selection {
	const { column } = orders[sort];
	if (sort === 'new') {
		const ordered = posts.orderBy('p.post_id', 'desc');
		return key ? ordered.where('p.post_id', '<', key[0] as string) : ordered;
	}
	const ordered = posts.orderBy(sql.ref(column), 'desc').orderBy('p.post_id', 'desc');
	return key ? ordered.where(sql<boolean>`(${sql.ref(column)}, p.post_id) < (${key[0]}, ${key[1]})`) : ordered;
}
