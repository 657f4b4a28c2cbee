import { pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import { slugOf } from '#core/kernel/slug.ts';
import type { GivenColumn, ListQuery, NewRoadmap, Roadmap, RoadmapChanges, RoadmapKind } from '#core/roadmap/contract.ts';
import { defaultColumns, wrongColumns, type KeptColumn } from '#core/roadmap/rules.ts';
import { words } from '#core/roadmap/words.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';
import { firstRoadmapRow, roadmapById, roadmapBySlug, roadmapsInOrder, statusesInOrder, type RoadmapRow } from './queries.ts';
import { keptColumnsOf, showRoadmap, showRoadmaps } from './showing.ts';

const mostRoadmaps = 50;

/** The roadmaps the viewer may see, the oldest first. */
export async function listRoadmaps(context: Context, query: ListQuery): Promise<Page<Roadmap>> {
	const page = pageOf(await roadmapsInOrder(context.db, context.viewer, query), query.limit, (row) => row, (row) => [row.roadmap_id]);
	return { data: await showRoadmaps(context, page.data), nextCursor: page.nextCursor };
}

/** @throws not-found when there is none or the viewer may not see it. */
export async function requireRoadmap({ db, viewer }: Context, id: string): Promise<RoadmapRow> {
	const row = await roadmapById(db, viewer, id);
	if (!row) throw notFound('roadmap');
	return row;
}

/** @throws not-found when there is none or the viewer may not see it. */
export async function getRoadmap(context: Context, id: string): Promise<Roadmap> {
	return showRoadmap(context, await requireRoadmap(context, id));
}

/** @throws not-found when there is none or the viewer may not see it. */
export async function getRoadmapBySlug(context: Context, slug: string): Promise<Roadmap> {
	const row = await roadmapBySlug(context.db, context.viewer, slug);
	if (!row) throw notFound('roadmap');
	return showRoadmap(context, row);
}

/** The oldest public roadmap, else the oldest that the viewer may see; null when there is none for them. */
export async function getFirstRoadmap(context: Context): Promise<Roadmap | null> {
	const row = await firstRoadmapRow(context.db, context.viewer);
	return row ? showRoadmap(context, row) : null;
}

/** Adds a roadmap. @throws already-exists when its address is taken, invalid */
export function createRoadmap(context: Context, given: NewRoadmap): Promise<Roadmap> {
	return inTransaction(context, async (tx, inner) => {
		const known = await tx.selectFrom('roadmaps').select('roadmap_id').limit(mostRoadmaps).execute();
		if (known.length >= mostRoadmaps) throw invalid({ name: `There may be at most ${mostRoadmaps} roadmaps.` });
		const row = await tx
			.insertInto('roadmaps')
			.values({
				roadmap_id: inner.newId('roadmap'),
				slug: given.slug ?? slugOf(given.name, 'roadmap'),
				name: given.name,
				description: given.description,
				visibility: given.visibility,
				kind: given.kind,
				columns: JSON.stringify(await columnsFor(inner, given.kind, given.columns))
			})
			.onConflict((conflict) => conflict.columns(['workspace_id', 'slug']).doNothing())
			.returningAll()
			.executeTakeFirst();
		if (!row) throw new Refusal('already-exists', words.taken);
		await openToSegments(inner, row, given.segmentIds);
		await note(inner, 'roadmap.created', row.roadmap_id);
		return getRoadmap(inner, row.roadmap_id);
	});
}

/** Changes what is given and leaves the rest. @throws not-found, stale, already-exists; in-use for a column in which posts stand */
export function changeRoadmap(context: Context, id: string, { segmentIds, columns, ...changes }: RoadmapChanges, ifMatch: number | null): Promise<Roadmap> {
	return inTransaction(context, async (tx, inner) => {
		await lockRoadmap(inner, id);
		const roadmap = await requireRoadmap(inner, id);
		checkVersion(ifMatch, roadmap.version);
		await refuseTakenSlug(inner, roadmap, changes.slug);
		const kept = columns && (await columnsFor(inner, roadmap.kind as RoadmapKind, columns));
		if (kept) await refuseEmptying(inner, roadmap, kept);
		const row = await tx
			.updateTable('roadmaps')
			.set((eb) => ({ ...changes, ...(kept ? { columns: JSON.stringify(kept) } : {}), updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('roadmap_id', '=', id)
			.returningAll()
			.executeTakeFirstOrThrow();
		await openToSegments(inner, row, segmentIds ?? (row.visibility === 'segments' ? roadmap.segment_ids : undefined));
		await note(inner, 'roadmap.changed', id);
		return getRoadmap(inner, id);
	});
}

/** Removes a roadmap; its posts stay what they are. @throws not-found, stale */
export function removeRoadmap(context: Context, id: string, ifMatch: number | null): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockRoadmap(inner, id);
		checkVersion(ifMatch, (await requireRoadmap(inner, id)).version);
		await tx.deleteFrom('roadmaps').where('roadmap_id', '=', id).execute();
		await note(inner, 'roadmap.removed', id);
	});
}

/** Held by whatever changes a roadmap or the places on it, so that they are one order. */
export async function lockRoadmap({ db }: ContextOf<Tx>, id: string): Promise<void> {
	await db.selectFrom('roadmaps').select('roadmap_id').where('roadmap_id', '=', id).forUpdate().execute();
}

async function columnsFor({ db, now }: ContextOf<Tx>, kind: RoadmapKind, given: GivenColumn[] | undefined): Promise<KeptColumn[]> {
	const statuses = kind === 'status' ? await statusesInOrder(db) : [];
	if (!given) {
		const usual = statuses.filter(({ category }) => ['planned', 'in-progress', 'shipped'].includes(category));
		return defaultColumns(kind, now(), (usual.length > 0 ? usual : statuses).slice(0, 12).map(({ key }) => key));
	}
	const wrong = wrongColumns(kind, given, statuses.map(({ key }) => key));
	if (wrong) throw invalid({ columns: wrong });
	return given.map(({ key, name }) => ({ key, name: name ?? null }));
}

async function refuseEmptying({ db }: ContextOf<Tx>, roadmap: RoadmapRow, kept: KeptColumn[]): Promise<void> {
	const gone = keptColumnsOf(roadmap).map(({ key }) => key).filter((key) => !kept.some((column) => column.key === key));
	if (gone.length === 0) return;
	const standing = await db.selectFrom('roadmap_posts').select('column_key').where('roadmap_id', '=', roadmap.roadmap_id).where('column_key', 'in', gone).limit(1).executeTakeFirst();
	if (standing) throw new Refusal('in-use', words.columnStays(standing.column_key));
}

async function openToSegments({ db }: ContextOf<Tx>, roadmap: { roadmap_id: string; visibility: string }, given: readonly string[] | undefined): Promise<void> {
	const wanted = [...new Set(given)];
	const bySegments = roadmap.visibility === 'segments';
	if (bySegments && wanted.length === 0) throw invalid({ segmentIds: words.segmentsNeeded });
	if (!bySegments && wanted.length > 0) throw invalid({ segmentIds: words.segmentsOnly });
	await db.deleteFrom('roadmap_segments').where('roadmap_id', '=', roadmap.roadmap_id).execute();
	if (wanted.length === 0) return;
	const known = await db.selectFrom('segments').select('segment_id').where('segment_id', 'in', wanted).forKeyShare().execute();
	if (known.length < wanted.length) throw invalid({ segmentIds: 'names a segment that does not exist' });
	await db.insertInto('roadmap_segments').values(wanted.map((segment_id) => ({ roadmap_id: roadmap.roadmap_id, segment_id }))).execute();
}

async function refuseTakenSlug({ db }: Context, roadmap: RoadmapRow, slug: string | undefined): Promise<void> {
	if (slug === undefined || slug === roadmap.slug) return;
	const taken = await db.selectFrom('roadmaps').select('roadmap_id').where('slug', '=', slug).executeTakeFirst();
	if (taken) throw new Refusal('already-exists', words.taken);
}

async function note(context: ContextOf<Tx>, type: string, roadmapId: string): Promise<void> {
	await record(context, { type, actorId: context.viewer.personId, detail: { roadmapId }, membersOnly: true });
}
