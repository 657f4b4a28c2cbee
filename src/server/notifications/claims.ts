import { sql } from 'kysely';
import type { NamedKind } from '#core/people/me.ts';
import type { Db } from '../platform/database.ts';

/**
 * queued → sending → sent | failed | suppressed, and back to queued when it waits or the server says "later". A claim is
 * committed before anything is sent and runs out by itself, so that what a killed process held is sent by another;
 * `attempts` tells the claims of one delivery apart, so that a late answer never settles somebody else's. With a claim
 * goes the turn of its person: nobody else writes to them meanwhile.
 */
export type Claim = {
	delivery_id: string;
	event_id: string;
	person_id: string;
	post_ids: string[];
	/** E-mail, or where somebody without an address can be told. */
	channel: string;
	attempts: number;
	created_at: Date;
	claimed_until: Date;
	/** Whether some of its posts fell away since it was written. */
	narrowed?: boolean;
	/** Why its person is told, where the event names them; null for who follows. */
	named_as: NamedKind | null;
	/** From then on it may go, if its person may be written to. */
	ready_at: Date;
	/** The letter that it went in before; it goes in the same one again. */
	letter_id: string | null;
	/** When that letter was written. */
	letter_at: Date | null;
};

export type Settlement =
	| { state: 'sent'; response: string }
	| { state: 'queued'; response: string; nextAttemptAt: Date }
	| { state: 'failed'; response: string; reason: string }
	| { state: 'suppressed'; reason: string };

export type ClaimOf = { now: Date; until: Date; limit: number };

/** Claims everything that is ready for some people, what waits for its hour too: first for those whom a process that is gone was about to write to, then for those who are due, those who wait longest before others. */
export async function claimDue(db: Db, { now, until, limit }: ClaimOf): Promise<Claim[]> {
	const lapsed = await claim(db, sql`d.state = 'sending' AND d.claimed_until < ${now}`, sql`d.claimed_until`, { now, until, limit });
	if (lapsed.length >= limit) return lapsed;
	return [...lapsed, ...(await claim(db, sql`d.state = 'queued' AND d.next_attempt_at <= ${now}`, sql`d.next_attempt_at`, { now, until, limit: limit - lapsed.length }))];
}

async function claim(db: Db, which: ReturnType<typeof sql>, order: ReturnType<typeof sql>, { now, until, limit }: ClaimOf): Promise<Claim[]> {
	// Named parts are read once; as subqueries the planner may read them again for each row and so claim more than `limit`.
	const { rows } = await sql<Claim>`
		WITH due AS MATERIALIZED (
			SELECT d.person_id FROM deliveries d
			WHERE ${which} AND NOT EXISTS (SELECT FROM mail_turns t WHERE t.person_id = d.person_id AND t.held_until > ${now})
			ORDER BY ${order} LIMIT ${limit}
		), turns AS MATERIALIZED (
			INSERT INTO mail_turns (person_id, held_until) SELECT DISTINCT person_id, ${until}::timestamptz FROM due ORDER BY person_id
			ON CONFLICT (workspace_id, person_id) DO UPDATE SET held_until = excluded.held_until WHERE mail_turns.held_until IS NULL OR mail_turns.held_until <= ${now}
			RETURNING person_id
		), chosen AS MATERIALIZED (
			SELECT d.delivery_id FROM deliveries d WHERE d.person_id IN (SELECT person_id FROM turns) AND (${which}
				OR (d.state = 'queued' AND d.attempts = 0 AND d.ready_at <= ${now})) FOR UPDATE SKIP LOCKED
		)
		UPDATE deliveries d SET state = 'sending', claimed_until = ${until}, attempts = d.attempts + 1
		FROM chosen WHERE d.delivery_id = chosen.delivery_id
		RETURNING d.delivery_id, d.event_id, d.person_id, d.post_ids, d.attempts, d.created_at, d.claimed_until, d.letter_id, d.letter_at, d.ready_at, d.named_as, d.channel`.execute(db);
	return rows;
}

const idsOf = (claims: readonly Claim[]) => claims.map((one) => one.delivery_id);
const attemptsOf = (claims: readonly Claim[]) => claims.map((one) => one.attempts);

