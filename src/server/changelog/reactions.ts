import type { Reaction } from '../platform/outbox.ts';

/** What an erased person gave still counts; when they read is forgotten. */
export const forgetVisitsOfPerson: Reaction = {
	name: 'changelog: forget when an erased person read it',
	to: ['person.erased'],
	when: 'now',
	async react({ db }, event) {
		await db.deleteFrom('changelog_visits').where('person_id', '=', (event.detail as { personId: string }).personId).execute();
	}
};
