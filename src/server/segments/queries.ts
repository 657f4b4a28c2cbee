import { sql } from 'kysely';
import { decodeCursor } from '#core/kernel/page.ts';
import type { SegmentQuery } from '#core/segments/contract.ts';
import type { Db } from '../platform/database.ts';

export type SegmentRow = Awaited<ReturnType<ReturnType<typeof segmentsShown>['executeTakeFirstOrThrow']>>;

function segmentsShown(db: Db) {
	return db
		.selectFrom('segments as s')
		.select(['s.segment_id', 's.name', 's.rule', 's.version', 's.created_at', 's.updated_at'])
		.select([
			sql<number>`(SELECT count(*) FROM segment_members m WHERE m.segment_id = s.segment_id)::int`.as('people_count'),
			sql<number>`(SELECT count(*) FROM board_segments b WHERE b.segment_id = s.segment_id)::int`.as('board_count')
		]);
}

export function segmentById(db: Db, id: string): Promise<SegmentRow | undefined> {
	return segmentsShown(db).where('s.segment_id', '=', id).executeTakeFirst();
}

export function segmentsInOrder(db: Db, { limit, cursor }: SegmentQuery): Promise<SegmentRow[]> {
	let query = segmentsShown(db).orderBy('s.segment_id').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('s.segment_id', '>', key[0] as string);
	return query.execute();
}

/** The boards that only these people see, by name. */
export async function boardsOpenedBy(db: Db, segmentId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('board_segments as o')
		.innerJoin('boards as b', 'b.board_id', 'o.board_id')
		.select('b.name')
		.where('o.segment_id', '=', segmentId)
		.orderBy('b.name')
		.limit(5)
		.execute();
	return rows.map(({ name }) => name);
}

/** The roadmaps that only these people see, by name. */
export async function roadmapsOpenedBy(db: Db, segmentId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('roadmap_segments as o')
		.innerJoin('roadmaps as r', 'r.roadmap_id', 'o.roadmap_id')
		.select('r.name')
		.where('o.segment_id', '=', segmentId)
		.orderBy('r.name')
		.limit(5)
		.execute();
	return rows.map(({ name }) => name);
}
