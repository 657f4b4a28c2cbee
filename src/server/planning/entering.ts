import { getItem, lockItem, putIntoSprint, showRef, takeOutOfSprint, type ItemRow } from '../backlog/service.ts';
import { isOpen } from '#core/backlog/rules.ts';
import type { ItemId, SprintId } from '#core/kernel/ids.ts';
import { invalid, Refusal } from '#core/kernel/problem.ts';
import type { Entered, SprintWarning } from '#core/planning/contract.ts';
import { comesBefore, isReason } from '#core/planning/rules.ts';
import { words } from '#core/planning/words.ts';
import { lacking, type Judgement } from '#core/readiness/rules.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { gateNow, judgementsOf } from '../readiness/service.ts';
import { blockersOf, standingEntry, type BlockerRow, type SprintRow } from './queries.ts';
import { getSprint, lockSprint } from './showing.ts';

type Entry = { sprintId: SprintId; itemId: ItemId };

/**
 * The one door into a sprint. What is not ready enters as the workspace chose: only with a reason, with a warning, or unasked;
 * the reason and what was missing stay on record.
 * Being in it already changes nothing.
 * @throws not-found, sprint-over, item-closed, not-ready with the unmet criteria, invalid for a reason too short
 */
export function enterSprint(context: Context, { sprintId, itemId }: Entry, overrideReason?: string): Promise<Entered> {
	return inTransaction(context, async (_, inner) => {
		const sprint = await lockOpenSprint(inner, sprintId);
		const item = await lockItem(inner, itemId);
		const warnings: SprintWarning[] = [];
		if (!isOpen(item.state)) throw new Refusal('item-closed', words.itemClosed);
		if (item.sprint_id !== sprintId) {
			const admission = await admit(inner, { itemId, sprint }, overrideReason);
			if (item.sprint_id !== null) await closeEntry(inner, itemId);
			await openEntry(inner, sprint, item, admission);
			warnings.push(...unreadyWarnings(item, admission));
		}
		warnings.push(...(await blockerWarnings(inner, sprint, itemId)));
		return { sprint: await getSprint(inner, sprintId), item: await getItem(inner, itemId), warnings };
	});
}

/** Takes an item out of a sprint, back to its place in the backlog. @throws not-found, sprint-over, not-in-sprint */
export function leaveSprint(context: Context, { sprintId, itemId }: Entry): Promise<void> {
	return inTransaction(context, async (_, inner) => {
		await lockOpenSprint(inner, sprintId);
		const item = await lockItem(inner, itemId);
		if (item.sprint_id !== sprintId || item.state !== 'in-sprint') throw new Refusal('not-in-sprint', words.notIn);
		await closeEntry(inner, itemId);
		await takeOutOfSprint(inner, [itemId]);
		await record(inner, { type: 'item.left-sprint', actorId: inner.viewer.personId, itemId, detail: { sprintId }, membersOnly: true });
	});
}

/** By which an item is let in: why all the same, and what it lacks; nothing where it is ready or nobody asks. */
type Admission = { reason: string | null; unmet: Judgement[] };

async function admit(context: ContextOf<Tx>, { itemId, sprint }: { itemId: ItemId; sprint: SprintRow }, reason: string | undefined): Promise<Admission> {
	const judged = (await judgementsOf(context.db, [itemId], { id: sprint.sprint_id, startsOn: sprint.starts_on })).get(itemId) ?? [];
	const unmet = lacking(judged);
	const gate = await gateNow(context.db);
	if (unmet.length === 0 || gate === 'off') return { reason: null, unmet: [] };
	if (reason === undefined && gate === 'warn') return { reason: null, unmet };
	if (reason === undefined) {
		throw new Refusal('not-ready', words.notReady(unmet.map((one) => one.name)), { extra: { unmet: unmet.map(({ key, name, why }) => ({ key, name, why })) } });
	}
	if (!isReason(reason)) throw invalid({ overrideReason: words.shortReason });
	return { reason: reason.trim(), unmet };
}

async function openEntry(context: ContextOf<Tx>, sprint: SprintRow, item: ItemRow, { reason, unmet }: Admission): Promise<void> {
	const keys = unmet.map((one) => one.key);
	const itemId = item.item_id as ItemId;
	const sprintId = sprint.sprint_id as SprintId;
	await context.db
		.insertInto('sprint_entries')
		.values({
			sprint_entry_id: context.newId('sprintEntry'),
			sprint_id: sprintId,
			item_id: itemId,
			entered_by: context.viewer.personId,
			entered_at: context.now(),
			estimate_at_entry: item.estimate,
			override_reason: reason,
			unmet: keys
		})
		.execute();
	await putIntoSprint(context, itemId, sprintId);
	await record(context, {
		type: 'item.entered-sprint',
		actorId: context.viewer.personId,
		itemId,
		detail: { sprintId, overrideReason: reason, unmet: keys },
		membersOnly: true
	});
}

async function closeEntry(context: ContextOf<Tx>, itemId: ItemId): Promise<void> {
	const entry = await standingEntry(context.db, itemId);
	if (!entry) return;
	await context.db
		.updateTable('sprint_entries')
		.set({ outcome: 'removed', left_at: context.now() })
		.where('sprint_entry_id', '=', entry.sprint_entry_id)
		.execute();
}

async function lockOpenSprint(context: ContextOf<Tx>, id: SprintId): Promise<SprintRow> {
	const sprint = await lockSprint(context, id);
	if (sprint.state === 'completed') throw new Refusal('sprint-over', words.sprintOver);
	return sprint;
}

/** Who gave a reason knows already what is missing. */
function unreadyWarnings(item: ItemRow, { reason, unmet }: Admission): SprintWarning[] {
	if (reason !== null || unmet.length === 0) return [];
	return [{ code: 'not-ready', item: showRef(item), sentence: words.enteredUnready(item.title, unmet.map((one) => one.name)) }];
}

async function blockerWarnings(context: Context, sprint: SprintRow, itemId: ItemId): Promise<SprintWarning[]> {
	const blockers = await blockersOf(context.db, itemId);
	const order = { state: sprint.state, startsOn: sprint.starts_on, endsOn: sprint.ends_on };
	return blockers
		.filter((blocker) => comesBefore(order, sprint.sprint_id, asBlocker(blocker)))
		.map((blocker) => ({ code: 'before-blocker', item: showRef(blocker), sentence: words.beforeBlocker(blocker.title) }));
}

function asBlocker({ state, sprint_id, sprint_state, starts_on, ends_on }: BlockerRow) {
	const sprint = starts_on === null || ends_on === null ? null : { state: sprint_state ?? '', startsOn: starts_on, endsOn: ends_on };
	return { state, sprintId: sprint_id, sprint };
}
