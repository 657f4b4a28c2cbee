import { notFound } from '#core/kernel/problem.ts';
import type { Sprint } from '#core/planning/contract.ts';
import type { Context, ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { countsOf, sprintById, sprintLocked, type SprintCounts, type SprintRow } from './queries.ts';

/** @throws not-found */
export async function requireSprint(context: Context, id: string): Promise<SprintRow> {
	const row = await sprintById(context.db, id);
	if (!row) throw notFound('sprint');
	return row;
}

/** @throws not-found */
export async function lockSprint(context: ContextOf<Tx>, id: string): Promise<SprintRow> {
	const row = await sprintLocked(context.db, id);
	if (!row) throw notFound('sprint');
	return row;
}

/** @throws not-found */
export async function getSprint(context: Context, id: string): Promise<Sprint> {
	const row = await requireSprint(context, id);
	const [sprint] = await showSprints(context, [row]);
	return sprint as Sprint;
}

export async function showSprints({ db }: Context, rows: SprintRow[]): Promise<Sprint[]> {
	const counts = await countsOf(db, rows.map((row) => row.sprint_id));
	return rows.map((row) => showSprint(row, counts.get(row.sprint_id) ?? nothing));
}

const nothing: SprintCounts = { items: 0, points: 0, unestimated: 0, done: 0, points_done: 0, overrides: 0, carried_over: 0 };

function showSprint(row: SprintRow, counts: SprintCounts): Sprint {
	return {
		id: row.sprint_id as Sprint['id'],
		name: row.name,
		goal: row.goal,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		capacity: row.capacity,
		state: row.state as Sprint['state'],
		items: counts.items,
		points: counts.points,
		unestimated: counts.unestimated,
		done: counts.done,
		pointsDone: counts.points_done,
		overrides: counts.overrides,
		carriedOver: counts.carried_over,
		startedAt: row.started_at?.toISOString() ?? null,
		completedAt: row.completed_at?.toISOString() ?? null,
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	};
}
