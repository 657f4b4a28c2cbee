/** What people and companies are found by: names, addresses, domains and the ids of the host application. */
import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import type { Reaction } from '../platform/outbox.ts';
import { forgetWords, keepWords } from '../search/service.ts';
import { idsOfPerson } from './same-person.ts';

/** Somebody came or changed: they are found by what they are called now, from the same transaction on. */
export const keepWordsOfPeople: Reaction = {
	name: 'people: keep what people are found by',
	to: ['person.added', 'person.changed', 'person.companies-changed', 'person.merged', 'person.unmerged', 'member.joined'],
	when: 'now',
	async react(context, event) {
		// Several at once only changed their company.
		const { personId, sourceId, targetId } = event.detail as { personId?: string; sourceId?: string; targetId?: string };
		for (const id of [personId, sourceId, targetId]) if (id) await keepPerson(context, id);
	}
};

/** Who is erased is found no more. */
export const forgetWordsOfPerson: Reaction = {
	name: 'people: forget what an erased person was found by',
	to: ['person.erased'],
	when: 'now',
	react: (context, event) => forgetWords(context, (event.detail as { personId: string }).personId)
};

/** Somebody who is one with others by a merge is found by the words of all, and only once. */
async function keepPerson(context: ContextOf<Tx>, id: string): Promise<void> {
	const { rows } = await sql<Named>`SELECT person_id AS id, merged_into, concat_ws(' ', name, email, external_id) AS words FROM people
		WHERE person_id = ANY(${idsOfPerson(id)}) AND erased_at IS NULL ORDER BY person_id`.execute(context.db);
	await keepAsOne(context, 'person', rows);
}

export async function keepCompany(context: ContextOf<Tx>, id: string): Promise<void> {
	const { rows } = await sql<Named>`SELECT c.company_id AS id, c.merged_into, concat_ws(' ', c.name, c.domain, c.external_id) AS words FROM companies c,
			(SELECT coalesce(merged_into, company_id) AS id FROM companies WHERE company_id = ${id}) s
		WHERE c.company_id = s.id OR c.merged_into = s.id ORDER BY c.company_id`.execute(context.db);
	await keepAsOne(context, 'company', rows);
}

type Named = { id: string; merged_into: string | null; words: string };

async function keepAsOne(context: ContextOf<Tx>, kind: 'person' | 'company', rows: Named[]): Promise<void> {
	for (const row of rows) {
		if (row.merged_into) await forgetWords(context, row.id);
		else await keepWords(context, { kind, id: row.id, title: [row, ...rows.filter((other) => other !== row)].map(({ words }) => words).join(' '), body: '' });
	}
}

const atOnce = 200;

/** Makes those findable who came by other ways than the services, and anew those whom a migration made so roughly. */
export async function indexMissingPeople(context: Context): Promise<void> {
	for (let left = true; left; ) {
		const { rows } = await sql<{ id: string; kind: string }>`
			(SELECT p.person_id AS id, 'person' AS kind FROM people p LEFT JOIN search_texts t ON t.subject_id = p.person_id
				WHERE p.erased_at IS NULL AND p.merged_into IS NULL AND (t.subject_id IS NULL OR t.rough) LIMIT ${atOnce})
			UNION ALL (SELECT c.company_id, 'company' FROM companies c LEFT JOIN search_texts t ON t.subject_id = c.company_id
				WHERE c.merged_into IS NULL AND (t.subject_id IS NULL OR t.rough) LIMIT ${atOnce})`.execute(context.db);
		await inTransaction(context, async (_, inner) => {
			for (const { id, kind } of rows) await (kind === 'person' ? keepPerson(inner, id) : keepCompany(inner, id));
		});
		left = rows.length >= atOnce;
	}
}
