import { sql, type Selectable } from 'kysely';
import { openStates } from '#core/backlog/rules.ts';
import type { Subject } from '#core/readiness/rules.ts';
import type { Db, Tx } from '../platform/database.ts';
import type { ReadyCriteria } from '../platform/tables.ts';

export type ReadyRow = Selectable<ReadyCriteria>;

export function readyRows(db: Db): Promise<ReadyRow[]> {
	return db.selectFrom('ready_criteria').selectAll().orderBy('position').orderBy('key').execute();
}

/** What the rules look at, for the items named that are still open. */
export async function subjectsOf(db: Db, itemIds: string[]): Promise<Map<string, Subject>> {
	const rows = await db
		.selectFrom('items')
		.select(['item_id', 'type', 'story_role', 'story_want', 'story_why', 'description', 'technical_approach', 'estimate'])
		.select((eb) => [
			eb.selectFrom('criteria').whereRef('criteria.item_id', '=', 'items.item_id').select(eb.fn.countAll<number>().as('n')).as('criteria'),
			eb.selectFrom('dependencies').whereRef('dependencies.item_id', '=', 'items.item_id').select(eb.fn.countAll<number>().as('n')).as('blockers'),
			eb
				.selectFrom('readiness_confirmations')
				.whereRef('readiness_confirmations.item_id', '=', 'items.item_id')
				.select(sql<string[]>`coalesce(array_agg(key), '{}')`.as('keys'))
				.as('confirmed')
		])
		.where('item_id', '=', sql<string>`ANY(${itemIds})`)
		.where('state', 'in', [...openStates])
		.execute();
	return new Map(rows.map((row) => [row.item_id, asSubject(row)]));
}

type SubjectRow = {
	type: string;
	story_role: string;
	story_want: string;
	story_why: string;
	description: string;
	technical_approach: string;
	estimate: number | null;
	criteria: number | null;
	blockers: number | null;
	confirmed: string[] | null;
};

function asSubject(row: SubjectRow): Subject {
	return {
		type: row.type,
		story: { role: row.story_role, want: row.story_want, why: row.story_why },
		description: row.description,
		technicalApproach: row.technical_approach,
		estimate: row.estimate,
		criteria: row.criteria ?? 0,
		blockers: row.blockers ?? 0,
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
