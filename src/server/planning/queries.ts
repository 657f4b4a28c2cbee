import { sql, type Selectable } from 'kysely';
import { decodeCursor } from '#core/kernel/page.ts';
import type { SprintQuery } from '#core/planning/contract.ts';
import type { Db, Tx } from '../platform/database.ts';
import type { Sprints } from '../platform/tables.ts';

export type SprintRow = Selectable<Sprints>;

/** What is counted of a sprint: everything that stood in it to its end, or stands in it now. */
export type SprintCounts = {
	items: number;
	points: number;
	unestimated: number;
	done: number;
	points_done: number;
	overrides: number;
	carried_over: number;
};

/** The newest first. */
export function sprintsInOrder(db: Db, { limit, cursor, state }: SprintQuery): Promise<SprintRow[]> {
	let query = db.selectFrom('sprints').selectAll().orderBy('starts_on', 'desc').orderBy('sprint_id', 'desc').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 'ss');
	if (key) query = query.where((eb) => eb(eb.refTuple('starts_on', 'sprint_id'), '<', eb.tuple(key[0] as string, key[1] as string)));
	if (state) query = query.where('state', '=', state);
	return query.execute();
}

export function sprintById(db: Db, id: string): Promise<SprintRow | undefined> {
	return db.selectFrom('sprints').selectAll().where('sprint_id', '=', id).executeTakeFirst();
}

/** The sprint, which nobody else starts, completes or fills until the transaction ends. */
export function sprintLocked(tx: Tx, id: string): Promise<SprintRow | undefined> {
	return tx.selectFrom('sprints').selectAll().where('sprint_id', '=', id).forUpdate().executeTakeFirst();
}

export async function countsOf(db: Db, sprintIds: string[]): Promise<Map<string, SprintCounts>> {
	const { rows } = await sql<SprintCounts & { sprint_id: string }>`
		WITH entry AS (
			SELECT e.sprint_id, e.outcome, cardinality(e.unmet) > 0 AS unready,
				CASE WHEN s.state = 'completed' THEN coalesce(e.estimate_at_entry, i.estimate) ELSE i.estimate END AS estimate
			FROM sprint_entries e
			JOIN sprints s ON s.sprint_id = e.sprint_id
			JOIN items i ON i.item_id = e.item_id
			WHERE e.sprint_id = ANY(${sprintIds}) AND e.outcome IS DISTINCT FROM 'removed'
		)
		SELECT sprint_id, count(*) AS items, coalesce(sum(estimate), 0) AS points,
			count(*) FILTER (WHERE estimate IS NULL) AS unestimated,
			count(*) FILTER (WHERE outcome = 'done') AS done,
			coalesce(sum(estimate) FILTER (WHERE outcome = 'done'), 0) AS points_done,
			count(*) FILTER (WHERE unready) AS overrides,
			count(*) FILTER (WHERE outcome = 'carried-over') AS carried_over
		FROM entry GROUP BY sprint_id`.execute(db);
	return new Map(rows.map((row) => [row.sprint_id, row]));
}

/** The entry by which an item stands in a sprint now. */
export function standingEntry(db: Db, itemId: string) {
	return db.selectFrom('sprint_entries').selectAll().where('item_id', '=', itemId).where('left_at', 'is', null).executeTakeFirst();
}

export type BlockerRow = {
	item_id: string;
	number: number;
	title: string;
	type: string;
	state: string;
	sprint_id: string | null;
	starts_on: string | null;
	ends_on: string | null;
	sprint_state: string | null;
};

/** What an item waits for, with the sprint each of those stands in. */
export function blockersOf(db: Db, itemId: string): Promise<BlockerRow[]> {
	return db
		.selectFrom('dependencies')
		.innerJoin('items', 'items.item_id', 'dependencies.blocker_id')
		.leftJoin('sprints', 'sprints.sprint_id', 'items.sprint_id')
		.where('dependencies.item_id', '=', itemId)
		.select(['items.item_id', 'items.number', 'items.title', 'items.type', 'items.state', 'items.sprint_id'])
		.select(['sprints.starts_on', 'sprints.ends_on', 'sprints.state as sprint_state'])
		.orderBy('items.rank')
		.execute();
}

export type ShippedRow = { post_id: string; number: number; title: string };

/**
 * The posts that ship when this item is done: those that stand for what it serves, are not shipped yet, and whose
 * whole cluster has no other item that is still to be done.
 */
