import { sql } from 'kysely';
import type { RankHint } from '#core/backlog/dependencies.ts';
import type { Db } from '../../platform/database.ts';

type Pair = { itemId: string; blockerId: string };
export type Place = { item_id: string; position: number; above: string | null };

/** Places from 1 among what waits in no sprint, with the item right above each. */
export async function placesOf(db: Db, ids: string[]): Promise<Map<string, Place>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<Place>`
		SELECT item_id, position::int, above FROM (
			SELECT item_id, row_number() OVER (ORDER BY rank) AS position, lag(item_id) OVER (ORDER BY rank) AS above
			FROM items WHERE state IN ('refining', 'ready')
		) placed WHERE item_id = ANY(${ids})`.execute(db);
	return new Map(rows.map((row) => [row.item_id, row]));
}

/** Those of the pairs whose item stands above what it waits for; what is in a sprint has no place any more. */
export async function rankHints(db: Db, pairs: Pair[]): Promise<RankHint[]> {
	return hintsAmong(await placesOf(db, pairs.flatMap(({ itemId, blockerId }) => [itemId, blockerId])), pairs);
}

export function hintsAmong(places: Map<string, Place>, pairs: Pair[]): RankHint[] {
	return pairs.flatMap(({ itemId, blockerId }) => {
		const [item, blocker] = [places.get(itemId), places.get(blockerId)];
		if (!item || !blocker || item.position > blocker.position) return [];
		const back = blocker.above === null ? { to: 'top' } : { after: blocker.above };
		return [{ itemId, position: item.position, blockerId, blockerPosition: blocker.position, back } as RankHint];
	});
}
