import { sql, type Selectable } from 'kysely';
import { openStates } from '#core/backlog/rules.ts';
import { whyUnplanned, type Awaited, type OwnSprint } from '#core/readiness/planned.ts';
import type { Subject } from '#core/readiness/rules.ts';
import { criteriaStandings, noCriteria } from '../backlog/service.ts';
import type { Db, Tx } from '../platform/database.ts';
import type { ReadyCriteria } from '../platform/tables.ts';

export type ReadyRow = Selectable<ReadyCriteria>;

export function readyRows(db: Db): Promise<ReadyRow[]> {
	return db.selectFrom('ready_criteria').selectAll().orderBy('position').orderBy('key').execute();
}

/** What the rules look at, for the items named that are still open; `entering`: as if they stood in this sprint. */
export async function subjectsOf(db: Db, itemIds: string[], entering: OwnSprint = null): Promise<Map<string, Subject>> {
	const rows = await db
		.selectFrom('items')
		.select(['item_id', 'type', 'story_role', 'story_want', 'story_why', 'description', 'technical_approach', 'estimate'])
		.select((eb) => [
			eb
				.exists(eb.selectFrom('story_waivers').whereRef('story_waivers.item_id', '=', 'items.item_id').where('code', '=', 'US05').select('code'))
				.as('solution_waived'),
			eb
				.selectFrom('readiness_confirmations')
				.whereRef('readiness_confirmations.item_id', '=', 'items.item_id')
				.select(sql<string[]>`coalesce(array_agg(key), '{}')`.as('keys'))
				.as('confirmed')
		])
		.where('item_id', '=', sql<string>`ANY(${itemIds})`)
		.where('state', 'in', [...openStates])
		.execute();
	const criteria = await criteriaStandings(db, itemIds);
	const awaited = await awaitedBy(db, itemIds);
	const sprints = entering ? null : await sprintsOf(db, itemIds);
	return new Map(rows.map((row) => [row.item_id, asSubject({ ...row, ...(criteria.get(row.item_id) ?? noCriteria) }, awaited.get(row.item_id) ?? [], entering ?? sprints?.get(row.item_id) ?? null)]));
}

type SubjectRow = {
	type: string;
	story_role: string;
	story_want: string;
	story_why: string;
	description: string;
	technical_approach: string;
	estimate: number | null;
	criteria: number;
	criteriaGap: Subject['criteriaGap'];
	solution_waived: unknown;
	confirmed: string[] | null;
};

function asSubject(row: SubjectRow, awaited: Awaited[], own: OwnSprint): Subject {
	return {
		type: row.type,
		story: { role: row.story_role, want: row.story_want, why: row.story_why },
		description: row.description,
		technicalApproach: row.technical_approach,
		estimate: row.estimate,
		criteria: row.criteria,
		criteriaGap: row.criteriaGap,
		blockers: awaited.length,
		unplanned: awaited.flatMap((one) => whyUnplanned(one, own) ?? []),
		solutionWaived: row.solution_waived === true,
		confirmed: new Set(row.confirmed ?? [])
	};
}

/** The points that the last finished sprints delivered, newest first. One that delivered none measured nothing. */
export async function deliveredPoints(db: Db, sprints = 5): Promise<{ sprint_id: string; name: string; points: number }[]> {
	return db
		.selectFrom('sprints')
		.innerJoin('sprint_entries', 'sprint_entries.sprint_id', 'sprints.sprint_id')
		.innerJoin('items', 'items.item_id', 'sprint_entries.item_id')
		.where('sprints.state', '=', 'completed')
		.where('sprint_entries.outcome', '=', 'done')
		.groupBy(['sprints.workspace_id', 'sprints.sprint_id'])
		.select(['sprints.sprint_id', 'sprints.name'])
		.select(sql<number>`sum(coalesce(sprint_entries.estimate_at_entry, items.estimate))`.as('points'))
		.having(sql<number>`sum(coalesce(sprint_entries.estimate_at_entry, items.estimate))`, '>', 0)
		.orderBy('sprints.completed_at', 'desc')
		.limit(sprints)
		.execute();
}

/** Waits until nobody changes the Definition of Ready, and keeps it as it is until the transaction ends. */
export async function holdDefinition(tx: Tx): Promise<void> {
	await sql`SELECT pg_advisory_xact_lock_shared(hashtextextended(current_workspace() || 'readiness', 0))`.execute(tx);
}

/** Every open item, locked in one order. */
export async function lockOpenItems(tx: Tx): Promise<string[]> {
	const rows = await tx
		.selectFrom('items')
		.select('item_id')
		.where('state', 'in', [...openStates])
		.orderBy('item_id')
		.forUpdate()
		.execute();
	return rows.map((row) => row.item_id);
}

async function awaitedBy(db: Db, itemIds: string[]): Promise<Map<string, Awaited[]>> {
	const { rows } = await sql<Awaited & { waiting: string }>`
		SELECT d.item_id AS waiting, 'item' AS kind, b.title, b.state, b.sprint_id AS "sprintId", s.starts_on AS "startsOn", '' AS owner, NULL::date AS "promisedOn"
		FROM dependencies d JOIN items b ON b.item_id = d.blocker_id LEFT JOIN sprints s ON s.sprint_id = b.sprint_id
		WHERE d.item_id = ANY(${itemIds})
		UNION ALL
		SELECT o.item_id, 'outside', w.title, w.state, NULL, NULL, w.owner, w.promised_on
		FROM outside_dependencies o JOIN outside_works w ON w.outside_id = o.outside_id
		WHERE o.item_id = ANY(${itemIds})
		ORDER BY waiting, kind, title`.execute(db);
	return Map.groupBy(rows, (row) => row.waiting);
}

async function sprintsOf(db: Db, itemIds: string[]): Promise<Map<string, OwnSprint>> {
	const rows = await db
		.selectFrom('items')
		.innerJoin('sprints', 'sprints.sprint_id', 'items.sprint_id')
		.where('items.item_id', '=', sql<string>`ANY(${itemIds})`)
		.select(['items.item_id', 'sprints.sprint_id', 'sprints.starts_on'])
		.execute();
	return new Map(rows.map((row) => [row.item_id, { id: row.sprint_id, startsOn: row.starts_on }]));
}

/** The open items that wait for this one, held in one order. */
export async function holdWaiting(tx: Tx, itemId: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('items')
		.select('item_id')
		.where('item_id', 'in', tx.selectFrom('dependencies').select('item_id').where('blocker_id', '=', itemId))
		.where('state', 'in', [...openStates])
		.orderBy('item_id')
		.forUpdate()
		.execute();
	return rows.map((row) => row.item_id);
}

/** The open items of a sprint and those that wait for them, held in one order. */
export async function holdAroundSprint(tx: Tx, sprintId: string): Promise<string[]> {
	const within = tx.selectFrom('items').select('item_id').where('sprint_id', '=', sprintId);
	const rows = await tx
		.selectFrom('items')
		.select('item_id')
		.where((eb) => eb.or([eb('sprint_id', '=', sprintId), eb('item_id', 'in', tx.selectFrom('dependencies').select('item_id').where('blocker_id', 'in', within))]))
		.where('state', 'in', [...openStates])
		.orderBy('item_id')
		.forUpdate()
		.execute();
	return rows.map((row) => row.item_id);
}
