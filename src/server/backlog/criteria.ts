import type { Criterion, CriterionChanges, NewCriterion } from '#core/backlog/contract.ts';
import type { Id, ItemId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { notFound } from '#core/kernel/problem.ts';
import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { checkVersion } from '../platform/versions.ts';
import { lockItem, noteChange, requireItem } from './changes.ts';
import { criteriaOf, type CriterionRow } from './queries.ts';
import { showCriterion } from './showing.ts';

type CriterionId = Id<'criterion'>;

/** The acceptance criteria of an item in order. @throws not-found */
export async function listCriteria(context: Context, itemId: ItemId, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<Criterion>> {
	await requireItem(context, itemId);
	const after = cursor === undefined ? null : decodeCursor(cursor, 'n');
	const rows = (await criteriaOf(context.db, [itemId])).filter((row) => !after || row.position > Number(after[0]));
	return pageOf(rows.slice(0, limit + 1), limit, showCriterion, (row) => [row.position]);
}

/** @throws not-found */
export async function getCriterion(context: Context, itemId: ItemId, id: CriterionId): Promise<Criterion> {
	return showCriterion(await requireCriterion(context, itemId, id));
}

/** Adds a criterion at its position, or at the end. @throws not-found */
export function addCriterion(context: Context, itemId: ItemId, given: NewCriterion): Promise<Criterion> {
	return inTransaction(context, async (_, inner) => {
		await lockItem(inner, itemId);
		const [id] = await insertCriteria(inner, itemId, [given]);
		if (given.position !== undefined) await putAt(inner, itemId, id as CriterionId, given.position);
		await noteChange(inner, itemId, ['criteria']);
		return getCriterion(inner, itemId, id as CriterionId);
	});
}

/** @throws not-found, stale */
export function changeCriterion(
	context: Context,
	{ itemId, id, ifMatch }: { itemId: ItemId; id: CriterionId; ifMatch: number | null },
	{ position, insightIds, text, ...plain }: CriterionChanges
): Promise<Criterion> {
	return inTransaction(context, async (tx, inner) => {
		await lockItem(inner, itemId);
		checkVersion(ifMatch, (await requireCriterion(inner, itemId, id)).version);
		const changes = { ...plain, ...(text === undefined ? {} : { body: text }), ...(insightIds === undefined ? {} : { insight_ids: insightIds }) };
		await tx
			.updateTable('criteria')
			.set((eb) => ({ ...changes, updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('criterion_id', '=', id)
			.execute();
		if (position !== undefined) await putAt(inner, itemId, id, position);
		await noteChange(inner, itemId, ['criteria']);
		return getCriterion(inner, itemId, id);
	});
}

/** @throws not-found */
export function removeCriterion(context: Context, itemId: ItemId, id: CriterionId): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockItem(inner, itemId);
		await requireCriterion(inner, itemId, id);
		await tx.deleteFrom('criteria').where('criterion_id', '=', id).execute();
		await noteChange(inner, itemId, ['criteria']);
	});
}

/** Adds criteria after those that are there; the caller holds the item. */
export async function insertCriteria(context: ContextOf<Tx>, itemId: ItemId, given: NewCriterion[]): Promise<CriterionId[]> {
	if (given.length === 0) return [];
	const last = await context.db
		.selectFrom('criteria')
		.select((eb) => eb.fn.max('position').as('position'))
		.where('item_id', '=', itemId)
		.executeTakeFirst();
	const first = (last?.position ?? -1) + 1;
	const rows = given.map((one, at) => ({
		criterion_id: context.newId('criterion'),
		item_id: itemId,
		kind: one.kind,
		body: one.text,
		done: one.done,
		insight_ids: one.insightIds,
		position: first + at
	}));
	await context.db.insertInto('criteria').values(rows).execute();
	return rows.map((row) => row.criterion_id);
}

/** Positions are 0, 1, 2, … again afterwards. */
async function putAt(context: ContextOf<Tx>, itemId: ItemId, id: CriterionId, position: number): Promise<void> {
	const others = (await criteriaOf(context.db, [itemId])).map((row) => row.criterion_id).filter((other) => other !== id);
	const ids = others.toSpliced(Math.min(position, others.length), 0, id);
	await sql`UPDATE criteria SET position = given.place - 1
		FROM unnest(${ids}::text[]) WITH ORDINALITY AS given(criterion_id, place)
		WHERE criteria.criterion_id = given.criterion_id`.execute(context.db);
}

async function requireCriterion(context: Context, itemId: ItemId, id: CriterionId): Promise<CriterionRow> {
	const row = await context.db
		.selectFrom('criteria')
		.selectAll()
		.where('criterion_id', '=', id)
		.where('item_id', '=', itemId)
		.executeTakeFirst();
	if (!row) throw notFound('criterion');
	return row;
}
