import { everyIdOf } from '../people/service.ts';
import type { Reaction } from '../platform/outbox.ts';
import { settlePeople } from './keeping.ts';

/** A person or a company changed: those it concerns move between segments in the same transaction. */
export const settleChangedPeople: Reaction = {
	name: 'segments: settle changed people',
	to: ['person.added', 'person.changed', 'person.companies-changed', 'member.joined', 'member.removed', 'person.merged', 'person.unmerged', 'company.changed', 'company.merged', 'company.unmerged'],
	when: 'now',
	async react(context, event) {
		const { companyId, personId, personIds } = event.detail as { companyId?: string; personId?: string; personIds?: string[] };
		const named = personIds ?? (personId ? [personId] : null);
		if (named) await settlePeople(context, { personIds: await everyIdOf(context.db, named) });
		else if (companyId) await settlePeople(context, { companyId });
	}
};

/** Who is erased belongs nowhere. */
export const forgetErasedPerson: Reaction = {
	name: 'segments: forget an erased person',
	to: ['person.erased'],
	when: 'now',
	async react({ db }, event) {
		const { personId } = event.detail as { personId: string };
		await db.deleteFrom('segment_members').where('person_id', '=', personId).execute();
	}
};
