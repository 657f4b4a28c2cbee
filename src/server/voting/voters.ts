import { sql, type RawBuilder } from 'kysely';
import type { Voter, VotersQuery } from '#core/voting/contract.ts';
import { importances } from '#core/posts/contract.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import { firmsBehind, requirePost } from '../posts/service.ts';

type VoterRow = { person_id: PersonId; reasons: Voter['reasons']; weight: number | null; posts: PostId[]; cast_by: PersonId | null; joined: Date };

const weight = sql`max(CASE importance WHEN 'critical' THEN 3 WHEN 'important' THEN 2 WHEN 'nice-to-have' THEN 1 END)`;

/** The distinct people behind a post and all that is merged into it, or a part of them, oldest first. @throws not-found */
export async function listVoters(context: Context, id: string, query: VotersQuery): Promise<Page<Voter>> {
	const { limit, cursor } = query;
	const { canonical_id: canonicalId } = await requirePost(context, id);
	const key = cursor === undefined ? null : decodeCursor(cursor, 'ss');
	const counted = [...ofStanding(query), ...(key ? [sql`(min(at), person_id::text) > (${key[0]}::timestamptz, ${key[1]})`] : [])];
	const having = counted.length > 0 ? sql`HAVING ${sql.join(counted, sql` AND `)}` : sql``;
	const { rows } = await sql<VoterRow>`WITH ${firmsBehind(canonicalId, query.at ?? 'now')}
		SELECT person_id, array_agg(DISTINCT reason) AS reasons, array_agg(DISTINCT post_id::text) AS posts, min(cast_by) AS cast_by,
			${weight} AS weight, min(at) AS joined
		FROM (SELECT person_id, reason, post_id, cast_by::text, importance, date_trunc('milliseconds', at) AS at FROM acts WHERE canonical_id = ${canonicalId}) acts ${ofPart(query)} GROUP BY person_id ${having} ORDER BY min(at), person_id::text LIMIT ${limit + 1}`.execute(context.db);
	const page = pageOf(rows, limit, (row) => row, (row) => [row.joined.toISOString(), row.person_id]);
	const people = await showPeople(context, page.data.map((row) => row.person_id));
	return {
		nextCursor: page.nextCursor,
		data: page.data.flatMap((row) => {
			const person = people.get(row.person_id);
			if (!person) return [];
			const importance = ([null, 'nice-to-have', 'important', 'critical'] as const)[row.weight ?? 0] ?? null;
			return [{ person, reasons: row.reasons, importance, sourcePostIds: row.posts, castBy: row.cast_by, at: row.joined.toISOString() }];
		})
	};
}

/** What they stand for over all that they did: the highest importance, and since when. */
function ofStanding({ importance, since }: VotersQuery): RawBuilder<unknown>[] {
	return [...(importance ? [sql`${weight} = ${importances.indexOf(importance) + 1}`] : []), ...(since ? [sql`min(at) >= (${since}::date::timestamp AT TIME ZONE 'UTC')`] : [])];
}

/** Whose company fits what was asked, or who has none that does. */
function ofPart({ company, segment, plan, lifecycle, without }: VotersQuery): RawBuilder<unknown> {
	const wanted = [
		...(company ? [ofFirm(sql`AND f.company_id = ${company}`)] : []),
		...(segment ? [ofSegment(sql`AND m.segment_id = ${segment}`)] : []),
		...(plan ? [ofFirm(sql`AND f.plan = ${plan}`)] : []),
		...(lifecycle ? [ofFirm(sql`AND f.lifecycle = ${lifecycle}`)] : []),
		...(without ? [withoutAny(without)] : [])
	];
	return wanted.length === 0 ? sql`` : sql`WHERE ${sql.join(wanted, sql` AND `)}`;
}

const ofFirm = (fits: RawBuilder<unknown>) => sql`EXISTS (SELECT FROM firms f WHERE f.person_id = acts.person_id ${fits})`;
const ofSegment = (fits: RawBuilder<unknown>) => sql`EXISTS (SELECT FROM segment_members m WHERE m.person_id = acts.person_id ${fits})`;

/** As they are counted: somebody without a company has no plan and no lifecycle either. */
function withoutAny(what: NonNullable<VotersQuery['without']>): RawBuilder<unknown> {
	if (what === 'segment') return sql`NOT ${ofSegment(sql``)}`;
	const none = sql`NOT ${ofFirm(sql``)}`;
	return what === 'company' ? none : sql`(${none} OR ${ofFirm(sql`AND f.${sql.ref(what)} IS NULL`)})`;
}
