import { sql } from 'kysely';
import type { EvidenceReading } from '#core/evidence/contract.ts';
import { standingPeople } from '../backlog/service.ts';
import type { Db } from '../platform/database.ts';

/** So many requests are read at once; more say the same again. */
export const mostPosts = 100;
const weeks = 12;

export type PostWords = { post_id: string; title: string; body: string; author_id: string; author: string | null; company: string | null; created_at: Date };

/** The requests behind an item in their own words, those merged into them too, the oldest first. */
export async function wordsOfPosts(db: Db, itemId: string): Promise<PostWords[]> {
	const { rows } = await sql<PostWords>`
		SELECT p.post_id, p.title, p.body, p.author_id, coalesce(a.name, a.email) AS author, p.created_at,
			(SELECT c.name FROM person_companies pc JOIN companies c ON c.company_id = pc.company_id AND c.merged_into IS NULL WHERE pc.person_id = p.author_id ORDER BY c.name LIMIT 1) AS company
		FROM posts p JOIN people a ON a.person_id = p.author_id
		WHERE p.canonical_id IN (SELECT l.canonical_id FROM item_posts ip JOIN posts l ON l.post_id = ip.post_id WHERE ip.item_id = ${itemId})
		ORDER BY p.post_id LIMIT ${mostPosts + 1}`.execute(db);
	return rows;
}

/** The segments that the people behind it are in, the largest first. */
export async function segmentsBehind(db: Db, itemId: string): Promise<EvidenceReading['segments']> {
	const { rows } = await sql<EvidenceReading['segments'][number]>`
		WITH ${standingPeople([itemId])}
		SELECT g.segment_id AS id, g.name, count(*)::int AS people
		FROM standing_people p JOIN segment_members m ON m.person_id = p.person_id JOIN segments g ON g.segment_id = m.segment_id
		GROUP BY g.segment_id, g.name ORDER BY people DESC, g.name LIMIT 8`.execute(db);
	return rows;
}

/** How many people stood behind it at the end of each of the last weeks, this one the last. */
export async function trendOf(db: Db, itemId: string, now: Date): Promise<number[]> {
	const { rows } = await sql<{ people: number }>`
		WITH ${standingPeople([itemId])}
		SELECT (SELECT count(*) FROM standing_people WHERE joined_at <= ${now}::timestamptz - make_interval(weeks => w))::int AS people
		FROM generate_series(${weeks - 1}::int, 0, -1) AS w`.execute(db);
	return rows.map((row) => row.people);
}
