import type { Dependencies, RelationKind } from '#core/backlog/dependencies.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import type { Context, ContextOf } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { noteChange } from '../changes.ts';
import { showRef } from '../showing.ts';

type Relation = { id: ItemId; otherId: ItemId; kind: RelationKind };

/** What an item has to do with others beyond waiting, seen from both sides. */
export async function relationsOf({ db }: Context, id: ItemId): Promise<Dependencies['relations']> {
	const rows = await db
		.selectFrom('item_relations as r')
		.innerJoin('items', (join) => join.on((eb) => eb('items.item_id', '=', eb.case().when('r.item_id', '=', id).then(eb.ref('r.other_id')).else(eb.ref('r.item_id')).end())))
		.where((eb) => eb.or([eb('r.item_id', '=', id), eb('r.other_id', '=', id)]))
		.select(['r.kind', 'r.item_id as from_id'])
		.select(['items.item_id', 'items.number', 'items.title', 'items.type', 'items.state', 'items.sprint_id'])
		.orderBy('r.kind')
		.orderBy('items.rank')
		.limit(200)
		.execute();
	return rows.map((row) => ({ kind: row.kind as RelationKind, outgoing: row.from_id === id, item: showRef(row) }));
}

/** The caller holds both items. That two items relate is said once, from whichever side. */
export async function addRelation(context: ContextOf<Tx>, { id, otherId, kind }: Relation): Promise<void> {
	if (kind === 'relates' && (await isSaid(context, { id: otherId, otherId: id, kind }))) return;
	const { numInsertedOrUpdatedRows } = await context.db
		.insertInto('item_relations')
		.values({ item_id: id, other_id: otherId, kind, created_by: context.viewer.personId, created_at: context.now() })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (numInsertedOrUpdatedRows) await noteChange(context, id, ['relations'], { otherId, kind });
}

export async function removeRelation(context: ContextOf<Tx>, { id, otherId, kind }: Relation): Promise<void> {
	const { numDeletedRows } = await context.db
		.deleteFrom('item_relations')
		.where('kind', '=', kind)
		.where((eb) => {
			const said = eb.and({ item_id: id, other_id: otherId });
			return kind === 'relates' ? eb.or([said, eb.and({ item_id: otherId, other_id: id })]) : said;
		})
		.executeTakeFirst();
	if (numDeletedRows > 0n) await noteChange(context, id, ['relations'], { otherId, kind });
}

async function isSaid({ db }: ContextOf<Tx>, { id, otherId, kind }: Relation): Promise<boolean> {
	const row = await db.selectFrom('item_relations').select('kind').where('item_id', '=', id).where('other_id', '=', otherId).where('kind', '=', kind).executeTakeFirst();
	return row !== undefined;
}
