import { sql } from 'kysely';
import type { Viewer } from '#core/access/roles.ts';
import { decodeCursor } from '#core/kernel/page.ts';
import type { Seen, StandingMerge } from '#core/merging/rules.ts';
import type { MergesQuery } from '#core/merging/contract.ts';
import { visibleBoards } from '../boards/service.ts';
import type { Db } from '../platform/database.ts';

export async function whoSees(db: Db, boardId: string): Promise<Seen> {
	const { visibility } = await db.selectFrom('boards').select('visibility').where('board_id', '=', boardId).executeTakeFirstOrThrow();
	if (visibility === 'public' || visibility === 'private') return visibility;
	const open = await db.selectFrom('board_segments').select('segment_id').where('board_id', '=', boardId).execute();
	return { segmentIds: open.map(({ segment_id }) => segment_id) };
}

export function namedPosts(db: Db, viewer: Viewer, ids: string[]) {
	return db
		.selectFrom('posts')
		.innerJoin('statuses', 'statuses.status_id', 'posts.status_id')
		.select([
			'posts.post_id',
			'posts.number',
			'posts.title',
			'posts.slug',
			'posts.people_count',
			'statuses.key',
			'statuses.name',
			'statuses.category'
		])
		.where('posts.post_id', 'in', ids.length > 0 ? ids : [''])
		.where('posts.board_id', 'in', visibleBoards(db, viewer).select('boards.board_id'))
		.execute();
}

/** The merges that stand among the posts of one cluster. */
export async function standingMerges(db: Db, canonicalId: string): Promise<StandingMerge[]> {
	const rows = await db
		.selectFrom('merges')
		.innerJoin('posts', 'posts.post_id', 'merges.source_id')
		.select(['merges.source_id', 'merges.target_id'])
		.where('posts.canonical_id', '=', canonicalId)
		.where('merges.undone_at', 'is', null)
		.execute();
	return rows.map((row) => ({ sourceId: row.source_id, targetId: row.target_id }));
}

/** The standing merges into a canonical post, direct and through chains, latest first. */
export function mergesOf(db: Db, canonicalId: string, { limit, cursor }: MergesQuery) {
	let query = db
		.selectFrom('merges')
		.innerJoin('posts', 'posts.post_id', 'merges.source_id')
		.select(['merges.merge_id', 'merges.source_id', 'merges.target_id', 'merges.merged_by', 'merges.merged_at'])
		.where('posts.canonical_id', '=', canonicalId)
		.where('merges.undone_at', 'is', null)
		.orderBy('merges.merge_id', 'desc')
		.limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('merges.merge_id', '<', key[0] as string);
	return query.execute();
}

export function standingMergeOf(db: Db, sourceId: string) {
	return db
		.selectFrom('merges')
		.select(['merge_id', 'source_id', 'target_id'])
		.where('source_id', '=', sourceId)
		.where('undone_at', 'is', null)
		.executeTakeFirst();
}

export type Brought = { votes: number; comments: number; quotes: number; items: number };

export async function countBrought(db: Db, postIds: string[]): Promise<Brought> {
	const { rows } = await sql<Brought>`SELECT
		(SELECT count(*) FROM votes WHERE post_id = ANY(${postIds}))::int AS votes,
		(SELECT count(*) FROM comments WHERE post_id = ANY(${postIds}) AND deleted_at IS NULL)::int AS comments,
		(SELECT count(*) FROM insights WHERE post_id = ANY(${postIds}))::int AS quotes,
		(SELECT count(DISTINCT item_id) FROM item_posts WHERE post_id = ANY(${postIds}))::int AS items
	`.execute(db);
	return rows[0] ?? { votes: 0, comments: 0, quotes: 0, items: 0 };
}

/** The relations of a post and of everything merged into it, seen from it. */
export function relationsOf(db: Db, viewer: Viewer, canonicalId: string) {
	const visible = visibleBoards(db, viewer).select('boards.board_id');
	return db
		.selectFrom('relations')
		.innerJoin('posts as one', 'one.post_id', 'relations.post_id')
		.innerJoin('posts as other', 'other.post_id', 'relations.other_id')
		.select(['relations.kind', 'relations.created_at', 'one.canonical_id as one_id', 'other.canonical_id as other_id'])
		.where((eb) => eb.or([eb('one.canonical_id', '=', canonicalId), eb('other.canonical_id', '=', canonicalId)]))
		.where('one.board_id', 'in', visible)
		.where('other.board_id', 'in', visible)
		.orderBy('relations.created_at')
		.orderBy('relations.other_id')
		.execute();
}
