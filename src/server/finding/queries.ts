import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';

const oneOf = (ids: string[]) => sql<string>`ANY(${ids})`;

export async function itemNumbered(db: Db, number: number | null): Promise<string[]> {
	if (number === null) return [];
	const rows = await db.selectFrom('items').select('item_id').where('number', '=', number).execute();
	return rows.map((row) => row.item_id);
}

export function itemsNamed(db: Db, ids: string[]) {
	return db.selectFrom('items').select(['item_id', 'number', 'title', 'state']).where('item_id', '=', oneOf(ids)).execute();
}

export function peopleNamed(db: Db, ids: string[]) {
	return db.selectFrom('people').select(['person_id', 'name', 'email', 'external_id']).where('person_id', '=', oneOf(ids)).where('erased_at', 'is', null).execute();
}

export function companiesNamed(db: Db, ids: string[]) {
	return db.selectFrom('companies').select(['company_id', 'name', 'domain']).where('company_id', '=', oneOf(ids)).execute();
}
