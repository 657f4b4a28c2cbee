import type { PersonId, SprintId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import type { Outlook, SprintEntry } from '#core/planning/contract.ts';
import { runwayOf } from '#core/planning/rules.ts';
import { medianOf } from '#core/readiness/velocity.ts';
import { showRef } from '../backlog/service.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import { deliveredPoints } from '../readiness/service.ts';
import { countsOf } from './queries.ts';
import { requireSprint } from './showing.ts';

/** What the backlog holds for the sprints to come: ready work, the team's velocity and the sprint that is next. */
export async function readOutlook({ db }: Context): Promise<Outlook> {
	const waiting = await db
		.selectFrom('items')
		.where('state', 'in', ['refining', 'ready'])
		.select((eb) => [
			eb.fn.countAll<number>().as('open'),
			eb.fn.countAll<number>().filterWhere('ready', '=', true).as('ready'),
			eb.fn.coalesce(eb.fn.sum<number>('estimate').filterWhere('ready', '=', true), eb.lit(0)).as('points')
		])
		.executeTakeFirstOrThrow();
	const delivered = await deliveredPoints(db);
	const velocity = medianOf(delivered.map((sprint) => sprint.points));
	return {
		open: waiting.open,
		ready: waiting.ready,
		readyPoints: waiting.points,
		velocity,
		runway: runwayOf(waiting.points, velocity),
		delivered: delivered.map(({ sprint_id, name, points }) => ({ id: sprint_id as SprintId, name, points })).reverse(),
		next: await nextSprint(db)
	};
}

async function nextSprint(db: Context['db']): Promise<Outlook['next']> {
	const row = await db.selectFrom('sprints').selectAll().where('state', '=', 'planned').orderBy('starts_on').orderBy('sprint_id').limit(1).executeTakeFirst();
	if (!row) return null;
	const counts = (await countsOf(db, [row.sprint_id])).get(row.sprint_id);
	return { id: row.sprint_id as SprintId, name: row.name, free: row.capacity === null ? null : Math.max(0, row.capacity - (counts?.points ?? 0)) };
}

/** Every time that an item was in the sprint, with who let it in unready and why. @throws not-found */
export async function listEntries(context: Context, id: SprintId, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<SprintEntry>> {
	await requireSprint(context, id);
	let query = context.db
		.selectFrom('sprint_entries')
		.innerJoin('items', 'items.item_id', 'sprint_entries.item_id')
		.where('sprint_entries.sprint_id', '=', id)
		.select(['items.item_id', 'items.number', 'items.title', 'items.type', 'items.state', 'items.sprint_id'])
		.select(['sprint_entry_id', 'entered_by', 'entered_at', 'estimate_at_entry', 'override_reason', 'sprint_entries.unmet', 'outcome', 'left_at'])
		.orderBy('sprint_entry_id')
		.limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('sprint_entry_id', '>', key[0] as string);
	const rows = await query.execute();
	const people = await showPeople(context, rows.flatMap((row) => (row.entered_by ? [row.entered_by as PersonId] : [])));
	const names = await criterionNames(context);
	return pageOf(
		rows,
		limit,
		(row): SprintEntry => ({
			item: showRef(row),
			enteredBy: people.get(row.entered_by as PersonId) ?? null,
			enteredAt: row.entered_at.toISOString(),
			estimateAtEntry: row.estimate_at_entry,
			overrideReason: row.override_reason,
			unmet: row.unmet.map((key) => ({ key, name: names.get(key) ?? key })),
			outcome: row.outcome as SprintEntry['outcome'],
			leftAt: row.left_at?.toISOString() ?? null
		}),
		(row) => [row.sprint_entry_id]
	);
}

async function criterionNames({ db }: Context): Promise<Map<string, string>> {
	const rows = await db.selectFrom('ready_criteria').select(['key', 'name']).execute();
	return new Map(rows.map((row) => [row.key, row.name]));
}
