import type { Board, BoardChanges, ListQuery, NewBoard } from '#core/boards/contract.ts';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { isMember } from '#core/access/roles.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import { words } from '#core/moderation/words.ts';
import { slugOf } from '#core/kernel/slug.ts';
import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';
import { boardById, boardBySlug, boardsInOrder, type BoardRow } from './queries.ts';

export { visibleBoards } from './queries.ts';
export { changeStatus, createStatus, getStatus, listStatuses, removeStatus } from './statuses.ts';
export { changeTag, createTag, getTag, listTags, removeTag } from './tags.ts';

/** The boards the viewer may see, in the workspace's order. */
export async function listBoards(context: Context, query: ListQuery): Promise<Page<Board>> {
	const rows = await boardsInOrder(context.db, context.viewer, query);
	return pageOf(rows, query.limit, (row) => showBoard(context, row), (row) => [row.position, row.board_id]);
}

/** @throws not-found when there is none or the viewer may not see it. */
export async function getBoard(context: Context, id: string): Promise<Board> {
	return showBoard(context, await requireBoard(context, id));
}

/** @throws not-found when there is none or the viewer may not see it. */
export async function getBoardBySlug(context: Context, slug: string): Promise<Board> {
	const row = await boardBySlug(context.db, context.viewer, slug);
	if (!row) throw notFound('board');
	return showBoard(context, row);
}

/** Adds a board at the end. @throws already-exists when its address is taken. */
export function createBoard(context: Context, given: NewBoard): Promise<Board> {
	return inTransaction(context, async (tx, inner) => {
		const row = await tx
			.insertInto('boards')
			.values({
				board_id: inner.newId('board'),
				slug: given.slug ?? slugOf(given.name, 'board'),
				name: given.name,
				description: given.description,
				visibility: given.visibility,
				position: sql<number>`(SELECT coalesce(max(position) + 1, 0) FROM boards)`
			})
			.onConflict((conflict) => conflict.columns(['workspace_id', 'slug']).doNothing())
			.returningAll()
			.executeTakeFirst();
		if (!row) throw new Refusal('already-exists', 'There is a board with this address already. Choose another name or address.');
		await openToSegments(inner, row, given.segmentIds);
		await record(inner, { type: 'board.created', actorId: inner.viewer.personId, detail: { boardId: row.board_id }, membersOnly: true });
		return getBoard(inner, row.board_id);
	});
}

/** Changes what is given and leaves the rest. @throws not-found, stale, already-exists */
export function changeBoard(context: Context, id: string, { segmentIds, ...changes }: BoardChanges, ifMatch: number | null): Promise<Board> {
	return inTransaction(context, async (tx, inner) => {
		const board = await requireBoard(inner, id);
		checkVersion(ifMatch, board.version);
		await refuseTakenSlug(inner, board, changes.slug);
		const row = await tx
			.updateTable('boards')
			.set((eb) => ({ ...changes, updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('board_id', '=', id)
			.returningAll()
			.executeTakeFirstOrThrow();
		await openToSegments(inner, row, segmentIds ?? (row.visibility === 'segments' ? board.segment_ids : undefined));
		await record(inner, { type: 'board.changed', actorId: inner.viewer.personId, detail: { boardId: id }, membersOnly: true });
		return getBoard(inner, id);
	});
}

/** Removes an empty board. @throws not-found, in-use when posts stand on it. */
export function removeBoard(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const board = await requireBoard(inner, id);
		const post = await tx.selectFrom('posts').select('post_id').where('board_id', '=', board.board_id).limit(1).executeTakeFirst();
		if (post) throw new Refusal('in-use', 'There are posts on this board. Move them to another board first.');
		const held = await tx.selectFrom('held').select('held_id').where('board_id', '=', board.board_id).limit(1).executeTakeFirst();
		if (held) throw new Refusal('in-use', words.boardStays);
		await tx.deleteFrom('boards').where('board_id', '=', id).execute();
		await record(inner, { type: 'board.removed', actorId: inner.viewer.personId, detail: { boardId: id }, membersOnly: true });
	});
}

/** Writes whose people see a board. @throws invalid where its visibility and its segments do not go together */
async function openToSegments(context: ContextOf<Tx>, board: { board_id: string; visibility: string }, given: readonly string[] | undefined): Promise<void> {
	const wanted = [...new Set(given)];
	const bySegments = board.visibility === 'segments';
	if (bySegments && wanted.length === 0) throw invalid({ segmentIds: 'Name at least one segment whose people see this board.' });
	if (!bySegments && wanted.length > 0) throw invalid({ segmentIds: 'Segments are for boards whose visibility is segments.' });
	const { db } = context;
	await db.deleteFrom('board_segments').where('board_id', '=', board.board_id).execute();
	if (wanted.length === 0) return;
	const known = await db.selectFrom('segments').select('segment_id').where('segment_id', 'in', wanted).forKeyShare().execute();
	if (known.length < wanted.length) throw invalid({ segmentIds: 'names a segment that does not exist' });
	await db.insertInto('board_segments').values(wanted.map((segment_id) => ({ board_id: board.board_id, segment_id }))).execute();
}

async function requireBoard(context: Context, id: string): Promise<BoardRow> {
	const row = await boardById(context.db, context.viewer, id);
	if (!row) throw notFound('board');
	return row;
}

async function refuseTakenSlug(context: Context, board: BoardRow, slug: string | undefined): Promise<void> {
	if (slug === undefined || slug === board.slug) return;
	const taken = await context.db.selectFrom('boards').select('board_id').where('slug', '=', slug).executeTakeFirst();
	if (taken) throw new Refusal('already-exists', 'There is a board with this address already. Choose another address.');
}

function showBoard(context: Context, row: BoardRow): Board {
	return {
		id: row.board_id as Board['id'],
		slug: row.slug,
		name: row.name,
		description: row.description,
		visibility: row.visibility as Board['visibility'],
		segmentIds: isMember(context.viewer) ? (row.segment_ids as Board['segmentIds']) : [],
		postCount: row.post_count,
		url: `${context.baseUrl}/boards/${row.slug}`,
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	};
}
