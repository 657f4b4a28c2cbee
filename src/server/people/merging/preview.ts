import { sql, type RawBuilder } from 'kysely';
import type { PostId } from '#core/kernel/ids.ts';
import { reasonAgainstSame, type CompanyMergePreview, type PersonMergePreview } from '#core/people/merging.ts';
import { inTransaction, type Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { idsOfPerson } from '../same-person.ts';
import * as companies from './companies.ts';
import * as people from './people.ts';

/** Posts that are named of those that will count one less. */
const named = 5;

/** What making two people one would do, without doing it. @throws not-found */
export function previewPersonMerge(context: Context, id: string, sourceId: string): Promise<PersonMergePreview> {
	return inTransaction(context, async (tx, inner) => {
		const { source, target } = await people.peopleToMerge(inner, id, sourceId);
		const refusal = reasonAgainstSame(people.asSame(source), id, people.asSame(target));
		const behind = (personId: string) => sql`a.done_by = ANY(${idsOfPerson(personId)})`;
		return { source, target, brings: await countDeeds(tx, source.id), ...(await sharedBetween(tx, behind(source.id), behind(target.id))), refusal: refusal?.message ?? null };
	});
}

/** The same for two companies. @throws not-found */
export function previewCompanyMerge(context: Context, id: string, sourceId: string): Promise<CompanyMergePreview> {
	return inTransaction(context, async (tx, inner) => {
		const { source, target } = await companies.companiesToMerge(inner, id, sourceId);
		const refusal = reasonAgainstSame(companies.asSame(source), id, companies.asSame(target));
		const behind = (companyId: string) => sql`a.done_by IN (SELECT x.person_id FROM person_companies x WHERE x.company_id = ${companyId})`;
		return { source, target, brings: { people: source.peopleCount }, ...(await sharedBetween(tx, behind(source.id), behind(target.id))), refusal: refusal?.message ?? null };
	});
}

/** The requests that both stand behind. */
async function sharedBetween(db: Db, one: RawBuilder<unknown>, other: RawBuilder<unknown>): Promise<Pick<PersonMergePreview, 'sharedPosts' | 'shared'>> {
	const { rows } = await sql<{ post_id: PostId; number: number; title: string; count: number }>`
		SELECT p.post_id, p.number, p.title, (count(*) OVER ())::int AS count FROM posts p
		WHERE p.post_id IN (SELECT a.canonical_id FROM acts a WHERE ${one} INTERSECT SELECT a.canonical_id FROM acts a WHERE ${other})
		ORDER BY p.people_count DESC, p.post_id LIMIT ${named}`.execute(db);
	return { sharedPosts: rows[0]?.count ?? 0, shared: rows.map((row) => ({ id: row.post_id, number: row.number, title: row.title })) };
}

async function countDeeds(db: Db, personId: string): Promise<PersonMergePreview['brings']> {
	const ids = idsOfPerson(personId);
	const { rows } = await sql<PersonMergePreview['brings']>`SELECT
		(SELECT count(*) FROM posts WHERE author_id = ANY(${ids}))::int AS posts,
		(SELECT count(*) FROM votes WHERE person_id = ANY(${ids}))::int AS votes,
		(SELECT count(*) FROM comments WHERE author_id = ANY(${ids}) AND deleted_at IS NULL)::int AS comments,
		(SELECT count(*) FROM feedback WHERE person_id = ANY(${ids}))::int AS feedback,
		(SELECT count(*) FROM insights WHERE person_id = ANY(${ids}))::int AS quotes,
		(SELECT count(*) FROM person_companies pc JOIN companies c ON c.company_id = pc.company_id AND c.merged_into IS NULL WHERE pc.person_id = ${personId})::int AS companies`.execute(db);
	return rows[0] as PersonMergePreview['brings'];
}
