import { sql, type SqlBool } from 'kysely';
import { isId } from '#core/kernel/ids.ts';
import { decodeCursor, encodeCursor, type Page } from '#core/kernel/page.ts';
import { invalid } from '#core/kernel/problem.ts';
import type { RoadmapPost, RoadmapPostQuery } from '#core/roadmap/contract.ts';
import type { Context } from '../platform/context.ts';
import { showPosts, visiblePosts, type PostRow } from '../posts/service.ts';
import { requireRoadmap } from './keeping.ts';
import type { RoadmapRow } from './queries.ts';
import { showRoadmap } from './showing.ts';

type Placed = PostRow & { rank?: string };
type Standing = { row: Placed; column: string };
/** The last post of the page before: in which column, and what it is sorted by. */
type After = { column: string; order: string | number; postId: string };

/**
 * Posts that stand on a roadmap, column after column: by demand where statuses are columns, by place elsewhere. What is on
 * a board that the viewer may not see never shows. @throws not-found, invalid for a column that is not there
 */
export async function listRoadmapPosts(context: Context, id: string, query: RoadmapPostQuery): Promise<Page<RoadmapPost>> {
	const roadmap = await requireRoadmap(context, id);
	const all = (await showRoadmap(context, roadmap)).columns.map(({ key }) => key);
	if (query.column !== undefined && !all.includes(query.column)) throw invalid({ column: 'There is no such column on this roadmap.' });
	const after = query.cursor === undefined ? null : afterOf(query.cursor, roadmap, all);
	const wanted = query.column === undefined ? all : [query.column];
	const columns = after ? wanted.slice(Math.max(0, wanted.indexOf(after.column))) : wanted;
	const found: Standing[] = [];
	for (const column of columns) {
		if (found.length > query.limit) break;
		const rows = await inColumn(context, roadmap, { column, after: after?.column === column ? after : null, limit: query.limit + 1 - found.length });
		found.push(...rows.map((row) => ({ row, column })));
	}
	const shown = found.slice(0, query.limit);
	const posts = await showPosts(context, shown.map(({ row }) => row));
	const last = shown.at(-1);
	return {
		data: posts.map((post, at) => ({ ...post, column: shown[at]?.column ?? '' })),
		nextCursor: found.length > query.limit && last ? encodeCursor([last.column, last.row.rank ?? last.row.people_count, last.row.post_id]) : null
	};
}

type Part = { column: string; after: After | null; limit: number };

function inColumn(context: Context, roadmap: RoadmapRow, part: Part): Promise<Placed[]> {
	return roadmap.kind === 'status' ? ofStatus(context, part) : placed(context, roadmap, part);
}

function ofStatus({ db, viewer }: Context, { column, after, limit }: Part): Promise<Placed[]> {
	const posts = visiblePosts(db, viewer)
		.where('p.merged', '=', false)
		.where('p.status_id', '=', sql<string>`(SELECT x.status_id FROM statuses x WHERE x.key = ${column})`)
		.orderBy('p.people_count', 'desc')
		.orderBy('p.post_id', 'desc')
		.limit(limit);
	return (after ? posts.where(sql<SqlBool>`(p.people_count, p.post_id) < (${after.order}, ${after.postId})`) : posts).execute();
}

/** Of a post and its duplicates that are placed here, its own place counts, else that of the oldest duplicate. */
const isItsPlace = sql<SqlBool>`NOT EXISTS (SELECT FROM posts d JOIN roadmap_posts o ON o.post_id = d.post_id AND o.roadmap_id = r.roadmap_id
	WHERE d.canonical_id = m.canonical_id AND o.post_id <> r.post_id AND (o.post_id = d.canonical_id OR (r.post_id <> m.canonical_id AND o.post_id < r.post_id)))`;

function placed({ db, viewer }: Context, { roadmap_id }: RoadmapRow, { column, after, limit }: Part): Promise<Placed[]> {
	const posts = visiblePosts(db, viewer)
		.innerJoin('posts as m', 'm.canonical_id', 'p.post_id')
		.innerJoin('roadmap_posts as r', 'r.post_id', 'm.post_id')
		.select('r.rank')
		.where('r.roadmap_id', '=', roadmap_id)
		.where('r.column_key', '=', column)
		.where(isItsPlace)
		.orderBy('r.rank')
		.limit(limit);
	return (after ? posts.where('r.rank', '>', String(after.order)) : posts).execute();
}

function afterOf(cursor: string, { kind }: RoadmapRow, columns: readonly string[]): After | null {
	const byDemand = kind === 'status';
	const [column, order, postId] = decodeCursor(cursor, byDemand ? 'sns' : 'sss') ?? [];
	if (typeof column !== 'string' || !columns.includes(column) || typeof postId !== 'string' || !isId('post', postId)) return null;
	const fits = byDemand ? Number.isInteger(order) && Math.abs(Number(order)) < 2 ** 31 : /^[A-Za-z0-9]{1,200}$/.test(String(order));
	return fits && order !== undefined ? { column, order, postId } : null;
}
