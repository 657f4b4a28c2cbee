import { sql, type Selectable, type SqlBool } from 'kysely';
import { isMember, type Viewer } from '#core/access/roles.ts';
import { decodeCursor } from '#core/kernel/page.ts';
import type { ListQuery } from '#core/roadmap/contract.ts';
import type { Db } from '../platform/database.ts';
import type { Roadmaps } from '../platform/tables.ts';

export type RoadmapRow = Selectable<Roadmaps> & { segment_ids: string[] };

/** The roadmaps a viewer may see, by the rules of boards: members all, everybody else the public ones and those of their segments. */
export function visibleRoadmaps(db: Db, viewer: Viewer) {
	const query = db.selectFrom('roadmaps');
	if (isMember(viewer)) return query;
	return query.where((eb) => eb.or([eb('roadmaps.visibility', '=', 'public'), ...(viewer.segmentIds.length > 0 ? [openTo(viewer)] : [])]));
}

function openTo({ segmentIds }: Viewer) {
	return sql<SqlBool>`(roadmaps.visibility = 'segments' AND EXISTS (SELECT FROM roadmap_segments o WHERE o.roadmap_id = roadmaps.roadmap_id AND o.segment_id = ANY(${[...segmentIds]})))`;
}

function shown(db: Db, viewer: Viewer) {
	const segments = sql<string[]>`ARRAY(SELECT o.segment_id::text FROM roadmap_segments o WHERE o.roadmap_id = roadmaps.roadmap_id ORDER BY 1)`;
	return visibleRoadmaps(db, viewer).selectAll('roadmaps').select(segments.as('segment_ids'));
}

export function roadmapsInOrder(db: Db, viewer: Viewer, { limit, cursor }: ListQuery): Promise<RoadmapRow[]> {
	const query = shown(db, viewer).orderBy('roadmap_id').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	return (key ? query.where('roadmap_id', '>', (key[0] as string).replaceAll('\0', '')) : query).execute();
}

export function roadmapById(db: Db, viewer: Viewer, id: string): Promise<RoadmapRow | undefined> {
	return shown(db, viewer).where('roadmap_id', '=', id).executeTakeFirst();
}

export function roadmapBySlug(db: Db, viewer: Viewer, slug: string): Promise<RoadmapRow | undefined> {
	// Postgres has no NUL in its texts, and an address may hold one.
	return shown(db, viewer).where('slug', '=', slug.replaceAll('\0', '')).executeTakeFirst();
}

/** The oldest public one, else the oldest that the viewer may see. */
export function firstRoadmapRow(db: Db, viewer: Viewer): Promise<RoadmapRow | undefined> {
	return shown(db, viewer).orderBy(sql`roadmaps.visibility = 'public'`, 'desc').orderBy('roadmap_id').limit(1).executeTakeFirst();
}

export function statusesInOrder(db: Db) {
	return db.selectFrom('statuses').select(['key', 'name', 'category']).orderBy('position').orderBy('status_id').limit(200).execute();
}