/** The rows of these claims, while they are nobody else's. */
function held(claims: readonly Claim[]) {
	return sql`unnest(${idsOf(claims)}::text[], ${attemptsOf(claims)}::int[]) AS c (id, attempts) WHERE d.delivery_id = c.id AND d.state = 'sending' AND d.attempts = c.attempts`;
}

/** Names the letter that deliveries go in before it is sent, so that whoever takes it over sends the same one, and of which posts each still speaks. */
export async function nameLetter(db: Db, { letterId, claims }: { letterId: string; claims: readonly Claim[] }, now: Date): Promise<void> {
	await sql`UPDATE deliveries d SET letter_id = ${letterId}, letter_at = ${now} FROM ${held(claims)}`.execute(db);
	for (const { delivery_id, post_ids } of claims.filter(({ narrowed }) => narrowed)) await db.updateTable('deliveries').set({ post_ids }).where('delivery_id', '=', delivery_id).execute();
}

/** Writes down what became of a letter's deliveries, and gives the turn back; nothing where the claim ran out and somebody else holds it now. */
export async function settle(db: Db, claims: readonly Claim[], settlement: Settlement, now: Date): Promise<void> {
	const { state } = settlement;
	await sql`UPDATE deliveries d SET state = ${state}, claimed_until = NULL, next_attempt_at = ${state === 'queued' ? settlement.nextAttemptAt : null}::timestamptz,
		reason = ${'reason' in settlement ? settlement.reason : null}, sent_at = ${state === 'sent' ? now : null}::timestamptz,
		response = coalesce(${'response' in settlement ? settlement.response.slice(0, 500) : null}, response)
		FROM ${held(claims)}`.execute(db);
	await giveBackTurns(db, claims, state === 'sent' ? now : null);
}

/** Gives claims back untouched, to be due at a moment: nothing was sent. */
export async function putOff(db: Db, claims: readonly Claim[], dueAt: (claim: Claim) => Date): Promise<void> {
	if (claims.length === 0) return;
	await sql`UPDATE deliveries d SET state = 'queued', claimed_until = NULL, next_attempt_at = w.at, attempts = d.attempts - 1
		FROM unnest(${idsOf(claims)}::text[], ${claims.map(dueAt)}::timestamptz[]) AS w (waiting, at), ${held(claims)} AND w.waiting = d.delivery_id`.execute(db);
	await giveBackTurns(db, claims, null);
}

/** Writes down that these are not sent, and why. */
export async function drop(db: Db, claims: readonly (Claim & { reason: string })[]): Promise<void> {
	if (claims.length === 0) return;
	await sql`UPDATE deliveries d SET state = 'suppressed', claimed_until = NULL, next_attempt_at = NULL, reason = w.reason
		FROM unnest(${idsOf(claims)}::text[], ${claims.map(({ reason }) => reason)}::text[]) AS w (dropped, reason), ${held(claims)} AND w.dropped = d.delivery_id`.execute(db);
	await giveBackTurns(db, claims, null);
}

/** A person of whom something is still claimed keeps their turn. */
async function giveBackTurns(db: Db, claims: readonly Claim[], sentAt: Date | null): Promise<void> {
	const people = [...new Set(claims.map(({ person_id }) => person_id))];
	await sql`UPDATE mail_turns t SET last_letter_at = coalesce(${sentAt}::timestamptz, t.last_letter_at),
			held_until = CASE WHEN EXISTS (SELECT FROM deliveries d WHERE d.person_id = t.person_id AND d.state = 'sending') THEN t.held_until END
		WHERE t.person_id = ANY(${people})`.execute(db);
}

/** When the next delivery is due or the next claim runs out; null when nothing waits. */
export async function nextDue(db: Db, now: Date): Promise<Date | null> {
	const { rows } = await sql<{ at: Date | null }>`
		SELECT least(
			(SELECT next_attempt_at FROM deliveries d WHERE state = 'queued' AND NOT EXISTS (SELECT FROM mail_turns t WHERE t.person_id = d.person_id AND t.held_until > ${now})
				ORDER BY next_attempt_at LIMIT 1),
			(SELECT min(claimed_until) FROM deliveries WHERE state = 'sending'),
			(SELECT min(held_until) FROM mail_turns WHERE held_until > ${now})
		) AS at`.execute(db);
	return rows[0]?.at ?? null;
}
