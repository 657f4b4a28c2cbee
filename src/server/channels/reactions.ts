import type { Reaction } from '../platform/outbox.ts';

/** What was answered to somebody goes with their words. */
export const forgetRepliesToPerson: Reaction = {
	name: 'channels.erase',
	to: ['person.erased'],
	when: 'now',
	async react({ db }, event) {
		const { personId } = event.detail as { personId: string };
		await db.deleteFrom('replies').where('feedback_id', 'in', db.selectFrom('feedback').select('feedback_id').where('person_id', '=', personId)).execute();
	}
};
