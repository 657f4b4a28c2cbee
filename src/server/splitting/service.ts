import { sql } from 'kysely';
import type { ItemId, PostId, SplitId } from '#core/kernel/ids.ts';
import { invalid, notFound, Refusal, type FieldErrors } from '#core/kernel/problem.ts';
import type { Split, SplitAnswer, SplitRequest } from '#core/splitting/contract.ts';
import { lossOf, type Whole } from '#core/splitting/rules.ts';
import { words } from '#core/splitting/words.ts';
import { isOpen } from '#core/backlog/rules.ts';
import { bringCriteria, changeItem, getItem, lockBacklog, lockItem, makePart, moveCriteria, placeCriteria, removeItem, takeCriteria, type ItemRow } from '../backlog/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { listSplits, partIdsOf, wholeOf } from './queries.ts';

export { listSplits } from './queries.ts';
export { proposeSplits } from './proposals.ts';

/**
 * Makes an item into parts below it: the item becomes an epic that keeps its feedback and its place, every criterion goes to one part or is dropped with
 * its reason, and what was estimated is frozen. What the item waits for holds for its parts, and who waits for it waits for all of them.
 * @throws not-found, item-closed, in-use, invalid
 */
export function splitItem(context: Context, id: ItemId, { parts, dropped }: SplitRequest): Promise<SplitAnswer> {
	return inTransaction(context, async (tx, inner) => {
		await lockBacklog(tx);
		const item = await lockItem(inner, id);
		await refuseUnsplittable(inner, item);
		const whole = await wholeOf(tx, id);
		refuseLoss(whole, { parts, dropped });
		const splitId = inner.newId('split');
		const gone = await takeCriteria(inner, dropped.map(({ criterionId }) => criterionId));
		const reasons = new Map<string, string>(dropped.map(({ criterionId, reason }) => [criterionId, reason]));
		await tx
			.insertInto('splits')
			.values({
				split_id: splitId,
				item_id: id,
				by_id: inner.viewer.personId,
				at: inner.now(),
				original_type: item.type,
				original_estimate: item.estimate,
				dropped: JSON.stringify(gone.map((row) => ({ row: withoutPlace(row), text: row.body, reason: reasons.get(row.criterion_id) }))),
				places: JSON.stringify(whole.places)
			})
			.execute();
		let after = id;
		for (const [place, part] of parts.entries()) {
			const { criterionIds, insightIds, postIds, story, estimate, ...plain } = part;
			const answered = [...new Set([...postIds, ...insightIds.map((insight) => whole.postOf.get(insight) as PostId)])];
			after = await makePart(inner, { ...plain, ...(story ? { story } : {}), ...(estimate === undefined ? {} : { estimate }), parentId: id, postIds: answered, criteria: [], blockedBy: [], to: 'bottom' }, after);
			await moveCriteria(inner, criterionIds, after);
			await tx.insertInto('split_parts').values({ split_id: splitId, item_id: after, place, insight_ids: insightIds }).execute();
		}
		await changeItem(inner, id, { type: 'epic', estimate: null }, null);
		await record(inner, { type: 'item.split', actorId: inner.viewer.personId, itemId: id, detail: { splitId, parts: parts.length }, membersOnly: true });
		return answer(inner, id, splitId);
	});
}

async function refuseUnsplittable(context: ContextOf<Tx>, item: ItemRow): Promise<void> {
	if (!isOpen(item.state)) throw new Refusal('item-closed', words.refusals.notOpen);
	if (item.state === 'in-sprint') throw new Refusal('in-use', words.refusals.inSprint);
	const standing = await context.db.selectFrom('splits').select('split_id').where('item_id', '=', item.item_id).where('undone_at', 'is', null).executeTakeFirst();
	if (standing) throw new Refusal('in-use', words.refusals.already);
}

