import { showRef, lockBacklog, moveToTop, takeOutOfSprint } from '../backlog/service.ts';
import type { ItemId, SprintId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { Completed, Sprint } from '#core/planning/contract.ts';
import { words } from '#core/planning/words.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import { lockFor, type Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { judgeEverything } from '../readiness/service.ts';
import { getSprint, lockSprint } from './showing.ts';

/** Starts a planned sprint; one runs at a time. @throws not-found, sprint-running, sprint-over */
export function startSprint(context: Context, id: SprintId): Promise<Sprint> {
	return inTransaction(context, async (tx, inner) => {
		await lockFor(tx, 'sprints');
		const sprint = await lockSprint(inner, id);
		if (sprint.state === 'completed') throw new Refusal('sprint-over', words.sprintOver);
		const running = await tx.selectFrom('sprints').select('name').where('state', '=', 'active').executeTakeFirst();
		if (running) throw new Refusal('sprint-running', sprint.state === 'active' ? words.alreadyStarted : words.running(running.name));
		await tx
			.updateTable('sprints')
			.set((eb) => ({ state: 'active', started_at: inner.now(), updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('sprint_id', '=', id)
			.execute();
		await record(inner, { type: 'sprint.started', actorId: inner.viewer.personId, detail: { sprintId: id, name: sprint.name }, membersOnly: true });
		return getSprint(inner, id);
	});
}

/**
 * Completes the running sprint: what is not done goes back to the top of the backlog in its order, and what the team
 * delivers is known a little better, so every item is judged anew. @throws not-found, not-started, sprint-over
 */
export function completeSprint(context: Context, id: SprintId): Promise<Completed> {
	return inTransaction(context, async (tx, inner) => {
		await lockBacklog(tx);
		const sprint = await lockSprint(inner, id);
		if (sprint.state === 'completed') throw new Refusal('sprint-over', words.sprintOver);
		if (sprint.state === 'planned') throw new Refusal('not-started', words.notStarted);
		const carried = await carryOver(inner, id);
		await tx
			.updateTable('sprints')
			.set((eb) => ({ state: 'completed', completed_at: inner.now(), updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('sprint_id', '=', id)
			.execute();
		await record(inner, {
			type: 'sprint.completed',
			actorId: inner.viewer.personId,
			detail: { sprintId: id, name: sprint.name, carriedOver: carried },
			membersOnly: true
		});
		await judgeEverything(inner);
		return { ...(await getSprint(inner, id)), carriedOverItems: await refsOf(inner, carried) };
	});
}

async function carryOver(context: ContextOf<Tx>, id: SprintId): Promise<ItemId[]> {
	const rows = await context.db
		.selectFrom('items')
		.select('item_id')
		.where('sprint_id', '=', id)
		.where('state', '=', 'in-sprint')
		.orderBy('rank')
		.execute();
	const ids = rows.map((row) => row.item_id as ItemId);
	await context.db
		.updateTable('sprint_entries')
		.set({ outcome: 'carried-over', left_at: context.now() })
		.where('sprint_id', '=', id)
		.where('left_at', 'is', null)
		.execute();
	if (ids.length === 0) return ids;
	await moveToTop(context, ids);
	await takeOutOfSprint(context, ids);
	return ids;
}

async function refsOf({ db }: Context, ids: ItemId[]): Promise<Completed['carriedOverItems']> {
	if (ids.length === 0) return [];
	const rows = await db.selectFrom('items').selectAll().where('item_id', 'in', ids).orderBy('rank').execute();
	return rows.map(showRef);
}
