import { sql } from 'kysely';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import type { Person } from '#core/people/contract.ts';
import { mostCounted, mostSegments, type NewSegment, type Segment, type SegmentChanges, type SegmentPreview, type SegmentQuery } from '#core/segments/contract.ts';
import { isMoving, type Rule } from '#core/segments/rules.ts';
import { words } from '#core/segments/words.ts';
import { listPeopleOfSegment } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import { lockFor, type Db, type Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';
import { fillSegment } from './keeping.ts';
import { peopleFitting } from './matching.ts';
import { boardsOpenedBy, roadmapsOpenedBy, segmentById, segmentsInOrder, type SegmentRow } from './queries.ts';

export { examineSegments, refillSegments, refreshSegments, settleAgain, type Moved } from './keeping.ts';

/** The segments in the order they were made, each with how many people it has now. */
export async function listSegments({ db }: Context, query: SegmentQuery): Promise<Page<Segment>> {
	return pageOf(await segmentsInOrder(db, query), query.limit, showSegment, (row) => [row.segment_id]);
}

/** @throws not-found */
export async function getSegment({ db }: Context, id: string): Promise<Segment> {
	return showSegment(await requireSegment(db, id));
}

/** Adds a segment with everybody who fits it now. @throws already-exists for the name, in-use for too many */
export function createSegment(context: Context, { name, rule }: NewSegment): Promise<Segment> {
	return inTransaction(context, async (tx, inner) => {
		await lockFor(tx, 'segments');
		await refuseTooMany(tx);
		await refuseTakenName(tx, name, null);
		const id = inner.newId('segment');
		const at = inner.now();
		await tx.insertInto('segments').values({ segment_id: id, name, rule: JSON.stringify(rule), moves: isMoving(rule), created_at: at, updated_at: at }).execute();
		await fillSegment(inner, { segment_id: id, rule });
		await note(inner, 'segment.created', id);
		return showSegment(await requireSegment(tx, id));
	});
}

/** Changes what is given; a new rule is asked of everybody at once. @throws not-found, stale, already-exists */
export function changeSegment(context: Context, id: string, changes: SegmentChanges, ifMatch: number | null): Promise<Segment> {
	return inTransaction(context, async (tx, inner) => {
		await lockFor(tx, 'segments');
		const before = await requireSegment(tx, id);
		checkVersion(ifMatch, before.version);
		const { name, rule } = changes;
		if (name !== undefined) await refuseTakenName(tx, name, id);
		await tx
			.updateTable('segments')
			.set((eb) => ({
				...(name === undefined ? {} : { name }),
				...(rule === undefined ? {} : { rule: JSON.stringify(rule), moves: isMoving(rule) }),
				updated_at: inner.now(),
				version: eb('version', '+', 1)
			}))
			.where('segment_id', '=', id)
			.execute();
		if (rule !== undefined) await fillSegment(inner, { segment_id: before.segment_id as Segment['id'], rule });
		await note(inner, 'segment.changed', id);
		return showSegment(await requireSegment(tx, id));
	});
}

/** Removes a segment; its people stay. @throws not-found, in-use while a board is open to it alone */
export function removeSegment(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockFor(tx, 'segments');
		await requireSegment(tx, id);
		const boards = await boardsOpenedBy(tx, id);
		if (boards.length > 0) throw new Refusal('in-use', words.boardsNeedIt(boards));
		const roadmaps = await roadmapsOpenedBy(tx, id);
		if (roadmaps.length > 0) throw new Refusal('in-use', words.roadmapsNeedIt(roadmaps));
		await tx.deleteFrom('segments').where('segment_id', '=', id).execute();
		await note(inner, 'segment.removed', id);
	});
}

/** The people of a segment, newest first. @throws not-found */
export async function peopleOfSegment(context: Context, id: string, query: SegmentQuery): Promise<Page<Person>> {
	await requireSegment(context.db, id);
	return listPeopleOfSegment(context, id, query);
}

/** Who would fit a rule that is not saved: how many, counted to a bound, and the first of them. */
export async function previewRule({ db, now }: Context, rule: Rule): Promise<SegmentPreview> {
	const fitting = sql<{ person_id: string }>`${peopleFitting(rule, { now: now() })} LIMIT ${mostCounted + 1}`;
	const { rows } = await sql<{ people: number; sample: SegmentPreview['sample'] | null }>`WITH fitting AS (${fitting})
		SELECT (SELECT count(*) FROM fitting)::int AS people,
			(SELECT json_agg(json_build_object('id', s.person_id, 'name', s.name, 'email', s.email)) FROM (
				SELECT x.person_id, x.name, x.email FROM fitting f JOIN people x ON x.person_id = f.person_id ORDER BY x.person_id DESC LIMIT 5) s) AS sample`.execute(db);
	const people = rows[0]?.people ?? 0;
	return { people: Math.min(people, mostCounted), more: people > mostCounted, sample: rows[0]?.sample ?? [] };
}

async function requireSegment(db: Db, id: string): Promise<SegmentRow> {
	const row = await segmentById(db, id);
	if (!row) throw notFound('segment');
	return row;
}

async function refuseTooMany(tx: Tx): Promise<void> {
	const { count } = await tx.selectFrom('segments').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
	if (Number(count) >= mostSegments) throw new Refusal('in-use', words.tooMany(mostSegments));
}

async function refuseTakenName(tx: Tx, name: string, id: string | null): Promise<void> {
	const other = await tx.selectFrom('segments').select('segment_id').where(sql`lower(name)`, '=', name.toLowerCase()).executeTakeFirst();
	if (other && other.segment_id !== id) throw new Refusal('already-exists', words.nameTaken(name));
}

async function note(context: ContextOf<Tx>, type: string, segmentId: string): Promise<void> {
	await record(context, { type, actorId: context.viewer.personId, detail: { segmentId }, membersOnly: true });
}

function showSegment(row: SegmentRow): Segment {
	return {
		id: row.segment_id as Segment['id'],
		name: row.name,
		rule: row.rule as unknown as Rule,
		peopleCount: row.people_count,
		boardCount: row.board_count,
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	};
}
