import { sql } from 'kysely';
import type { ShownFinding } from '#core/criteria/contract.ts';
import type { RuleCode } from '#core/criteria/finding.ts';
import { findingsOfItem, findingsOfOne, gapOf, type Gap, type ItemFinding, type LintedCriterion } from '#core/criteria/item-findings.ts';
import type { ShownStoryFinding } from '#core/stories/contract.ts';
import type { ItemId, PersonId } from '#core/kernel/ids.ts';
import { notFound } from '#core/kernel/problem.ts';
import { switchesNow } from '../criteria/service.ts';
import { showPeople } from '../people/service.ts';
import { storyFindings } from '../stories/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { lockItem, noteChange, requireItem } from './changes.ts';
import { criteriaOf, type CriterionRow } from './queries.ts';

/** Everything the rules say of an item's criteria, what was called no problem included. @throws not-found */
export async function listFindings(context: Context, itemId: ItemId): Promise<{ data: ShownFinding[]; nextCursor: null }> {
	await requireItem(context, itemId);
	const found = findingsOfItem(looked(await criteriaOf(context.db, [itemId])), await switchesNow(context.db));
	return { data: await showFindings(context, itemId, found), nextCursor: null };
}

/** Everything the rules say of an item: of its criteria, and then of its story. @throws not-found */
export async function listAllFindings(context: Context, itemId: ItemId): Promise<{ data: (ShownFinding | ShownStoryFinding)[]; nextCursor: null }> {
	const { data } = await listFindings(context, itemId);
	return { data: [...data, ...(await storyFindings(context, itemId))], nextCursor: null };
}

/** Says that a finding is no problem; it stays away while the words under it are unchanged. @throws not-found */
export function dismissFinding(context: Context, itemId: ItemId, key: string): Promise<ShownFinding> {
	return inTransaction(context, async (_, inner) => {
		await lockItem(inner, itemId);
		const finding = await requireFinding(inner, itemId, key);
		if (finding.dismissed) return finding;
		await writeLabels(inner, itemId, [{ key, code: finding.code }], 'dismissed');
		await noteChange(inner, itemId, ['findings'], { key, dismissed: true });
		return requireFinding(inner, itemId, key);
	});
}

/** Takes back that a finding is no problem. @throws not-found */
export function takeUpFinding(context: Context, itemId: ItemId, key: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		await lockItem(inner, itemId);
		const row = await tx.deleteFrom('finding_labels').where('item_id', '=', itemId).where('finding_key', '=', key).where('verdict', '=', 'dismissed').returning('code').executeTakeFirst();
		if (!row) throw notFound('finding');
		await noteChange(inner, itemId, ['findings'], { key, dismissed: false });
	});
}

/** The findings of single criteria, by their ids. */
export async function findingsOfCriteria(context: Context, itemId: ItemId, rows: CriterionRow[]): Promise<Map<string, ShownFinding[]>> {
	const switches = await switchesNow(context.db);
	const found = await showFindings(context, itemId, looked(rows).flatMap((one) => findingsOfOne(one, switches)));
	return Map.groupBy(found, (finding) => finding.criterionId ?? '');
}

/** Remembers which findings went away because the text was changed. */
export async function noteMended(context: ContextOf<Tx>, before: CriterionRow, after: CriterionRow): Promise<void> {
	if (before.body === after.body) return;
	const switches = await switchesNow(context.db);
	const left = new Set(looked([after]).flatMap((one) => findingsOfOne(one, switches)).map(({ key }) => key));
	const gone = looked([before]).flatMap((one) => findingsOfOne(one, switches)).filter(({ key }) => !left.has(key));
	await writeLabels(context, after.item_id as ItemId, [...new Map(gone.map((one) => [one.key, one])).values()], 'mended');
}

export type CriteriaStanding = { criteria: number; criteriaGap: Gap | null };
export const noCriteria: CriteriaStanding = { criteria: 0, criteriaGap: 'none' };

/** How the criteria of items stand, by the item, drafts apart: how many there are, and what they lack before it is ready. */
export async function criteriaStandings(db: Db, itemIds: string[]): Promise<Map<string, CriteriaStanding>> {
	const switches = await switchesNow(db);
	const labels = await db.selectFrom('finding_labels').select(['item_id', 'finding_key']).where('item_id', '=', sql<string>`ANY(${itemIds})`).where('verdict', '=', 'dismissed').execute();
	const dismissed = Map.groupBy(labels, (row) => row.item_id);
	const byItem = Map.groupBy(await criteriaOf(db, itemIds), (row) => row.item_id);
	return new Map(
		[...byItem].map(([id, rows]) => {
			const criteria = looked(rows.filter((row) => row.state !== 'draft'));
			const keys = new Set(dismissed.get(id)?.map((row) => row.finding_key));
			return [id, { criteria: criteria.length, criteriaGap: gapOf(criteria, keys, switches) }];
		})
	);
}

/** Dropped criteria are kept to be read, and nothing is asked of them. */
function looked(rows: CriterionRow[]): LintedCriterion[] {
	return rows.filter((row) => row.state !== 'dropped').map((row) => ({ id: row.criterion_id, text: row.body, kind: row.kind as LintedCriterion['kind'] }));
}

async function requireFinding(context: Context, itemId: ItemId, key: string): Promise<ShownFinding> {
	const { data } = await listFindings(context, itemId);
	const finding = data.find((one) => one.key === key);
	if (!finding) throw notFound('finding');
	return finding;
}

/** A dismissal outlives a mend: the same words are dismissed when they come back. */
async function writeLabels(context: ContextOf<Tx>, itemId: ItemId, findings: { key: string; code: RuleCode }[], verdict: 'mended' | 'dismissed'): Promise<void> {
	if (findings.length === 0) return;
	const label = { verdict, labelled_by: context.viewer.personId, labelled_at: context.now() };
	await context.db
		.insertInto('finding_labels')
		.values(findings.map(({ key, code }) => ({ item_id: itemId, finding_key: key, code, ...label })))
		.onConflict((conflict) => {
			const keyed = conflict.columns(['workspace_id', 'item_id', 'finding_key']);
			return verdict === 'mended' ? keyed.doNothing() : keyed.doUpdateSet(label);
		})
		.execute();
}

async function showFindings(context: Context, itemId: ItemId, found: ItemFinding[]): Promise<ShownFinding[]> {
	const rows = await context.db.selectFrom('finding_labels').selectAll().where('item_id', '=', itemId).where('verdict', '=', 'dismissed').execute();
	const people = await showPeople(context, rows.flatMap((row) => (row.labelled_by ? [row.labelled_by as PersonId] : [])));
	const byKey = new Map(rows.map((row) => [row.finding_key, { by: people.get(row.labelled_by as PersonId) ?? null, at: row.labelled_at.toISOString() }]));
	return found.map(({ criterionId, withIds, ...finding }) => ({
		...finding,
		field: criterionId ?? 'criteria',
		criterionId: criterionId as ShownFinding['criterionId'],
		withIds: withIds as ShownFinding['withIds'],
		dismissed: byKey.get(finding.key) ?? null
	}));
}
