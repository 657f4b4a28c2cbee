import { sql, type RawBuilder } from 'kysely';
import type { Demand, Importance } from '#core/posts/contract.ts';
import { cooled, joined, warmed, windowOf, type Standing } from '#core/posts/demand.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import { idsOfPerson } from '../people/service.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { recountDemand } from './counting.ts';
import { personHeld } from './holding.ts';
import { keptColumns } from './queries.ts';
import { readDemand } from './reading.ts';
import { demandFor, type KeptRow } from './showing.ts';

type Part = { postId: PostId; personId: PersonId };
type Kept = { id: PostId; heat: number; recentSince: string };
type Change = { kept: Kept; personId: PersonId; before: Standing | null; after: Standing | null };

/** The post that stands for another, locked until the transaction ends, and what the person has there. */
export type HeldDemand = {
	canonicalId: PostId;
	/** Whether the person's own vote stands on the canonical post. */
	hasVoted: boolean;
	/**
	 * Counts one more act of the person, which is being written meanwhile: what they stand for afterwards follows from it
	 * and is not measured. @returns the demand after it
	 */
	withAct(act: Standing, written: Promise<unknown>): Promise<Demand>;
};

/** Locks a post's demand for one more act of a person, whom it holds still first, see holding.ts. */
export async function holdDemand(context: ContextOf<Tx>, { postId, personId }: Part): Promise<HeldDemand> {
	const { kept, before, hasVoted } = await lockAndMeasure(context, postId, personId);
	return {
		canonicalId: kept.id,
		hasVoted,
		async withAct(act, written) {
			const after = joined(before, act);
			// An act of long ago moves the day they joined: that is counted from the rows, and its own must be there.
			if (before && after.joinedAt < before.joinedAt) await written;
			const [counted] = await Promise.all([apply(context, { kept, personId, before, after }), written]);
			return counted ? demandFor(context.viewer, counted) : readDemand(context, kept.id);
		}
	};
}

/**
 * Does a change that may take something away, and keeps the demand: the person's standing in the whole cluster is
 * measured before and after, and the difference is applied, all under a lock on the canonical row. Coming costs the same
 * whatever the number of voters; going too, unless most of the heat goes with it.
 */
export async function withDemand<T>(context: ContextOf<Tx>, { postId, personId }: Part, change: (canonicalId: PostId) => Promise<T>): Promise<T> {
	const { kept, before } = await lockAndMeasure(context, postId, personId);
	const result = await change(kept.id);
	const { before: after } = await measure(context, kept, { personId, postId: kept.id });
	await apply(context, { kept, personId, before, after });
	return result;
}

/** Counts the author of a post that was written in this transaction and that nobody else can see yet. */
export async function countAuthor(context: ContextOf<Tx>, { postId, personId }: Part): Promise<void> {
	const row = await context.db.selectFrom('posts').select(['recent_since', 'created_at']).where('post_id', '=', postId).executeTakeFirstOrThrow();
	const after: Standing = { joinedAt: row.created_at, importance: null };
	await apply(context, { kept: { id: postId, heat: 0, recentSince: row.recent_since }, personId, before: null, after });
}

/**
 * Locks the canonical row and measures. The measure may be older than the lock where that had to be waited for, and a
 * merge may have moved the post: both show in the row's version, and are measured again under the lock.
 */
async function lockAndMeasure(context: ContextOf<Tx>, postId: PostId, personId: PersonId): Promise<Measured> {
	const { ctes, held } = personHeld(personId);
	for (;;) {
		const { rows } = await sql<LockedRow>`WITH ${ctes}, locked AS (
				SELECT c.post_id, c.heat, c.recent_since, c.xmin AS row_version FROM posts c
				WHERE ${held} AND c.post_id = (SELECT canonical_id FROM posts WHERE post_id = ${postId}) FOR NO KEY UPDATE OF c)
			SELECT l.post_id, l.heat, l.recent_since, l.row_version = seen.xmin AS is_current, standing.*
			FROM locked l JOIN posts seen ON seen.post_id = l.post_id CROSS JOIN LATERAL (${standingIn(sql.ref('l.post_id'), personId)}) standing`.execute(context.db);
		const [locked] = rows;
		if (!locked) throw new Error(`The post ${postId} has no post that stands for it, or the person is gone.`);
		const kept = { id: locked.post_id, heat: locked.heat, recentSince: locked.recent_since };
		if (locked.is_current) return { kept, ...standingFrom(locked) };
		const measured = await measure(context, kept, { personId, postId });
		if (measured.standsFor === kept.id) return measured;
	}
}

type Measured = { kept: Kept; before: Standing | null; hasVoted: boolean };
type StandingRow = { joined: Date | null; weight: number | null; has_voted: boolean | null };
type LockedRow = StandingRow & { post_id: PostId; heat: number; recent_since: string; is_current: boolean };

