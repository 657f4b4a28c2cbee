import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { sql } from 'kysely';
import type { PostId } from '#core/kernel/ids.ts';
import { invalid, Refusal } from '#core/kernel/problem.ts';
import type { ManyMoves, Move, Placement } from '#core/roadmap/contract.ts';
import { longestRank } from '#core/roadmap/rules.ts';
import { words } from '#core/roadmap/words.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { canonicalIdOf } from '../posts/service.ts';
import { lockRoadmap, requireRoadmap } from './keeping.ts';
import type { RoadmapRow } from './queries.ts';
import { showRoadmap } from './showing.ts';
import { moveByStatus } from './statuses.ts';

/** Places a post, or moves it. @throws as movePosts does */
export async function placePost(context: Context, id: string, { postId, notify, ...place }: Placement & { postId: PostId }): Promise<{ moved: PostId[] }> {
	return movePosts(context, id, { moves: [{ postId, ...place }], notify });
}

/**
 * Places posts and moves them, all or none. A post that is part of another moves the one that stands for it. Where columns
 * are statuses this sets them, in one act for each. @throws not-found, invalid, notify-required, anchor-gone
 */
export function movePosts(context: Context, id: string, { moves, notify }: ManyMoves): Promise<{ moved: PostId[] }> {
	return inTransaction(context, async (_, inner) => {
		await lockRoadmap(inner, id);
		const roadmap = await requireRoadmap(inner, id);
		await refuseUnknownColumns(inner, roadmap, moves);
		const standing = await canonicalMoves(inner, moves);
		if (roadmap.kind === 'status') return { moved: await moveByStatus(inner, standing, notify) };
		for (const move of standing) await put(inner, roadmap, move);
		return { moved: standing.map(({ postId }) => postId) };
	});
}

/** Takes a post off, and with it whatever of its duplicates stood here. @throws not-found; invalid where statuses are the columns */
export function takeOff(context: Context, id: string, postId: PostId): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockRoadmap(inner, id);
		const roadmap = await requireRoadmap(inner, id);
		if (roadmap.kind === 'status') throw invalid({ postId: words.byStatus });
		const canonicalId = await canonicalIdOf(inner, postId);
		const cluster = tx.selectFrom('posts').select('post_id').where('canonical_id', '=', canonicalId);
		const gone = await tx.deleteFrom('roadmap_posts').where('roadmap_id', '=', id).where('post_id', 'in', cluster).returning('post_id').execute();
		if (gone.length === 0) return;
		await note(inner, { type: 'roadmap.post-removed', roadmapId: id, postId: canonicalId });
	});
}

async function refuseUnknownColumns(context: Context, roadmap: RoadmapRow, moves: Move[]): Promise<void> {
	const { columns } = await showRoadmap(context, roadmap);
	if (moves.some(({ column }) => !columns.some(({ key }) => key === column))) throw invalid({ column: words.noColumn });
	if (moves.some(({ before, after }) => before !== undefined && after !== undefined)) throw invalid({ before: words.oneAnchor });
	if (roadmap.kind === 'status' && moves.some(({ before, after }) => before ?? after)) throw invalid({ before: words.byDemand });
}

async function canonicalMoves(context: ContextOf<Tx>, moves: Move[]): Promise<Move[]> {
	const standing: Move[] = [];
	for (const move of moves) standing.push({ ...move, postId: await canonicalIdOf(context, move.postId) });
	if (new Set(standing.map(({ postId }) => postId)).size < standing.length) throw invalid({ moves: words.twice });
	return standing;
}

async function put(context: ContextOf<Tx>, roadmap: RoadmapRow, move: Move): Promise<void> {
	const { db } = context;
	const { below, above } = await gapAt(context, roadmap, move);
	const rank = generateKeyBetween(below, above);
	await db
		.insertInto('roadmap_posts')
		.values({ roadmap_id: roadmap.roadmap_id, post_id: move.postId, column_key: move.column, rank, placed_at: context.now() })
		.onConflict((conflict) => conflict.columns(['workspace_id', 'roadmap_id', 'post_id']).doUpdateSet({ column_key: move.column, rank, placed_at: context.now() }))
		.execute();
	if (rank.length > longestRank) await rekey(db, roadmap.roadmap_id, move.column);
	await note(context, { type: 'roadmap.post-placed', roadmapId: roadmap.roadmap_id, postId: move.postId, column: move.column });
}

type Gap = { below: string | null; above: string | null };

/** The keys on both sides of where the post goes: beside the post that is named, else at the end. */
async function gapAt(context: ContextOf<Tx>, roadmap: RoadmapRow, move: Move): Promise<Gap> {
	const anchor = move.before ?? move.after;
	if (!anchor) return { below: await edge(context.db, roadmap, { move, side: 'before', rank: null }), above: null };
	const rank = await rankOfAnchor(context, roadmap, { ...move, anchor });
	return move.before
		? { below: await edge(context.db, roadmap, { move, side: 'before', rank }), above: rank }
		: { below: rank, above: await edge(context.db, roadmap, { move, side: 'after', rank }) };
}

async function rankOfAnchor(context: ContextOf<Tx>, { roadmap_id }: RoadmapRow, { anchor, postId, column }: Move & { anchor: PostId }): Promise<string> {
	const canonicalId = await canonicalIdOf(context, anchor);
	if (canonicalId === postId) throw invalid({ before: words.besideItself });
	const row = await context.db
		.selectFrom('roadmap_posts as r')
		.innerJoin('posts as m', 'm.post_id', 'r.post_id')
		.select(['r.rank', 'r.column_key'])
		.where('r.roadmap_id', '=', roadmap_id)
		.where('m.canonical_id', '=', canonicalId)
		.orderBy(sql`r.post_id = m.canonical_id`, 'desc')
		.orderBy('r.post_id')
		.limit(1)
		.executeTakeFirst();
	if (row?.column_key !== column) throw new Refusal('anchor-gone', words.anchorGone);
	return row.rank;
}

type Edge = { move: Move; side: 'before' | 'after'; rank: string | null };

/** The nearest other key on one side of a rank; the last of the column without one. */
async function edge(tx: Tx, { roadmap_id }: RoadmapRow, { move, side, rank }: Edge): Promise<string | null> {
	let query = tx.selectFrom('roadmap_posts').select('rank').where('roadmap_id', '=', roadmap_id).where('column_key', '=', move.column).where('post_id', '<>', move.postId).limit(1);
	if (rank !== null) query = query.where('rank', side === 'before' ? '<' : '>', rank);
	return (await query.orderBy('rank', side === 'before' ? 'desc' : 'asc').executeTakeFirst())?.rank ?? null;
}

async function rekey(tx: Tx, roadmapId: string, column: string): Promise<void> {
	const rows = await tx.selectFrom('roadmap_posts').select('post_id').where('roadmap_id', '=', roadmapId).where('column_key', '=', column).orderBy('rank').execute();
	const ids = rows.map((row) => row.post_id);
	await sql`SET CONSTRAINTS ALL DEFERRED`.execute(tx);
	await sql`UPDATE roadmap_posts SET rank = given.rank FROM unnest(${ids}::text[], ${generateNKeysBetween(null, null, ids.length)}::text[]) AS given(post_id, rank)
		WHERE roadmap_posts.roadmap_id = ${roadmapId} AND roadmap_posts.post_id = given.post_id`.execute(tx);
}

async function note(context: ContextOf<Tx>, { type, ...detail }: { type: string; roadmapId: string; postId: string; column?: string }): Promise<void> {
	await record(context, { type, actorId: context.viewer.personId, detail, membersOnly: true });
}
