import { sql } from 'kysely';
import type { Importance } from '#core/posts/contract.ts';
import { warmed, type Standing } from '#core/posts/demand.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { lockCanonical } from './clusters.ts';
import { recountDemand } from './counting.ts';

type Part = { postId: PostId; personId: PersonId };

/**
 * Does a change to what one person did on one post, and keeps the demand of the post that stands for it: the person's
 * standing in the whole cluster is measured before and after, and the difference is applied, all under a lock on the
 * canonical row. Costs the same whatever the number of voters.
 */
export async function withDemand<T>(context: ContextOf<Tx>, { postId, personId }: Part, change: (canonicalId: PostId) => Promise<T>): Promise<T> {
	const canonicalId = await lockCanonical(context, postId);
	const before = await standingOf(context, canonicalId, personId);
	const result = await change(canonicalId);
	const after = await standingOf(context, canonicalId, personId);
	if (before === null && after !== null) await join(context, canonicalId, personId, after);
	else if (before !== null && after === null) await recountDemand(context, [canonicalId]);
	else if (before && after && before.joinedAt.getTime() !== after.joinedAt.getTime()) await recountDemand(context, [canonicalId]);
	else if (before && after && before.importance !== after.importance) await shiftImportance(context, canonicalId, before, after);
	return result;
}

async function standingOf({ db }: ContextOf<Tx>, canonicalId: PostId, personId: PersonId): Promise<Standing | null> {
	const { rows } = await sql<{ joined: Date | null; weight: number | null }>`
		SELECT min(at) AS joined, max(CASE importance WHEN 'critical' THEN 3 WHEN 'important' THEN 2 WHEN 'nice-to-have' THEN 1 END) AS weight FROM (
			SELECT v.created_at AS at, v.importance FROM posts p JOIN votes v ON v.post_id = p.post_id
				WHERE p.canonical_id = ${canonicalId} AND v.person_id = ${personId}
			UNION ALL SELECT created_at, NULL FROM posts WHERE canonical_id = ${canonicalId} AND author_id = ${personId}
			UNION ALL SELECT i.created_at, i.importance FROM posts p JOIN insights i ON i.post_id = p.post_id
				WHERE p.canonical_id = ${canonicalId} AND i.person_id = ${personId}
		) acts`.execute(db);
	const [row] = rows;
	return row?.joined ? { joinedAt: row.joined, importance: importanceOf(row.weight) } : null;
}

function importanceOf(weight: number | null): Importance | null {
	return weight === 3 ? 'critical' : weight === 2 ? 'important' : weight === 1 ? 'nice-to-have' : null;
}

async function join(context: ContextOf<Tx>, canonicalId: PostId, personId: PersonId, standing: Standing): Promise<void> {
	const row = await context.db.selectFrom('posts').select(['heat', 'recent_since']).where('post_id', '=', canonicalId).executeTakeFirstOrThrow();
	const since = new Date(`${row.recent_since}T00:00:00Z`).getTime();
	const joined = standing.joinedAt.getTime();
	const recent = joined >= since ? 1 : 0;
	const previous = recent === 0 && joined >= since - 30 * 86_400_000 ? 1 : 0;
	await sql`UPDATE posts p SET people_count = people_count + 1, recent_count = recent_count + ${recent}, previous_count = previous_count + ${previous},
		heat = ${warmed(row.heat, standing.joinedAt)}, company_count = company_count + c.companies,
		mrr_known_cents = mrr_known_cents + c.known, mrr_unknown_companies = mrr_unknown_companies + c.unknown,
		critical_count = critical_count + ${Number(standing.importance === 'critical')},
		important_count = important_count + ${Number(standing.importance === 'important')},
		nice_to_have_count = nice_to_have_count + ${Number(standing.importance === 'nice-to-have')}
		FROM (SELECT count(*)::int AS companies, coalesce(sum(known_cents(c)), 0)::bigint AS known, count(*) FILTER (WHERE known_cents(c) IS NULL)::int AS unknown
			FROM person_companies pc JOIN companies c ON c.company_id = pc.company_id
			WHERE pc.person_id = ${personId} AND NOT EXISTS (
				SELECT 1 FROM person_companies o JOIN posts m ON m.canonical_id = ${canonicalId}
				WHERE o.company_id = pc.company_id AND o.person_id <> ${personId} AND (m.author_id = o.person_id
					OR EXISTS (SELECT 1 FROM votes v WHERE v.post_id = m.post_id AND v.person_id = o.person_id)
					OR EXISTS (SELECT 1 FROM insights i WHERE i.post_id = m.post_id AND i.person_id = o.person_id)))) c
		WHERE p.post_id = ${canonicalId}`.execute(context.db);
}

async function shiftImportance(context: ContextOf<Tx>, canonicalId: PostId, before: Standing, after: Standing): Promise<void> {
	const difference = (importance: Importance) => Number(after.importance === importance) - Number(before.importance === importance);
	await context.db
		.updateTable('posts')
		.set((eb) => ({
			critical_count: eb('critical_count', '+', difference('critical')),
			important_count: eb('important_count', '+', difference('important')),
			nice_to_have_count: eb('nice_to_have_count', '+', difference('nice-to-have'))
		}))
		.where('post_id', '=', canonicalId)
		.execute();
}
