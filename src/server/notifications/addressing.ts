import { sql, type RawBuilder } from 'kysely';

/** The address of the person `p` of a statement: their own, else one of those that are theirs by a merge. */
export const addressOf = sql<string | null>`coalesce(p.email, (SELECT min(a.email) FROM people a WHERE a.merged_into = p.person_id))`;

/** Where the person `p` of a statement, who has no address, can be told: the channel they last spoke in that can be answered. */
export const channelOf = sql<string | null>`(SELECT f.channel FROM feedback f JOIN channels k ON k.channel = f.channel
	WHERE f.person_id = p.person_id AND f.conversation IS NOT NULL AND f.erased_at IS NULL ORDER BY f.feedback_id DESC LIMIT 1)`;

/** Why nothing may go to `person_id` at `email`: the address refuses mail, or they unsubscribed or complained with whichever of theirs. */
export function stopOf(person: RawBuilder<unknown>): RawBuilder<string | null> {
	return sql<string | null>`coalesce((SELECT min(s.reason) FROM suppressions s WHERE s.email = ${person}.email),
		(SELECT s.reason FROM people a JOIN suppressions s ON s.email = a.email AND s.reason IN ('unsubscribed', 'complained') WHERE a.merged_into = ${person}.person_id LIMIT 1))`;
}

/** Every id of these people (`id`), and which of them stands for it (`stands`). */
export function whoIsWhoIn(personIds: string[]): RawBuilder<unknown> {
	return sql`SELECT k.id, k.id AS stands FROM unnest(${personIds}::text[]) AS k (id)
		UNION ALL SELECT a.person_id, a.merged_into FROM people a WHERE a.merged_into = ANY(${personIds})`;
}