/** Whether the item `items` of a statement was split and parts of it answer the post `canonical`: then those count, not the whole. */
const isAnsweredByParts = sql`EXISTS (SELECT FROM splits s JOIN split_parts sp ON sp.split_id = s.split_id JOIN item_posts l ON l.item_id = sp.item_id JOIN posts lp ON lp.post_id = l.post_id
	WHERE s.item_id = items.item_id AND s.undone_at IS NULL AND lp.canonical_id = canonical.post_id)`;

export type PartlyShipped = ShippedRow & { rest: string[] };

/** The posts that a part of a split item answers together with parts that are still open, and what those are called. */
export async function postsPartlyShipped(db: Db, partId: string): Promise<PartlyShipped[]> {
	const { rows } = await sql<PartlyShipped>`SELECT c.post_id, c.number, c.title, array_agg(DISTINCT o.title) AS rest
		FROM split_parts mine JOIN splits s ON s.split_id = mine.split_id AND s.undone_at IS NULL
		JOIN item_posts l ON l.item_id = mine.item_id JOIN posts p ON p.post_id = l.post_id
		JOIN posts c ON c.post_id = p.canonical_id JOIN statuses t ON t.status_id = c.status_id AND t.category <> 'shipped'
		JOIN split_parts other ON other.split_id = s.split_id AND other.item_id <> mine.item_id
		JOIN items o ON o.item_id = other.item_id AND o.state NOT IN ('done', 'dropped')
		JOIN item_posts ol ON ol.item_id = o.item_id JOIN posts op ON op.post_id = ol.post_id AND op.canonical_id = c.post_id
		WHERE mine.item_id = ${partId} GROUP BY c.workspace_id, c.post_id ORDER BY c.number`.execute(db);
	return rows;
}

/** The split item that is finished with this part: every other part is done or dropped, and no request is left that no part answers. */
export async function wholeFinishedBy(db: Db, partId: string): Promise<string | null> {
	const { rows } = await sql<{ item_id: string }>`SELECT w.item_id FROM split_parts mine JOIN splits s ON s.split_id = mine.split_id AND s.undone_at IS NULL
		JOIN items w ON w.item_id = s.item_id AND w.state NOT IN ('done', 'dropped')
		WHERE mine.item_id = ${partId}
			AND NOT EXISTS (SELECT FROM items k WHERE k.parent_id = w.item_id AND k.item_id <> mine.item_id AND k.state NOT IN ('done', 'dropped'))
			AND NOT EXISTS (SELECT FROM item_posts l JOIN posts p ON p.post_id = l.post_id WHERE l.item_id = w.item_id AND NOT EXISTS (
				SELECT FROM split_parts sp JOIN item_posts pl ON pl.item_id = sp.item_id JOIN posts pp ON pp.post_id = pl.post_id WHERE sp.split_id = s.split_id AND pp.canonical_id = p.canonical_id))`.execute(db);
	return rows[0]?.item_id ?? null;
}

export function postsThatShip(db: Db, itemId: string): Promise<ShippedRow[]> {
	return db
		.selectFrom('posts as canonical')
		.innerJoin('statuses', 'statuses.status_id', 'canonical.status_id')
		.where('statuses.category', '<>', 'shipped')
		.where('canonical.post_id', 'in', (eb) =>
			eb
				.selectFrom('item_posts')
				.innerJoin('posts', 'posts.post_id', 'item_posts.post_id')
				.where('item_posts.item_id', '=', itemId)
				.select('posts.canonical_id')
		)
		.where((eb) =>
			eb.not(
				eb.exists(
					eb
						.selectFrom('posts as part')
						.innerJoin('item_posts as other', 'other.post_id', 'part.post_id')
						.innerJoin('items', 'items.item_id', 'other.item_id')
						.whereRef('part.canonical_id', '=', 'canonical.post_id')
						.where('items.item_id', '<>', itemId)
						.where('items.state', 'not in', ['done', 'dropped'])
						.where(sql<boolean>`NOT ${isAnsweredByParts}`)
						.select('items.item_id')
				)
			)
		)
		.select(['canonical.post_id', 'canonical.number', 'canonical.title'])
		.orderBy('canonical.number')
		.execute();
}

/** The key of the workspace's first status of the category shipped; null where there is none. */
export async function shippedStatus(db: Db): Promise<string | null> {
	const row = await db.selectFrom('statuses').select('key').where('category', '=', 'shipped').orderBy('position').limit(1).executeTakeFirst();
	return row?.key ?? null;
}
