import type { ItemId } from '#core/kernel/ids.ts';
import type { Reaction } from '../platform/outbox.ts';
import { judgeAnew } from './judging.ts';

/** In the same transaction as the change: an item never stands with a result that is not true of it. */
export const judgeChangedItems: Reaction = {
	name: 'readiness.judge',
	to: ['item.created', 'item.changed'],
	when: 'now',
	async react(context, event) {
		if (event.itemId) await judgeAnew(context, [event.itemId as ItemId]);
	}
};

export const forgetRemovedItems: Reaction = {
	name: 'readiness.forget',
	to: ['item.removed'],
	when: 'now',
	async react(context, event) {
		if (event.itemId) await context.db.deleteFrom('readiness_confirmations').where('item_id', '=', event.itemId).execute();
	}
};
