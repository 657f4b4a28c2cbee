import { sql } from 'kysely';
import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import type { DemandFlag } from '#core/demand/contract.ts';
import type { Context } from '../platform/context.ts';
import { canonicalIdOf } from '../posts/service.ts';

/** So many people of one domain within an hour are flagged: colleagues who were told of a post are fewer or slower. */
const burstPeople = 10;
/** Flags and domains that are looked at; a post with more has said enough. */
const most = 20;
const mostDomains = 2000;

let throwAway: Set<string> | undefined;

/**
 * What makes one look twice at a post's votes: many from one domain within an hour, and addresses that are made to be
 * thrown away. Votes that the team cast do not count here, and nothing is hidden. @throws not-found
 */
export async function flagsOf(context: Context, id: string): Promise<DemandFlag[]> {
	const postId = await canonicalIdOf(context, id);
	const [bursts, disposable] = await Promise.all([burstsOf(context, postId), throwAwayOf(context, postId)]);
	return [...bursts, ...disposable];
}

type Row = { domain: string; people: number; from: Date; to: Date };

const votesByDomain = (postId: string) => sql`
	SELECT split_part(a.email, '@', 2) AS domain, v.person_id, v.created_at AS at FROM posts m JOIN votes v ON v.post_id = m.post_id
	JOIN people a ON a.person_id = v.person_id WHERE m.canonical_id = ${postId} AND v.cast_by IS NULL AND a.email IS NOT NULL`;

async function burstsOf({ db }: Context, postId: string): Promise<DemandFlag[]> {
	const { rows } = await sql<Row>`
		WITH cast_votes AS (${votesByDomain(postId)}),
		hours AS (SELECT domain, at, count(*) OVER w AS people, min(at) OVER w AS since FROM cast_votes WINDOW w AS (PARTITION BY domain ORDER BY at RANGE BETWEEN INTERVAL '1 hour' PRECEDING AND CURRENT ROW)),
		peaks AS (SELECT DISTINCT ON (domain) domain, people, since, at FROM hours WHERE people >= ${burstPeople} ORDER BY domain, people DESC, at)
		SELECT domain, people::int, since AS from, at AS to FROM peaks ORDER BY people DESC, domain LIMIT ${most}`.execute(db);
	return rows.map((row) => showFlag('burst', row));
}

async function throwAwayOf({ db }: Context, postId: string): Promise<DemandFlag[]> {
	const { rows } = await sql<Row>`SELECT domain, count(DISTINCT person_id)::int AS people, min(at) AS from, max(at) AS to FROM (${votesByDomain(postId)}) v
		GROUP BY domain ORDER BY people DESC, domain LIMIT ${mostDomains}`.execute(db);
	throwAway ??= disposableEmailBlocklistSet();
	return rows.filter((row) => throwAway?.has(row.domain)).slice(0, most).map((row) => showFlag('throw-away', row));
}

function showFlag(kind: DemandFlag['kind'], { domain, people, from, to }: Row): DemandFlag {
	return { kind, domain, people, from: from.toISOString(), to: to.toISOString() };
}
