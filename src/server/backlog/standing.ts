/** What the features to the right write on items through this one: readiness keeps its result, planning moves items in and out of sprints. */
import { sql } from 'kysely';
import type { ItemId, SprintId } from '#core/kernel/ids.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { noteChange } from './changes.ts';

export type Standing = { itemId: ItemId; ready: boolean; met: number; total: number; unmet: string[]; gap: string | null };

/** Items whose standing changed from ready to not ready, or the other way. */
export type Turned = { itemId: ItemId; ready: boolean };

/**
 * Keeps how items stand against the Definition of Ready; `refining` and `ready` follow from it. The caller holds the
 * items. Answers those that became ready or lost it.
 */
export async function keepStandings(tx: Tx, standings: Standing[]): Promise<Turned[]> {
	if (standings.length === 0) return [];
	const given = JSON.stringify(standings);
	const { rows } = await sql<Turned>`
		WITH given AS (
			SELECT g."itemId" AS item_id, g.ready, g.met, g.total, g.unmet, g.gap
			FROM jsonb_to_recordset(${given}::jsonb) AS g("itemId" text, ready boolean, met smallint, total smallint, unmet text[], gap text)
		), before AS (SELECT i.item_id, i.ready FROM items i JOIN given g ON g.item_id = i.item_id)
		UPDATE items SET ready = g.ready, criteria_met = g.met, criteria_total = g.total, unmet = g.unmet, criteria_gap = g.gap,
			state = CASE WHEN items.state NOT IN ('refining', 'ready') THEN items.state WHEN g.ready THEN 'ready' ELSE 'refining' END
		FROM given g JOIN before b ON b.item_id = g.item_id
		WHERE items.item_id = g.item_id
			AND (items.ready, items.criteria_met, items.criteria_total, items.unmet, items.criteria_gap, items.state)
				IS DISTINCT FROM (g.ready, g.met, g.total, g.unmet, g.gap,
					CASE WHEN items.state NOT IN ('refining', 'ready') THEN items.state WHEN g.ready THEN 'ready' ELSE 'refining' END)
		RETURNING items.item_id AS "itemId", items.ready, b.ready AS was`.execute(tx);
	return rows.filter((row) => row.ready !== (row as Turned & { was: boolean }).was);
}

/** Puts an item into a sprint. Only planning calls this, through its one door. */
export async function putIntoSprint(context: ContextOf<Tx>, id: ItemId, sprintId: SprintId): Promise<void> {
	await context.db.updateTable('items').set({ state: 'in-sprint', sprint_id: sprintId }).where('item_id', '=', id).execute();
	await noteChange(context, id, ['state', 'sprintId']);
}

/** Gives items back to the backlog, ready or not as they stand. */
export async function takeOutOfSprint(context: ContextOf<Tx>, ids: ItemId[]): Promise<void> {
	await context.db
		.updateTable('items')
		.set({ state: sql<string>`CASE WHEN ready THEN 'ready' ELSE 'refining' END`, sprint_id: null })
		.where('item_id', '=', sql<string>`ANY(${ids})`)
		.execute();
	for (const id of ids) await noteChange(context, id, ['state', 'sprintId']);
}

/** Marks an item done; it keeps the sprint it was done in. */
export async function finishItem(context: ContextOf<Tx>, id: ItemId): Promise<void> {
	await context.db.updateTable('items').set({ state: 'done', done_at: context.now() }).where('item_id', '=', id).execute();
	await noteChange(context, id, ['state']);
}
