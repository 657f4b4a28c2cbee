import { sql } from 'kysely';
import type { SegmentId } from '#core/kernel/ids.ts';
import type { Rule } from '#core/segments/rules.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import { lockFor, type Db, type Tx } from '../platform/database.ts';
import { enqueue, record } from '../platform/outbox.ts';
import { peopleFitting } from './matching.ts';

type Kept = { segment_id: SegmentId; rule: Rule };
/** Whose place in segments may have changed. */
export type Moved = { personIds: string[] } | { companyId: string };

/** Writes anew who belongs to a segment. @returns how many came or went */
export async function fillSegment(context: ContextOf<Tx>, segment: Kept): Promise<number> {
	return settle(context, [segment]);
}

/**
 * Puts some people into the segments they fit and takes them out of those they do not, in the transaction that changed
 * them. What another transaction changes at the same moment cannot be seen here; the job that is asked for looks
 * again after the commit.
 */
export async function settlePeople(context: ContextOf<Tx>, moved: Moved): Promise<void> {
	const segments = await keptSegments(context.db);
	if (segments.length === 0) return;
	await settle(context, segments, moved);
	await enqueue(context.db, 'settle-segments', { workspaceId: context.workspaceId, moved });
}

/** The second look, one at a time in a workspace: the last of them sees everything that was committed before. */
export function settleAgain(context: Context, moved: Moved): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockFor(tx, 'segments');
		await announced(inner, await settle(inner, await keptSegments(tx), moved));
	});
}

/** Brings the segments that move by themselves up to the day and the votes of now. */
export async function refreshSegments(context: Context): Promise<void> {
	const moving = await keptSegments(context.db, true);
	for (const segment of moving) {
		await inTransaction(context, async (tx, inner) => {
			await lockFor(tx, 'segments');
			await announced(inner, await settle(inner, [segment]));
		});
	}
}

/** People who are in a segment that they do not fit, or not in one that they do; what moves by itself is brought up to date by the clock. */
export async function examineSegments({ db, now }: Context): Promise<{ name: string; kept: number; fitting: number }[]> {
	const segments = await db.selectFrom('segments').select(['segment_id', 'name', 'rule']).where('moves', '=', false).orderBy('segment_id').execute();
	const wrong: { name: string; kept: number; fitting: number }[] = [];
	for (const { segment_id, name, rule } of segments) {
		const { rows } = await sql<{ kept: number; fitting: number; shared: number }>`WITH fitting AS (${peopleFitting(rule as unknown as Rule, { now: now() })}),
			kept AS (SELECT person_id FROM segment_members WHERE segment_id = ${segment_id})
			SELECT (SELECT count(*) FROM kept)::int AS kept, (SELECT count(*) FROM fitting)::int AS fitting,
				(SELECT count(*) FROM kept JOIN fitting USING (person_id))::int AS shared`.execute(db);
		const counted = rows[0];
		if (counted && (counted.kept !== counted.shared || counted.fitting !== counted.shared)) wrong.push({ name, kept: counted.kept, fitting: counted.fitting });
	}
	return wrong;
}

/** Writes every segment anew from its rule. */
export async function refillSegments(context: ContextOf<Tx>): Promise<void> {
	await lockFor(context.db, 'segments');
	for (const segment of await keptSegments(context.db)) await settle(context, [segment]);
}

/** Whoever keeps an answer that depends on a segment learns that it changed. */
async function announced(context: ContextOf<Tx>, changed: number): Promise<void> {
	if (changed > 0) await record(context, { type: 'segment.refreshed', actorId: null, detail: {}, membersOnly: true });
}

async function keptSegments(db: Db, movingOnly = false): Promise<Kept[]> {
	const rows = await db
		.selectFrom('segments')
		.select(['segment_id', 'rule'])
		.$if(movingOnly, (query) => query.where('moves', '=', true))
		.orderBy('segment_id')
		.execute();
	return rows as unknown as Kept[];
}

async function settle(context: ContextOf<Tx>, segments: Kept[], moved?: Moved): Promise<number> {
	if (segments.length === 0) return 0;
	const among = (personId: string) => (moved ? sql<boolean>`${sql.ref(personId)} ${whoOf(moved)}` : sql<boolean>`true`);
	const fitting = segments.map(({ segment_id, rule }) => {
		const people = peopleFitting(rule, { now: context.now(), people: among('p.person_id') });
		return sql`SELECT ${segment_id}::text AS segment_id, f.person_id FROM (${people}) f`;
	});
	const { rows } = await sql<{ changed: number }>`WITH fitting AS (${sql.join(fitting, sql` UNION ALL `)}),
		gone AS (
			DELETE FROM segment_members m WHERE m.segment_id = ANY(${segments.map((segment) => segment.segment_id)}) AND ${among('m.person_id')}
				AND NOT EXISTS (SELECT FROM fitting f WHERE f.segment_id = m.segment_id AND f.person_id = m.person_id) RETURNING 1
		), come AS (
			INSERT INTO segment_members (segment_id, person_id) SELECT f.segment_id, f.person_id FROM fitting f
				WHERE NOT EXISTS (SELECT FROM segment_members m WHERE m.segment_id = f.segment_id AND m.person_id = f.person_id)
				ORDER BY 1, 2 ON CONFLICT DO NOTHING RETURNING 1
		) SELECT (SELECT count(*) FROM gone)::int + (SELECT count(*) FROM come)::int AS changed`.execute(context.db);
	return rows[0]?.changed ?? 0;
}

function whoOf(moved: Moved) {
	if ('personIds' in moved) return sql`= ANY(${moved.personIds})`;
	return sql`IN (SELECT x.person_id FROM person_companies x WHERE x.company_id = ${moved.companyId})`;
}
