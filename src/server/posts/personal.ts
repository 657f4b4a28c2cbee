import { sql } from 'kysely';
import type { PersonId } from '#core/kernel/ids.ts';
import { idsOfPerson } from '../people/service.ts';
import type { Context } from '../platform/context.ts';

export type Personal = { name: string; voted: number[]; follows: number[]; waits: boolean };

/**
 * What pages that many look at ask about one person: their name, and which of these posts they voted for and follow, and
 * whether something they wrote below those waits for review; in one statement.
 */
export async function personalOf({ db }: Context, personId: PersonId, asked: { voted: number[]; follows: number[] }): Promise<Personal> {
	const ids = idsOfPerson(personId);
	const { rows } = await sql<Personal>`SELECT coalesce(nullif(x.name, ''), x.email, '') AS name,
		ARRAY(SELECT p.number FROM posts p WHERE p.number = ANY(${asked.voted}::int[])
			AND EXISTS (SELECT FROM posts m JOIN votes v ON v.post_id = m.post_id WHERE m.canonical_id = p.canonical_id AND v.person_id = ANY(${ids}))) AS voted,
		ARRAY(SELECT p.number FROM posts p WHERE p.number = ANY(${asked.follows}::int[])
			AND NOT EXISTS (SELECT FROM mutes u WHERE u.post_id = p.canonical_id AND u.person_id = ANY(${ids}))
			AND EXISTS (SELECT FROM posts m JOIN follows f ON f.post_id = m.post_id WHERE m.canonical_id = p.canonical_id AND f.person_id = ANY(${ids})
				AND NOT EXISTS (SELECT FROM mutes u WHERE u.post_id = m.post_id AND u.person_id = f.person_id))) AS follows,
		EXISTS (SELECT FROM held h JOIN posts p ON p.post_id = h.post_id
			WHERE p.number = ANY(${asked.follows}::int[]) AND h.author_id = ANY(${ids}) AND h.state <> 'approved') AS waits
		FROM people x WHERE x.person_id = ${personId}`.execute(db);
	return rows[0] ?? { name: '', voted: [], follows: [], waits: false };
}