/** Nothing is lost and nothing is doubled. @throws invalid */
function refuseLoss(whole: Whole, division: Pick<SplitRequest, 'parts' | 'dropped'>): void {
	const { criteriaTwice, criteriaUnplaced, strange } = lossOf(whole, division);
	const strangers = new Set(strange);
	const fields: FieldErrors = Object.fromEntries(
		division.parts.flatMap((part, at) => (['criterionIds', 'insightIds', 'postIds'] as const).flatMap((name) => (part[name].some((id) => strangers.has(id)) ? [[`parts.${at}.${name}`, words.refusals.strange]] : [])))
	);
	if (division.dropped.some(({ criterionId }) => strangers.has(criterionId))) fields['dropped'] = words.refusals.strange;
	if (criteriaTwice.length > 0) fields['parts'] = words.refusals.twice;
	if (criteriaUnplaced.length > 0) fields['parts'] = words.refusals.unplaced(criteriaUnplaced.length);
	if (Object.keys(fields).length > 0) throw invalid(fields);
}

type DroppedRow = Parameters<typeof bringCriteria>[2][number];

/** Where it stood follows from where it comes back to. */
function withoutPlace({ workspace_id: _, item_id: __, ...row }: { workspace_id: string; item_id: string } & DroppedRow): DroppedRow {
	return row;
}

/**
 * Puts an item together again: every criterion comes back to its place, as it reads by now, what was added to the parts too, and the parts go.
 * Again it changes nothing. @throws not-found, in-use when somebody works on a part already
 */
export function undoSplit(context: Context, id: ItemId, splitId: SplitId): Promise<SplitAnswer> {
	return inTransaction(context, async (tx, inner) => {
		await lockBacklog(tx);
		await lockItem(inner, id);
		const split = await tx.selectFrom('splits').selectAll().where('split_id', '=', splitId).where('item_id', '=', id).forUpdate().executeTakeFirst();
		if (!split) throw notFound('split');
		if (split.undone_at) return answer(inner, id, splitId);
		const partIds = await partIdsOf(tx, splitId);
		await refuseBegun(inner, partIds);
		for (const part of partIds) {
			const { criterionIds } = await wholeOf(tx, part);
			await moveCriteria(inner, [...criterionIds], id);
		}
		await bringCriteria(inner, id, (split.dropped as unknown as { row: DroppedRow }[]).map(({ row }) => row));
		await placeCriteria(inner, id, split.places as Record<string, number>);
		for (const part of partIds) await removeItem(inner, part);
		await changeItem(inner, id, { type: split.original_type as 'story', estimate: split.original_estimate }, null);
		await tx.updateTable('splits').set({ undone_at: inner.now(), undone_by: inner.viewer.personId }).where('split_id', '=', splitId).execute();
		await record(inner, { type: 'item.split-undone', actorId: inner.viewer.personId, itemId: id, detail: { splitId }, membersOnly: true });
		return answer(inner, id, splitId);
	});
}

async function refuseBegun({ db }: ContextOf<Tx>, partIds: ItemId[]): Promise<void> {
	const { rows } = await sql`SELECT FROM items i WHERE i.item_id = ANY(${partIds}) AND (i.state NOT IN ('refining', 'ready')
		OR EXISTS (SELECT FROM items c WHERE c.parent_id = i.item_id) OR EXISTS (SELECT FROM dependencies d WHERE d.blocker_id = i.item_id)
		OR EXISTS (SELECT FROM sprint_entries e WHERE e.item_id = i.item_id))`.execute(db);
	if (rows.length > 0) throw new Refusal('in-use', words.undoRefused);
}

async function answer(context: Context, id: ItemId, splitId: SplitId): Promise<SplitAnswer> {
	const { data } = await listSplits(context, id, { limit: 100 });
	const split = data.find((one) => one.id === splitId) as Split;
	const parts = [];
	for (const part of split.partIds) parts.push(await getItem(context, part));
	return { ...split, item: await getItem(context, id), parts };
}
