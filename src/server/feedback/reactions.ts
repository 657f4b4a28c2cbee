import type { Reaction } from '../platform/outbox.ts';

/** A person who is erased takes their words along at once; the rows and what was counted by them stay. */
export const eraseFeedbackOfPerson: Reaction = {
	name: 'feedback.erase',
	to: ['person.erased'],
	when: 'now',
	async react(context, event) {
		const { personId } = event.detail as { personId: string };
		await context.db
			.updateTable('feedback')
			.set((eb) => ({ body: '-', origin_url: null, external_id: null, erased_at: context.now(), version: eb('version', '+', 1) }))
			.where('person_id', '=', personId)
			.where('erased_at', 'is', null)
			.execute();
	}
};
