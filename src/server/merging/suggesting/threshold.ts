import { sql } from 'kysely';
import { duplicateFrom, relatedFrom } from '#core/similarity/judging.ts';
import { thresholdFrom, type Label } from '#core/similarity/labels.ts';
import { inTransaction, type Context, type ContextOf } from '../../platform/context.ts';
import type { Db, Tx } from '../../platform/database.ts';
import { lockSuggestions, reclusterAll } from './clustering.ts';

/** Labels that are looked at, the newest of each kind. */
const most = 500;
/** A smaller move changes nobody's mind. */
const noticed = 0.005;

/** Learns from what members merged and dismissed from which probability on two posts are called duplicates. */
export function learnThreshold(context: Context): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockSuggestions(inner);
		const labels = await labelsOf(tx);
		const from = thresholdFrom(labels);
		const before = await tx.selectFrom('suggestion_threshold').select('duplicate_from').executeTakeFirst();
		if (Math.abs((before?.duplicate_from ?? duplicateFrom) - from) < noticed) return;
		await keepThreshold(inner, from, labels);
		await reclusterAll(inner);
	});
}

async function keepThreshold({ db }: ContextOf<Tx>, from: number, labels: Label[]): Promise<void> {
	const merged = labels.filter(({ same }) => same).length;
	const kept = { duplicate_from: from, merged, dismissed: labels.length - merged };
	await db.insertInto('suggestion_threshold').values(kept).onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(kept)).execute();
}

/** A merge counts with the likeliest pair that leads from the duplicate to what it is merged with; one that no pair led to, as the least likely that is kept. */
async function labelsOf(db: Db): Promise<Label[]> {
	const { rows } = await sql<Label>`
		(SELECT true AS same, coalesce((SELECT max(s.probability) FROM suggested_pairs s JOIN posts o ON o.post_id = CASE WHEN s.one_id = m.source_id THEN s.other_id ELSE s.one_id END
				WHERE (s.one_id = m.source_id OR s.other_id = m.source_id) AND o.canonical_id = p.canonical_id), ${relatedFrom}::real)::float8 AS probability
			FROM merges m JOIN posts p ON p.post_id = m.source_id JOIN suggestion_looks l ON l.post_id = m.source_id
			WHERE m.undone_at IS NULL ORDER BY m.merge_id DESC LIMIT ${most})
		UNION ALL (SELECT false, s.probability::float8 FROM dismissed_pairs d JOIN suggested_pairs s ON s.one_id = d.one_id AND s.other_id = d.other_id
			ORDER BY d.dismissed_at DESC LIMIT ${most})`.execute(db);
	return rows;
}
