import { sql } from 'kysely';
import type { ItemId, SplitId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import type { Split } from '#core/splitting/contract.ts';
import { driftOf, type Whole } from '#core/splitting/rules.ts';
import { requireItem } from '../backlog/service.ts';
import type { Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';

/** What stands behind an item and can be shared out: its criteria with their places, the requests it serves and the quotes on them. */
export async function wholeOf(db: Db, itemId: string): Promise<Whole & { places: Record<string, number>; postOf: Map<string, string> }> {
	const criteria = await db.selectFrom('criteria').select(['criterion_id', 'position']).where('item_id', '=', itemId).orderBy('position').execute();
	const posts = await db.selectFrom('item_posts').select('post_id').where('item_id', '=', itemId).execute();
	const { rows: insights } = await sql<{ insight_id: string; post_id: string }>`SELECT DISTINCT ON (i.insight_id) i.insight_id, l.post_id
		FROM item_posts l JOIN posts p ON p.post_id = l.post_id JOIN posts m ON m.canonical_id = p.canonical_id JOIN insights i ON i.post_id = m.post_id
		WHERE l.item_id = ${itemId} ORDER BY i.insight_id, l.post_id`.execute(db);
	return {
		criterionIds: criteria.map((row) => row.criterion_id),
		postIds: posts.map((row) => row.post_id),
		insightIds: insights.map((row) => row.insight_id),
		places: Object.fromEntries(criteria.map((row) => [row.criterion_id, row.position])),
		postOf: new Map(insights.map((row) => [row.insight_id, row.post_id]))
	};
}

export async function partIdsOf(db: Db, splitId: string): Promise<ItemId[]> {
	return (await db.selectFrom('split_parts').select('item_id').where('split_id', '=', splitId).orderBy('place').execute()).map((row) => row.item_id as ItemId);
}

type Row = { split_id: SplitId; item_id: ItemId; original_estimate: number | null; dropped: { text: string; reason: string }[]; at: Date; undone_at: Date | null; part_ids: ItemId[]; estimates: (number | null)[]; begun: boolean };

/** How an item was split, the newest first. @throws not-found */
export async function listSplits(context: Context, itemId: ItemId, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<Split>> {
	await requireItem(context, itemId);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	const { rows } = await sql<Row>`SELECT s.split_id, s.item_id, s.original_estimate, s.dropped, s.at, s.undone_at,
			coalesce(array_agg(p.item_id::text ORDER BY p.place) FILTER (WHERE p.item_id IS NOT NULL), '{}') AS part_ids,
			coalesce(array_agg(i.estimate::float8 ORDER BY p.place) FILTER (WHERE p.item_id IS NOT NULL), '{}') AS estimates,
			coalesce(bool_or(i.state NOT IN ('refining', 'ready')), false) AS begun
		FROM splits s LEFT JOIN split_parts p ON p.split_id = s.split_id LEFT JOIN items i ON i.item_id = p.item_id
		WHERE s.item_id = ${itemId} AND (${key ? (key[0] as string) : null}::text IS NULL OR s.split_id < ${key ? (key[0] as string) : null})
		GROUP BY s.workspace_id, s.split_id ORDER BY s.split_id DESC LIMIT ${limit + 1}`.execute(context.db);
	return pageOf(rows, limit, showSplit, (row) => [row.split_id]);
}

function showSplit(row: Row): Split {
	const isEstimated = row.estimates.length > 0 && row.estimates.every((one) => one !== null);
	return {
		id: row.split_id,
		itemId: row.item_id,
		partIds: row.part_ids,
		originalEstimate: row.original_estimate,
		estimate: isEstimated ? row.estimates.reduce<number>((sum, one) => sum + (one ?? 0), 0) : null,
		drift: driftOf(row.original_estimate, row.estimates),
		dropped: row.dropped.map(({ text, reason }) => ({ text, reason })),
		at: row.at.toISOString(),
		undoneAt: row.undone_at?.toISOString() ?? null,
		undoable: row.undone_at === null && !row.begun
	};
}
