import type { ItemId } from '#core/kernel/ids.ts';
import type { Reaction } from '../platform/outbox.ts';
import { changeDefinition, judgeAnew, judgeSprint } from './judging.ts';
import { holdWaiting } from './queries.ts';

/** In the same transaction as the change: an item never stands with a result that is not true of it. */
export const judgeChangedItems: Reaction = {
	name: 'readiness.judge',
	to: ['item.created', 'item.changed'],
	when: 'now',
	async react(context, event) {
		if (!event.itemId) return;
		const fields = (event.detail as { fields?: string[] }).fields ?? [];
		// Whether what an item waits for is planned for follows from where that stands.
		const waiting = fields.includes('state') ? await holdWaiting(context.db, event.itemId) : [];
		await judgeAnew(context, [event.itemId, ...waiting] as ItemId[]);
	}
};

/** A sprint that begins on another day is earlier or later than what its items wait for. */
export const judgeItemsOfSprint: Reaction = {
	name: 'readiness.sprint',
	to: ['sprint.changed'],
	when: 'now',
	async react(context, event) {
		await judgeSprint(context, (event.detail as { sprintId: string }).sprintId);
	}
};

/** What counts as a fault of a criterion changed: every open item is looked at again. */
export const judgeByChangedRules: Reaction = {
	name: 'readiness.rules',
	to: ['criteria.rules-changed'],
	when: 'now',
	react: (context) => changeDefinition(context, async () => {})
};

export const forgetRemovedItems: Reaction = {
	name: 'readiness.forget',
	to: ['item.removed'],
	when: 'now',
	async react(context, event) {
		if (event.itemId) await context.db.deleteFrom('readiness_confirmations').where('item_id', '=', event.itemId).execute();
	}
};
