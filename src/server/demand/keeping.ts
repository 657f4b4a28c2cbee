import { sql } from 'kysely';
import { addDays, dayOf } from '#core/demand/rules.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { countedDays, keptSums } from './counting.ts';

/** Posts in one transaction: long enough to be quick, short enough that nobody waits for it. */
const atOnce = 500;

type Span = { /** The last day that is kept already; null for none. */ through: string | null; day: string };

/**
 * Keeps what stood behind every post at the end of yesterday (UTC); the daily job. Days that were missed, and all days of
 * posts that came by an import, are counted from the rows. Repeating it writes nothing. Answers how many rows it wrote.
 */
export async function keepDemandDays(context: Context): Promise<number> {
	const clock = await context.db.selectFrom('demand_clock').select('through').executeTakeFirst();
	const span: Span = { through: clock?.through ?? null, day: addDays(dayOf(context.now()), -1) };
	if (span.through !== null && span.through > span.day) return 0;
	let written = 0;
	let after = '';
	for (;;) {
		const ids = await nextPosts(context, span, after);
		if (ids.length > 0) written += await inTransaction(context, (_, inner) => keepBatch(inner, span, ids));
		if (ids.length < atOnce) break;
		after = ids.at(-1) ?? '';
	}
	await setClock(context, span.day);
	return written;
}

/** The next posts that have a day to keep: all of them once a day, and afterwards only those that came with a past. */
async function nextPosts({ db }: Context, { through, day }: Span, after: string): Promise<string[]> {
	let posts = db
		.selectFrom('posts as p')
		.select('p.post_id')
		.where('p.post_id', '>', after)
		.where('p.created_at', '<', sql<Date>`((${day}::date + 1)::timestamp AT TIME ZONE 'UTC')`)
		.orderBy('p.post_id')
		.limit(atOnce);
	if (through === day) {
		posts = posts.where('p.merged', '=', false).where(({ not, exists, selectFrom }) => not(exists(selectFrom('demand_days as d').select('d.day').whereRef('d.post_id', '=', 'p.post_id'))));
	}
	return (await posts.execute()).map((row) => row.post_id);
}

async function keepBatch({ db }: ContextOf<Tx>, { through, day }: Span, ids: string[]): Promise<number> {
	const missed = await sql`
		INSERT INTO demand_days (post_id, day, ${keptSums})
		SELECT c.post_id, c.day, ${keptSums} FROM (${countedDays(await withMissedDays(db, { through, day }, ids))}) c
		WHERE c.day < ${day}::date AND (c.day > ${through ?? '0001-01-01'}::date OR NOT EXISTS (SELECT FROM demand_days d WHERE d.post_id = c.post_id))
		ON CONFLICT DO NOTHING`.execute(db);
	// Merged posts have sums of nobody: their last row says that, too.
	const present = await sql`
		INSERT INTO demand_days (post_id, day, ${keptSums})
		SELECT p.post_id, ${day}::date, ${keptSums} FROM (
			SELECT post_id, ${keptSums} FROM posts WHERE post_id = ANY(${ids})
			EXCEPT SELECT l.* FROM unnest(${ids}::text[]) AS k (id), LATERAL (
				SELECT post_id, ${keptSums} FROM demand_days d WHERE d.post_id = k.id AND d.day <= ${day}::date ORDER BY d.day DESC LIMIT 1) l
		) p ON CONFLICT DO NOTHING`.execute(db);
	return Number(missed.numAffectedRows ?? 0) + Number(present.numAffectedRows ?? 0);
}

/** Counting from the rows is dear: only posts that were never kept, unless a day was missed for all. */
async function withMissedDays(db: Tx, { through, day }: Span, ids: string[]): Promise<string[]> {
	if (through !== null && addDays(through, 1) < day) return ids;
	const kept = await db.selectFrom('demand_days').select('post_id').distinct().where('post_id', 'in', ids).execute();
	const known = new Set(kept.map((row) => row.post_id));
	return ids.filter((id) => !known.has(id));
}

async function setClock({ db }: Context, day: string): Promise<void> {
	await db
		.insertInto('demand_clock')
		.values({ through: day })
		.onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ through: sql<string>`greatest(demand_clock.through, ${day}::date)` }))
		.execute();
}

/** Takes away what cannot be and keeps it anew; the doctor's way. */
export async function mendDemandDays(context: Context): Promise<void> {
	await sql`DELETE FROM demand_days WHERE day > ${addDays(dayOf(context.now()), -1)}::date OR mrr_unknown_companies > company_count
		OR critical_count + important_count + nice_to_have_count > people_count`.execute(context.db);
	await sql`DELETE FROM demand_clock WHERE through > ${addDays(dayOf(context.now()), -1)}::date`.execute(context.db);
	await keepDemandDays(context);
}
