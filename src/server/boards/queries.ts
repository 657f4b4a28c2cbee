import { sql, type Selectable, type SqlBool } from 'kysely';
import { decodeCursor } from '#core/kernel/page.ts';
import { isMember, type Viewer } from '#core/access/roles.ts';
import type { ListQuery } from '#core/boards/contract.ts';
import type { Db } from '../platform/database.ts';
import type { Boards } from '../platform/tables.ts';

export type BoardRow = Selectable<Boards> & { segment_ids: string[] };

/** The boards a viewer may see: members all, everybody else the public ones and those of their segments; a key only those it is limited to. */
export function visibleBoards(db: Db, viewer: Viewer) {
	let query = db.selectFrom('boards');
	if (!isMember(viewer)) query = query.where((eb) => eb.or([eb('boards.visibility', '=', 'public'), ...(viewer.segmentIds.length > 0 ? [openTo(viewer)] : [])]));
	if (viewer.boardIds) query = query.where('boards.board_id', 'in', [...viewer.boardIds]);
	return query;
}

function openTo({ segmentIds }: Viewer) {
	return sql<SqlBool>`(boards.visibility = 'segments' AND EXISTS (SELECT FROM board_segments o WHERE o.board_id = boards.board_id AND o.segment_id = ANY(${[...segmentIds]})))`;
}

const segmentIdsOf = sql<string[]>`ARRAY(SELECT o.segment_id::text FROM board_segments o WHERE o.board_id = boards.board_id ORDER BY 1)`.as('segment_ids');

export function boardsInOrder(db: Db, viewer: Viewer, { limit, cursor }: ListQuery): Promise<BoardRow[]> {
	let query = visibleBoards(db, viewer).selectAll('boards').select(segmentIdsOf).orderBy('position').orderBy('board_id').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 'ns');
	if (key) query = query.where((eb) => eb(eb.refTuple('position', 'board_id'), '>', eb.tuple(key[0] as number, key[1] as string)));
	return query.execute();
}

export function boardById(db: Db, viewer: Viewer, id: string): Promise<BoardRow | undefined> {
	return visibleBoards(db, viewer).selectAll('boards').select(segmentIdsOf).where('board_id', '=', id).executeTakeFirst();
}

export function boardBySlug(db: Db, viewer: Viewer, slug: string): Promise<BoardRow | undefined> {
	// Postgres has no NUL in its texts, and an address may hold one.
	return visibleBoards(db, viewer).selectAll('boards').select(segmentIdsOf).where('slug', '=', slug.replaceAll('\0', '')).executeTakeFirst();
}
