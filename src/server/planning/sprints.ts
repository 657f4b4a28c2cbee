import type { SprintId } from '#core/kernel/ids.ts';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, Refusal } from '#core/kernel/problem.ts';
import type { NewSprint, Sprint, SprintChanges, SprintQuery } from '#core/planning/contract.ts';
import { words } from '#core/planning/words.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';
import { sprintsInOrder, type SprintRow } from './queries.ts';
import { completeSprint, startSprint } from './running.ts';
import { getSprint, lockSprint, showSprints } from './showing.ts';

/** The newest first, each with what stands in it. */
export async function listSprints(context: Context, query: SprintQuery): Promise<Page<Sprint>> {
	const page = pageOf(await sprintsInOrder(context.db, query), query.limit, (row) => row, (row) => [row.starts_on, row.sprint_id]);
	return { data: await showSprints(context, page.data), nextCursor: page.nextCursor };
}

/** @throws invalid, sprint-running where it shall start at once and another one runs */
export function createSprint(context: Context, { state, ...given }: NewSprint): Promise<Sprint> {
	return inTransaction(context, async (tx, inner) => {
		const startsOn = given.startsOn ?? dayAfter(inner.now(), 0);
		const endsOn = given.endsOn ?? dayAfter(new Date(startsOn), 13);
		if (endsOn < startsOn) throw invalid({ endsOn: words.dates });
		const id = inner.newId('sprint');
		await tx
			.insertInto('sprints')
			.values({ sprint_id: id, name: given.name, goal: given.goal, starts_on: startsOn, ends_on: endsOn, capacity: given.capacity })
			.execute();
		await record(inner, { type: 'sprint.created', actorId: inner.viewer.personId, detail: { sprintId: id, name: given.name }, membersOnly: true });
		return state === 'active' ? startSprint(inner, id) : getSprint(inner, id);
	});
}

/** Changes what is given; `state` starts or completes it. @throws not-found, stale, invalid, sprint-running, sprint-over */
export function changeSprint(context: Context, id: SprintId, { state, ...changes }: SprintChanges, ifMatch: number | null): Promise<Sprint> {
	return inTransaction(context, async (tx, inner) => {
		if (state === 'completed') await completeSprint(inner, id);
		const row = await lockSprint(inner, id);
		checkVersion(state === 'completed' ? null : ifMatch, row.version);
		const next = { startsOn: row.starts_on, endsOn: row.ends_on, ...changes };
		if (next.endsOn < next.startsOn) throw invalid({ endsOn: words.dates });
		await tx
			.updateTable('sprints')
			.set((eb) => ({ ...columnsOf(changes), updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('sprint_id', '=', id)
			.execute();
		await record(inner, { type: 'sprint.changed', actorId: inner.viewer.personId, detail: { sprintId: id }, membersOnly: true });
		if (state === 'active' && row.state !== 'active') await startSprint(inner, id);
		if (state === 'planned' && row.state !== 'planned') throw invalid({ state: words.keepSprint });
		return getSprint(inner, id);
	});
}

/** Removes a sprint that never ran and holds nothing. @throws not-found, in-use */
export function removeSprint(context: Context, id: SprintId): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const row = await lockSprint(inner, id);
		if (row.state !== 'planned') throw new Refusal('in-use', words.keepSprint);
		const held = await tx.selectFrom('items').select('item_id').where('sprint_id', '=', id).limit(1).executeTakeFirst();
		if (held) throw new Refusal('in-use', words.holdsItems);
		await tx.deleteFrom('sprint_entries').where('sprint_id', '=', id).execute();
		await tx.deleteFrom('sprints').where('sprint_id', '=', id).execute();
		await record(inner, { type: 'sprint.removed', actorId: inner.viewer.personId, detail: { sprintId: id, name: row.name }, membersOnly: true });
	});
}

function columnsOf({ startsOn, endsOn, ...plain }: Omit<SprintChanges, 'state'>): Partial<SprintRow> {
	return { ...plain, ...(startsOn !== undefined && { starts_on: startsOn }), ...(endsOn !== undefined && { ends_on: endsOn }) };
}

function dayAfter(from: Date, days: number): string {
	return new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
