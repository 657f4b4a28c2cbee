import type { Reaction } from '../platform/outbox.ts';
import { countWaiting } from './settings.ts';

/** A person who is erased takes along what they wrote and nobody published, and what they told the team about others. */
export const eraseHeldOfPerson: Reaction = {
	name: 'moderation.erase',
	to: ['person.erased'],
	when: 'now',
	async react(context, event) {
		const { personId } = event.detail as { personId: string };
		const erased = await context.db.deleteFrom('held').where('author_id', '=', personId).returning('state').execute();
		await context.db.updateTable('reports').set({ note: '' }).where('reporter_id', '=', personId).execute();
		await context.db.updateTable('bans').set({ reason: '-' }).where('person_id', '=', personId).execute();
		await countWaiting(context, { held: -erased.filter(({ state }) => state === 'waiting').length });
	}
};
