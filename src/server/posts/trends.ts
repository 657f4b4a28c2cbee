import { sql } from 'kysely';
import type { PostId } from '#core/kernel/ids.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { recountDemand } from './counting.ts';

const atOnce = 200;

/** Moves the day from which people count as recent, and counts those posts anew; the daily job. Answers how many it touched. */
export async function refreshTrends(context: Context): Promise<number> {
	let touched = 0;
	for (;;) {
		const moved = await inTransaction(context, async (tx, inner) => {
			const { rows } = await sql<{ post_id: PostId }>`UPDATE posts SET recent_since = ${inner.now()}::timestamptz::date - 30 WHERE post_id IN (
				SELECT post_id FROM posts WHERE NOT merged AND recent_since < ${inner.now()}::timestamptz::date - 30 AND (recent_count > 0 OR previous_count > 0)
				ORDER BY post_id LIMIT ${atOnce} FOR NO KEY UPDATE SKIP LOCKED) RETURNING post_id`.execute(tx);
			await recountDemand(inner, rows.map((row) => row.post_id));
			return rows.length;
		});
		touched += moved;
		if (moved < atOnce) return touched;
	}
}