/** What a person did anywhere in a cluster, under whichever of their ids, as one row. */
function standingIn(canonicalId: RawBuilder<unknown>, personId: PersonId): RawBuilder<StandingRow> {
	const ids = idsOfPerson(personId);
	return sql`SELECT min(at) AS joined, bool_or(voted) AS has_voted,
			max(CASE importance WHEN 'critical' THEN 3 WHEN 'important' THEN 2 WHEN 'nice-to-have' THEN 1 END) AS weight FROM (
			SELECT v.created_at AS at, v.importance, v.post_id = p.canonical_id AND v.person_id = ${personId} AS voted FROM posts p JOIN votes v ON v.post_id = p.post_id
				WHERE p.canonical_id = ${canonicalId} AND v.person_id = ANY(${ids})
			UNION ALL SELECT created_at, NULL, false FROM posts WHERE canonical_id = ${canonicalId} AND author_id = ANY(${ids})
			UNION ALL SELECT i.created_at, i.importance, false FROM posts p JOIN insights i ON i.post_id = p.post_id
				WHERE p.canonical_id = ${canonicalId} AND i.person_id = ANY(${ids})
		) acts`;
}

async function measure({ db }: ContextOf<Tx>, kept: Kept, { postId, personId }: Part): Promise<Measured & { standsFor: PostId }> {
	const { rows } = await sql<StandingRow & { stands_for: PostId }>`SELECT (SELECT canonical_id FROM posts WHERE post_id = ${postId}) AS stands_for, standing.*
		FROM (${standingIn(sql.val(kept.id), personId)}) standing`.execute(db);
	const row = rows[0] as StandingRow & { stands_for: PostId };
	return { kept, standsFor: row.stands_for, ...standingFrom(row) };
}

function standingFrom({ joined: joinedAt, weight, has_voted }: StandingRow): Pick<Measured, 'before' | 'hasVoted'> {
	return { before: joinedAt ? { joinedAt, importance: importanceOf(weight) } : null, hasVoted: has_voted ?? false };
}

function importanceOf(weight: number | null): Importance | null {
	return weight === 3 ? 'critical' : weight === 2 ? 'important' : weight === 1 ? 'nice-to-have' : null;
}

/** @returns the counts where they were changed by the difference; null where nothing changed or all was counted anew */
async function apply(context: ContextOf<Tx>, change: Change): Promise<KeptRow | null> {
	const { kept, before, after } = change;
	if (before === null && after !== null) return shift(context, change, 1, warmed(kept.heat, after.joinedAt));
	const leaving = before !== null && after === null ? cooled(kept.heat, before.joinedAt) : null;
	if (leaving !== null) return shift(context, change, -1, leaving);
	if (before?.joinedAt.getTime() !== after?.joinedAt.getTime()) await recountDemand(context, [kept.id]);
	else if (before?.importance !== after?.importance) return shift(context, change, 0, kept.heat);
	// The row's new version tells whoever waits for the lock that what they measured is old, see lockAndMeasure.
	else await context.db.updateTable('posts').set({ heat: kept.heat }).where('post_id', '=', kept.id).execute();
	return null;
}

/** Adds the person (1), takes them away (-1) or only moves their importance (0). A company comes with its first person and goes with its last. */
async function shift(context: ContextOf<Tx>, { kept, personId, before, after }: Change, people: 1 | -1 | 0, heat: number): Promise<KeptRow> {
	const window = windowOf((after ?? before)?.joinedAt ?? context.now(), kept.recentSince);
	const weight = (importance: Importance) => Number(after?.importance === importance) - Number(before?.importance === importance);
	const { rows } = await sql<KeptRow>`UPDATE posts p SET heat = ${heat}, people_count = people_count + ${people}::int,
		recent_count = recent_count + ${window === 'recent' ? people : 0}::int, previous_count = previous_count + ${window === 'previous' ? people : 0}::int,
		critical_count = critical_count + ${weight('critical')}::int, important_count = important_count + ${weight('important')}::int,
		nice_to_have_count = nice_to_have_count + ${weight('nice-to-have')}::int,
		company_count = company_count + c.companies * ${people}::int, mrr_known_cents = mrr_known_cents + c.known * ${people}::int,
		mrr_unknown_companies = mrr_unknown_companies + c.unknown * ${people}::int
		FROM (SELECT count(*)::int AS companies, coalesce(sum(known_cents(c)), 0)::bigint AS known, count(*) FILTER (WHERE known_cents(c) IS NULL)::int AS unknown
			FROM person_companies pc JOIN companies c ON c.company_id = pc.company_id
			WHERE pc.person_id = ${personId} AND c.merged_into IS NULL AND ${people}::int <> 0 AND NOT EXISTS (
				SELECT 1 FROM person_companies o JOIN posts m ON m.canonical_id = ${kept.id}
				WHERE o.company_id = pc.company_id AND o.person_id <> ALL(${idsOfPerson(personId)}) AND (m.author_id = o.person_id
					OR EXISTS (SELECT 1 FROM votes v WHERE v.post_id = m.post_id AND v.person_id = o.person_id)
					OR EXISTS (SELECT 1 FROM insights i WHERE i.post_id = m.post_id AND i.person_id = o.person_id)))) c
		WHERE p.post_id = ${kept.id} RETURNING ${sql.join(keptColumns('p'))}`.execute(context.db);
	return rows[0] as KeptRow;
}
