import { sql } from 'kysely';
import type { Importance } from '#core/posts/contract.ts';
import { cooled, warmed, windowOf, type Standing } from '#core/posts/demand.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { recountDemand } from './counting.ts';
import { personHeld } from './holding.ts';

type Part = { postId: PostId; personId: PersonId };
type Kept = { id: PostId; heat: number; recentSince: string };
type Change = { kept: Kept; personId: PersonId; before: Standing | null; after: Standing | null };

/**
 * Does a change to what one person did on one post, and keeps the demand of the post that stands for it: the person's
 * standing in the whole cluster is measured before and after, and the difference is applied, all under a lock on the
 * canonical row. Coming costs the same whatever the number of voters; going too, unless most of the heat goes with it.
 */
export async function withDemand<T>(context: ContextOf<Tx>, { postId, personId }: Part, change: (canonicalId: PostId) => Promise<T>): Promise<T> {
	const { kept, before } = await lockAndMeasure(context, postId, personId);
	const result = await change(kept.id);
	const after = await standingOf(context, kept.id, personId);
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
 * Locks the canonical row and measures under the lock; a merge may move the post while the lock is waited for. The
 * person comes first, see holding.ts.
 */
async function lockAndMeasure(context: ContextOf<Tx>, postId: PostId, personId: PersonId): Promise<{ kept: Kept; before: Standing | null }> {
	const { ctes, held } = personHeld(personId);
	for (;;) {
		const { rows } = await sql<{ post_id: PostId; heat: number; recent_since: string }>`WITH ${ctes}
			SELECT c.post_id, c.heat, c.recent_since FROM posts c
			WHERE ${held} AND c.post_id = (SELECT canonical_id FROM posts WHERE post_id = ${postId}) FOR UPDATE OF c`.execute(context.db);
		const [locked] = rows;
		if (!locked) throw new Error(`The post ${postId} has no post that stands for it.`);
		const { standsFor, standing } = await measure(context, locked.post_id, personId, postId);
		if (standsFor === locked.post_id) return { kept: { id: locked.post_id, heat: locked.heat, recentSince: locked.recent_since }, before: standing };
	}
}

async function standingOf(context: ContextOf<Tx>, canonicalId: PostId, personId: PersonId): Promise<Standing | null> {
	return (await measure(context, canonicalId, personId, canonicalId)).standing;
}

type Measured = { stands_for: PostId; joined: Date | null; weight: number | null };

async function measure({ db }: ContextOf<Tx>, canonicalId: PostId, personId: PersonId, postId: PostId): Promise<{ standsFor: PostId; standing: Standing | null }> {
	const { rows } = await sql<Measured>`
		SELECT (SELECT canonical_id FROM posts WHERE post_id = ${postId}) AS stands_for, min(at) AS joined,
			max(CASE importance WHEN 'critical' THEN 3 WHEN 'important' THEN 2 WHEN 'nice-to-have' THEN 1 END) AS weight FROM (
			SELECT v.created_at AS at, v.importance FROM posts p JOIN votes v ON v.post_id = p.post_id
				WHERE p.canonical_id = ${canonicalId} AND v.person_id = ${personId}
			UNION ALL SELECT created_at, NULL FROM posts WHERE canonical_id = ${canonicalId} AND author_id = ${personId}
			UNION ALL SELECT i.created_at, i.importance FROM posts p JOIN insights i ON i.post_id = p.post_id
				WHERE p.canonical_id = ${canonicalId} AND i.person_id = ${personId}
		) acts`.execute(db);
	const row = rows[0] as Measured;
	return { standsFor: row.stands_for, standing: row.joined ? { joinedAt: row.joined, importance: importanceOf(row.weight) } : null };
}

function importanceOf(weight: number | null): Importance | null {
	return weight === 3 ? 'critical' : weight === 2 ? 'important' : weight === 1 ? 'nice-to-have' : null;
}

async function apply(context: ContextOf<Tx>, change: Change): Promise<void> {
	const { kept, before, after } = change;
	if (before === null && after !== null) return shift(context, change, 1, warmed(kept.heat, after.joinedAt));
	if (before !== null && after === null) {
		const heat = cooled(kept.heat, before.joinedAt);
		return heat === null ? recountDemand(context, [kept.id]) : shift(context, change, -1, heat);
	}
	if (before && after && before.joinedAt.getTime() !== after.joinedAt.getTime()) return recountDemand(context, [kept.id]);
	if (before && after && before.importance !== after.importance) return shift(context, change, 0, kept.heat);
}

/** Adds the person (1), takes them away (-1) or only moves their importance (0). A company comes with its first person and goes with its last. */
async function shift(context: ContextOf<Tx>, { kept, personId, before, after }: Change, people: 1 | -1 | 0, heat: number): Promise<void> {
	const window = windowOf((after ?? before)?.joinedAt ?? context.now(), kept.recentSince);
	const weight = (importance: Importance) => Number(after?.importance === importance) - Number(before?.importance === importance);
	await sql`UPDATE posts p SET heat = ${heat}, people_count = people_count + ${people}::int,
		recent_count = recent_count + ${window === 'recent' ? people : 0}::int, previous_count = previous_count + ${window === 'previous' ? people : 0}::int,
		critical_count = critical_count + ${weight('critical')}::int, important_count = important_count + ${weight('important')}::int,
		nice_to_have_count = nice_to_have_count + ${weight('nice-to-have')}::int,
		company_count = company_count + c.companies * ${people}::int, mrr_known_cents = mrr_known_cents + c.known * ${people}::int,
		mrr_unknown_companies = mrr_unknown_companies + c.unknown * ${people}::int
		FROM (SELECT count(*)::int AS companies, coalesce(sum(known_cents(c)), 0)::bigint AS known, count(*) FILTER (WHERE known_cents(c) IS NULL)::int AS unknown
			FROM person_companies pc JOIN companies c ON c.company_id = pc.company_id
			WHERE pc.person_id = ${personId} AND ${people}::int <> 0 AND NOT EXISTS (
				SELECT 1 FROM person_companies o JOIN posts m ON m.canonical_id = ${kept.id}
				WHERE o.company_id = pc.company_id AND o.person_id <> ${personId} AND (m.author_id = o.person_id
					OR EXISTS (SELECT 1 FROM votes v WHERE v.post_id = m.post_id AND v.person_id = o.person_id)
					OR EXISTS (SELECT 1 FROM insights i WHERE i.post_id = m.post_id AND i.person_id = o.person_id)))) c
		WHERE p.post_id = ${kept.id}`.execute(context.db);
}
