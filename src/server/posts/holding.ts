import { sql, type RawBuilder } from 'kysely';
import type { PersonId } from '#core/kernel/ids.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';

/**
 * Holds a person and their companies still until the transaction ends, before any post is locked: whoever changes what a
 * company pays, moves a person or erases them, locks those first and the posts behind them afterwards, so that neither
 * side misses the other nor waits for it for ever. For the WHERE of a statement that locks a post.
 */
export function personHeld(personId: PersonId): { ctes: RawBuilder<unknown>; held: RawBuilder<boolean> } {
	return {
		ctes: sql`held_person AS (SELECT person_id FROM people WHERE person_id = ${personId} FOR SHARE),
			held_companies AS (SELECT c.company_id FROM person_companies pc JOIN companies c ON c.company_id = pc.company_id WHERE pc.person_id = ${personId} FOR SHARE OF c)`,
		held: sql<boolean>`EXISTS (SELECT FROM held_person) AND (SELECT count(*) FROM held_companies) >= 0`
	};
}

export async function holdPerson({ db }: ContextOf<Tx>, personId: PersonId): Promise<void> {
	const { ctes, held } = personHeld(personId);
	await sql`WITH ${ctes} SELECT ${held}`.execute(db);
}

/** The same for many at once, for whoever writes the posts and votes of many people in one transaction. */
export async function holdPeople({ db }: ContextOf<Tx>, personIds: PersonId[]): Promise<void> {
	await sql`SELECT FROM people WHERE person_id = ANY(${personIds}) ORDER BY person_id FOR SHARE`.execute(db);
	await sql`SELECT FROM companies WHERE company_id IN (SELECT company_id FROM person_companies WHERE person_id = ANY(${personIds}))
		ORDER BY company_id FOR SHARE`.execute(db);
}
