import { generateKeyBetween } from 'fractional-indexing';
import { sql } from 'kysely';
import type { Check } from '../platform/check.ts';
import { rekeyAll } from './ranking.ts';

const ranks: Check = {
	name: 'ranks of items',
	async find(db) {
		const rows = await db.selectFrom('items').select(['item_id', 'number', 'rank']).orderBy('rank').execute();
		return rows.flatMap((row, at) => {
			if (rows[at - 1]?.rank === row.rank) return [{ subject: row.item_id, sentence: `Item ${row.number} has the same rank as another one.` }];
			return isKey(row.rank) ? [] : [{ subject: row.item_id, sentence: `Item ${row.number} has the rank “${row.rank}”, beside which nothing can be put.` }];
		});
	},
	mend: (context) => rekeyAll(context.db)
};

function isKey(rank: string): boolean {
	try {
		generateKeyBetween(rank, null);
		return true;
	} catch {
		return false;
	}
}

const numbers: Check = {
	name: 'numbers of items',
	async find(db) {
		const { rows } = await sql<{ kept: number; largest: number; workspace_id: string }>`SELECT w.workspace_id, w.last_item_number AS kept, i.largest
			FROM workspaces w, (SELECT coalesce(max(number), 0) AS largest FROM items) i WHERE w.last_item_number < i.largest`.execute(db);
		return rows.map((row) => ({ subject: row.workspace_id, sentence: `The last item number is kept as ${row.kept}, and item ${row.largest} is there.` }));
	},
	async mend({ db }) {
		await sql`UPDATE workspaces SET last_item_number = greatest(last_item_number, (SELECT coalesce(max(number), 0) FROM items))`.execute(db);
	}
};

/** A circle closes by dependencies, by parents, or by both: a child is done before its parent. */
const circles: Check = {
	name: 'circles of items',
	async find(db) {
		const { rows } = await sql<{ item_id: string; number: number }>`
			WITH RECURSIVE edges AS (
				SELECT item_id::text AS waits, blocker_id::text AS for_item FROM dependencies
				UNION SELECT parent_id::text, item_id::text FROM items WHERE parent_id IS NOT NULL
			), reached (start, at) AS (
				SELECT waits, for_item FROM edges UNION SELECT r.start, e.for_item FROM reached r JOIN edges e ON e.waits = r.at
			) SELECT i.item_id, i.number FROM reached r JOIN items i ON i.item_id = r.start WHERE r.start = r.at ORDER BY i.number`.execute(db);
		return rows.map((row) => ({ subject: row.item_id, sentence: `Item ${row.number} waits for itself by a circle of dependencies and parents.` }));
	}
};

const words: Check = {
	name: 'words behind criteria',
	async find(db) {
		const { rows } = await sql<{ criterion_id: string; number: number }>`SELECT c.criterion_id, i.number FROM criteria c JOIN items i ON i.item_id = c.item_id
			WHERE EXISTS (SELECT FROM unnest(c.insight_ids) t (id) WHERE NOT EXISTS (SELECT FROM insights WHERE insight_id = t.id))`.execute(db);
		return rows.map((row) => ({ subject: row.criterion_id, sentence: `A criterion of item ${row.number} answers an insight that is not there.` }));
	},
	async mend({ db }, subjects) {
		await sql`UPDATE criteria c SET insight_ids = ARRAY(SELECT t.id FROM unnest(c.insight_ids) WITH ORDINALITY t (id, at)
			JOIN insights i ON i.insight_id = t.id ORDER BY t.at) WHERE c.criterion_id = ANY(${subjects})`.execute(db);
	}
};

export const backlogChecks: Check[] = [ranks, numbers, circles, words];
