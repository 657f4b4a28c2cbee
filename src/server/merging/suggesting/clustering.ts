/** The clusters that are suggested to members, kept from the pairs, the merges and the dismissals. */
import { sql, type RawBuilder } from 'kysely';
import { clustersFrom, type Pair } from '#core/similarity/clusters.ts';
import { inTransaction, type Context, type ContextOf } from '../../platform/context.ts';
import { lockFor, type Db, type Tx } from '../../platform/database.ts';
import { duplicateThreshold } from '../../posts/service.ts';

/** Posts that hang together by likenesses, looked at for one change; further ones keep the cluster they are in. */
const mostReached = 300;

/** Whoever writes clusters waits for whoever does so already. Taken before any post is locked. */
export function lockSuggestions({ db }: ContextOf<Tx>): Promise<void> {
	return lockFor(db, 'suggested merges');
}

/** Writes the clusters around some posts anew. The caller holds {@link lockSuggestions}. */
export async function recluster(context: ContextOf<Tx>, postIds: readonly string[]): Promise<void> {
	const { db } = context;
	const from = await duplicateThreshold(db);
	const { rows } = await sql<{ id: string }>`WITH named AS (SELECT canonical_id AS id FROM posts WHERE post_id = ANY(${postIds}) UNION SELECT post_id FROM suggested_members WHERE post_id = ANY(${postIds}))
		SELECT id::text AS id FROM named UNION
		SELECT s.post_id::text FROM named n JOIN suggested_members m ON m.post_id = n.id JOIN suggested_members s ON s.cluster_id = m.cluster_id`.execute(db);
	const reached = new Set(rows.map((row) => row.id));
	const pairs = new Map<string, Pair>();
	for (let frontier = [...reached]; frontier.length > 0 && reached.size < mostReached; ) {
		const next = await pairsOf(db, frontier, from);
		for (const pair of next) pairs.set(`${pair.one} ${pair.other}`, pair);
		frontier = [...new Set(next.flatMap(({ one, other }) => [one, other]))].filter((id) => !reached.has(id));
		for (const id of frontier) reached.add(id);
	}
	await sql`DELETE FROM suggested_clusters WHERE cluster_id IN (SELECT cluster_id FROM suggested_members WHERE post_id = ANY(${[...reached]}))`.execute(db);
	await writeClusters(context, clustersFrom([...pairs.values()], await apartAmong(db, [...reached])));
}

/** Writes anew what a merge, or its end, changed. */
export function followMerge(context: Context, postIds: readonly string[]): Promise<void> {
	return inTransaction(context, async (_, inner) => {
		await lockSuggestions(inner);
		await recluster(inner, postIds);
	});
}

/** Forgets what was kept of a post that is gone. */
export function forgetSuggestions(context: Context, postId: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockSuggestions(inner);
		const { rows } = await sql<{ id: string }>`SELECT s.post_id::text AS id FROM suggested_members m JOIN suggested_members s ON s.cluster_id = m.cluster_id WHERE m.post_id = ${postId}`.execute(tx);
		await sql`DELETE FROM suggested_pairs WHERE one_id = ${postId} OR other_id = ${postId}`.execute(tx);
		await tx.deleteFrom('suggestion_looks').where('post_id', '=', postId).execute();
		await recluster(inner, rows.map(({ id }) => id));
	});
}

/** Writes all of them anew, after the threshold moved; the doctor's way too. Reads every pair once, some 100 bytes each. */
export async function reclusterAll(context: ContextOf<Tx>): Promise<void> {
	await lockSuggestions(context);
	await sql`DELETE FROM suggested_clusters`.execute(context.db);
	await writeClusters(context, await expectedClusters(context.db));
}

/** What the kept clusters have to be together with, for the doctor: every post that a standing pair names. */
export async function expectedClusters(db: Db): Promise<string[][]> {
	return clustersFrom(await pairsOf(db, null, await duplicateThreshold(db)), await apartAmong(db, null));
}

async function writeClusters({ db }: ContextOf<Tx>, clusters: string[][]): Promise<void> {
	if (clusters.length === 0) return;
	const given = JSON.stringify(clusters.map((ids) => ({ id: ids[0], ids })));
	await sql`WITH given AS (SELECT g.id, array(SELECT jsonb_array_elements_text(g.ids)) AS ids FROM jsonb_to_recordset(${given}::jsonb) AS g (id text, ids jsonb)),
			-- A post that could not be reached keeps its cluster.
			free AS (SELECT id, ids FROM given WHERE NOT EXISTS (SELECT FROM suggested_members m WHERE m.post_id = ANY(ids))),
			made AS (
				INSERT INTO suggested_clusters (cluster_id, people)
				SELECT id, (SELECT count(DISTINCT a.person_id) FROM acts a WHERE a.canonical_id = ANY(ids)) FROM free RETURNING cluster_id
			)
		INSERT INTO suggested_members (post_id, cluster_id) SELECT unnest(f.ids), f.id FROM free f JOIN made ON made.cluster_id = f.id`.execute(db);
}

/** Which of these posts are not the same, as a member said of them or of what they stand for. */
async function apartAmong(db: Db, canonicalIds: readonly string[] | null): Promise<{ one: string; other: string }[]> {
	const { rows } = await sql<{ one: string; other: string }>`SELECT DISTINCT a.canonical_id::text AS one, b.canonical_id::text AS other
		FROM dismissed_pairs d JOIN posts a ON a.post_id = d.one_id JOIN posts b ON b.post_id = d.other_id
		WHERE a.canonical_id <> b.canonical_id ${canonicalIds ? sql`AND a.canonical_id = ANY(${canonicalIds}) AND b.canonical_id = ANY(${canonicalIds})` : sql``}`.execute(db);
	return rows;
}

/** The pairs that stand: likely enough, between posts that stand for themselves. */
async function pairsOf(db: Db, canonicalIds: readonly string[] | null, from: number): Promise<Pair[]> {
	const { rows } = await sql<Pair>`SELECT least(a.canonical_id, b.canonical_id)::text AS one, greatest(a.canonical_id, b.canonical_id)::text AS other, max(s.probability)::float8 AS probability
		FROM (${touching(canonicalIds)}) s JOIN posts a ON a.post_id = s.one_id JOIN posts b ON b.post_id = s.other_id
		WHERE s.probability >= ${from}::real AND a.canonical_id <> b.canonical_id
		GROUP BY 1, 2`.execute(db);
	return rows;
}

function touching(canonicalIds: readonly string[] | null): RawBuilder<unknown> {
	if (canonicalIds === null) return sql`SELECT one_id, other_id, probability FROM suggested_pairs`;
	return sql`SELECT s.one_id, s.other_id, s.probability FROM posts m JOIN suggested_pairs s ON s.one_id = m.post_id WHERE m.canonical_id = ANY(${canonicalIds})
		UNION SELECT s.one_id, s.other_id, s.probability FROM posts m JOIN suggested_pairs s ON s.other_id = m.post_id WHERE m.canonical_id = ANY(${canonicalIds})`;
}
