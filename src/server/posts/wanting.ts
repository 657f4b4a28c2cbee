/** Narrows a list to what some people stand behind: somebody, those of a company, a segment, a plan or a stage. */
import { sql, type RawBuilder } from 'kysely';
import type { PostListQuery } from '#core/posts/contract.ts';
import { idsOfPerson } from '../people/service.ts';
import type { Context } from '../platform/context.ts';

/**
 * With more acts than this, the posts of the list are asked one after another who stands behind them; with fewer, theirs
 * are looked up. With 2 000 000 votes on 100 000 posts either way takes tens of milliseconds, and the wrong one seconds.
 */
const mostListed = 5000;

/** What a post `p` of the list must meet, a condition for each filter. Both ways find the same. */
export async function wantedByThese({ db }: Context, query: PostListQuery, most = mostListed): Promise<RawBuilder<boolean>[]> {
	return Promise.all(
		peopleAskedFor(query).map(async (people) => {
			const { rows } = await sql<{ acts: number }>`SELECT count(*)::int AS acts FROM (SELECT FROM (${actsOf(people)}) a LIMIT ${most + 1}) x`.execute(db);
			return (rows[0]?.acts ?? 0) > most ? standingBehind(people) : listed(people);
		})
	);
}

/** Some people: `among` follows an id to look up what they did, `holds` asks whether an id is theirs. */
type People = { among: RawBuilder<unknown>; holds(id: RawBuilder<unknown>): RawBuilder<unknown> };

function thoseWho(among: RawBuilder<unknown>): People {
	return { among, holds: (id) => sql`${id} ${among}` };
}

function peopleAskedFor({ person, company, segment, plan, lifecycle }: PostListQuery): People[] {
	return [
		...(person ? [thoseWho(sql`= ANY(${idsOfPerson(person)})`)] : []),
		...(company ? [thoseWho(sql`IN (SELECT x.person_id FROM person_companies x WHERE x.company_id = ${company})`)] : []),
		...(segment ? [ofSegment(segment)] : []),
		...(plan ? [ofCompanies(sql`lower(c.plan) = ${plan.toLowerCase()}`)] : []),
		...(lifecycle ? [ofCompanies(sql`c.lifecycle = ${lifecycle}`)] : [])
	];
}

function ofCompanies(fits: RawBuilder<unknown>): People {
	return thoseWho(sql`IN (SELECT x.person_id FROM person_companies x JOIN companies c ON c.company_id = x.company_id WHERE c.merged_into IS NULL AND ${fits})`);
}

/** Those of a segment, under whichever of their ids they acted. */
function ofSegment(segmentId: string): People {
	const members = sql`SELECT x.person_id FROM segment_members x WHERE x.segment_id = ${segmentId}`;
	const merged = sql`SELECT g.person_id FROM people g JOIN segment_members x ON x.person_id = g.merged_into WHERE x.segment_id = ${segmentId}`;
	return { among: sql`IN (${members} UNION ALL ${merged})`, holds: (id) => sql`(${id} IN (${members}) OR ${id} IN (${merged}))` };
}

function actsOf({ among }: People): RawBuilder<unknown> {
	return sql`SELECT v.post_id FROM votes v WHERE v.person_id ${among}
		UNION ALL SELECT m.post_id FROM posts m WHERE m.author_id ${among}
		UNION ALL SELECT i.post_id FROM insights i WHERE i.person_id ${among}`;
}

function listed(people: People): RawBuilder<boolean> {
	return sql<boolean>`p.post_id IN (SELECT k.canonical_id FROM posts k WHERE k.post_id IN (${actsOf(people)}))`;
}

/** `OFFSET 0` keeps each of these a question of its own to the post at hand, asked no oftener than a page needs. */
function standingBehind({ holds }: People): RawBuilder<boolean> {
	return sql<boolean>`(EXISTS (SELECT FROM posts m JOIN votes v ON v.post_id = m.post_id WHERE m.canonical_id = p.post_id AND ${holds(sql`v.person_id`)} OFFSET 0)
		OR EXISTS (SELECT FROM posts m WHERE m.canonical_id = p.post_id AND ${holds(sql`m.author_id`)} OFFSET 0)
		OR EXISTS (SELECT FROM posts m JOIN insights i ON i.post_id = m.post_id WHERE m.canonical_id = p.post_id AND ${holds(sql`i.person_id`)} OFFSET 0))`;
}
