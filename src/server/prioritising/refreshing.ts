import { sql } from 'kysely';
import { idFromUuid } from '#core/kernel/ids.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { calculateEverything, calculatePosts } from './calculating.ts';

/** A transaction that takes longer than this to commit is found by the daily pass alone. */
const overlap = 2 * 60_000;
/** More posts than these are quicker calculated all together. */
const mostTouched = 5000;

/**
 * Keeps the scores up with what happened, from the log of events: the job of every minute. Once a day, and when what
 * companies pay or who belongs to them changed, every post is calculated anew.
 */
export async function refreshScores(context: Context): Promise<void> {
	const now = context.now();
	const clock = await context.db.selectFrom('score_clock').select('seen_until').executeTakeFirst();
	const isNewDay = clock?.seen_until.toISOString().slice(0, 10) !== now.toISOString().slice(0, 10);
	const touched = clock && !isNewDay ? await touchedSince(context, new Date(clock.seen_until.getTime() - overlap)) : null;
	if (touched === null) await calculateEverything(context);
	else await inTransaction(context, (_, inner) => calculatePosts(inner, touched));
	await context.db
		.insertInto('score_clock')
		.values({ seen_until: now })
		.onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ seen_until: now }))
		.execute();
}

/** The posts that something happened to, and those that stand for them; null for all. Ids of events begin with their time. */
async function touchedSince({ db }: Context, since: Date): Promise<string[] | null> {
	const first = idFromUuid('event', `${since.getTime().toString(16).padStart(12, '0')}${'0'.repeat(20)}`);
	const { rows } = await sql<{ post_id: string | null }>`
		WITH happened AS (SELECT type, post_id::text, detail FROM events WHERE event_id > ${first}),
		named AS (SELECT post_id FROM happened WHERE post_id IS NOT NULL UNION SELECT detail ->> 'sourceId' FROM happened WHERE detail ? 'sourceId'
			UNION SELECT NULL FROM happened WHERE type LIKE 'company.%' OR type IN ('person.companies-changed', 'person.merged', 'person.unmerged', 'person.erased', 'import.started'))
		SELECT DISTINCT CASE WHEN n.post_id IS NULL THEN NULL ELSE k.id END AS post_id FROM named n
			LEFT JOIN posts p ON p.post_id = n.post_id LEFT JOIN LATERAL (VALUES (p.post_id::text), (p.canonical_id::text)) k (id) ON true
		WHERE n.post_id IS NULL OR k.id IS NOT NULL LIMIT ${mostTouched + 1}`.execute(db);
	if (rows.length > mostTouched || rows.some((row) => row.post_id === null)) return null;
	return rows.map((row) => row.post_id as string);
}
