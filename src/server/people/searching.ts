/** What people and companies are found by: names, addresses, domains and the ids of the host application. */
import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import type { Reaction } from '../platform/outbox.ts';
import { forgetWords, keepWords } from '../search/service.ts';

/** Somebody came or changed: they are found by what they are called now, from the same transaction on. */
export const keepWordsOfPeople: Reaction = {
	name: 'people: keep what people are found by',
	to: ['person.added', 'person.changed', 'person.companies-changed', 'member.joined'],
	when: 'now',
	async react(context, event) {
		// Several at once only changed their company.
		const { personId } = event.detail as { personId?: string };
		if (personId) await keepPerson(context, personId);
	}
};

/** Who is erased is found no more. */
export const forgetWordsOfPerson: Reaction = {
	name: 'people: forget what an erased person was found by',
	to: ['person.erased'],
	when: 'now',
	react: (context, event) => forgetWords(context, (event.detail as { personId: string }).personId)
};

async function keepPerson(context: ContextOf<Tx>, id: string): Promise<void> {
	const row = await context.db.selectFrom('people').select(['name', 'email', 'external_id']).where('person_id', '=', id).where('erased_at', 'is', null).executeTakeFirst();
	if (row) await keepWords(context, { kind: 'person', id, title: [row.name, row.email, row.external_id].filter(Boolean).join(' '), body: '' });
}

export async function keepCompany(context: ContextOf<Tx>, id: string): Promise<void> {
	const row = await context.db.selectFrom('companies').select(['name', 'domain', 'external_id']).where('company_id', '=', id).executeTakeFirst();
	if (row) await keepWords(context, { kind: 'company', id, title: [row.name, row.domain, row.external_id].filter(Boolean).join(' '), body: '' });
}

const atOnce = 200;

/** Makes those findable who came by other ways than the services, and anew those whom a migration made so roughly. */
export async function indexMissingPeople(context: Context): Promise<void> {
	for (let left = true; left; ) {
		const { rows } = await sql<{ id: string; kind: string }>`
			(SELECT p.person_id AS id, 'person' AS kind FROM people p LEFT JOIN search_texts t ON t.subject_id = p.person_id
				WHERE p.erased_at IS NULL AND (t.subject_id IS NULL OR t.rough) LIMIT ${atOnce})
			UNION ALL (SELECT c.company_id, 'company' FROM companies c LEFT JOIN search_texts t ON t.subject_id = c.company_id
				WHERE t.subject_id IS NULL OR t.rough LIMIT ${atOnce})`.execute(context.db);
		await inTransaction(context, async (_, inner) => {
			for (const { id, kind } of rows) await (kind === 'person' ? keepPerson(inner, id) : keepCompany(inner, id));
		});
		left = rows.length >= atOnce;
	}
}
