import { sql } from 'kysely';
import { connected, criticalChain, type Edge } from '#core/backlog/chains.ts';
import type { DependencyGraph, GraphItem, GraphQuery } from '#core/backlog/dependencies.ts';
import { openStates } from '#core/backlog/rules.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { requireItem } from '../changes.ts';
import { showRef } from '../showing.ts';
import { hintsAmong, placesOf } from './hints.ts';
import { outsideOf } from './outside.ts';

/** So many links are read at once; a workspace with more sees those of the items that stand highest. */
const mostLinks = 50_000;
const open = sql.join(openStates.map((state) => sql.lit(state)));

/** What open items wait for: of the whole backlog, or what is connected with one item. @throws not-found */
export async function drawGraph(context: Context, { item, most }: GraphQuery): Promise<DependencyGraph> {
	if (item) await requireItem(context, item);
	const links = await readLinks(context.db);
	const found = connected(item ? [item] : links.map(({ to }) => to), links, most);
	const shown = new Set(found.ids);
	const edges = links.filter(({ from, to }) => shown.has(from) && shown.has(to));
	const items = await readItems(context, found.ids);
	const waited = edges.map(({ from, to }) => ({ itemId: to, blockerId: from }));
	const outside = await outsideOf(context, items.map(({ id }) => id));
	return {
		items,
		outside: outside.filter(({ id }) => shown.has(id)),
		edges: [...edges.map((edge) => ({ ...edge, kind: 'blocks' as const })), ...partsAmong(items)],
		critical: criticalChain(new Map([...items, ...outside.map(({ id }) => ({ id, estimate: null }))].filter(({ id }) => shown.has(id)).map(({ id, estimate }) => [id, estimate])), edges),
		ranks: hintsAmong(await placesOf(context.db, found.ids), waited),
		total: found.total,
		truncated: links.length >= mostLinks
	};
}

/** Who waits for what, by the rank of who waits; both are open, or the work outside is not delivered. */
async function readLinks(db: Db): Promise<Edge[]> {
	const { rows } = await sql<Edge>`
		SELECT w.from, w.to FROM (
			SELECT d.blocker_id AS from, d.item_id AS to FROM dependencies d JOIN items b ON b.item_id = d.blocker_id AND b.state IN (${open})
			UNION ALL
			SELECT o.outside_id, o.item_id FROM outside_dependencies o JOIN outside_works v ON v.outside_id = o.outside_id AND v.state <> 'delivered'
		) w JOIN items i ON i.item_id = w.to AND i.state IN (${open})
		ORDER BY i.rank, w.from LIMIT ${mostLinks}`.execute(db);
	return rows;
}

async function readItems({ db }: Context, ids: string[]): Promise<GraphItem[]> {
	const rows = await db.selectFrom('items').selectAll().where('item_id', '=', sql<string>`ANY(${ids})`).orderBy('rank').execute();
	const places = await placesOf(db, ids);
	return rows.map((row) => ({
		...showRef(row),
		estimate: row.estimate,
		ready: row.ready,
		position: places.get(row.item_id)?.position ?? null,
		parentId: row.parent_id as GraphItem['parentId']
	}));
}

function partsAmong(items: GraphItem[]): DependencyGraph['edges'] {
	const shown = new Set<string>(items.map(({ id }) => id));
	return items.flatMap(({ id, parentId }) => (parentId !== null && shown.has(parentId) ? [{ from: id, to: parentId, kind: 'part' as const }] : []));
}
