import type { Criterion, CriterionChanges, LintedCriterion, NewCriteria, NewCriterion } from '#core/backlog/contract.ts';
import { words } from '#core/backlog/words.ts';
import { kindOf, splitCriteria } from '#core/criteria/writing.ts';
import type { Id, ItemId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound } from '#core/kernel/problem.ts';
import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { checkVersion } from '../platform/versions.ts';
import { lockItem, noteChange, requireItem } from './changes.ts';
import { findingsOfCriteria, noteMended } from './findings.ts';
import { criteriaOf, type CriterionRow } from './queries.ts';
import { showCriterion } from './showing.ts';

const mostAtOnce = 50;
const mostCharacters = 4000;

type CriterionId = Id<'criterion'>;

/** The acceptance criteria of an item in order, each with what the rules say of it. @throws not-found */
export async function listCriteria(context: Context, itemId: ItemId, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<LintedCriterion>> {
	await requireItem(context, itemId);
	const after = cursor === undefined ? null : decodeCursor(cursor, 'n');
	const rows = (await criteriaOf(context.db, [itemId])).filter((row) => !after || row.position > Number(after[0]));
	const page = pageOf(rows.slice(0, limit + 1), limit, (row) => row, (row) => [row.position]);
	return { ...page, data: await withFindings(context, itemId, page.data) };
}

/** @throws not-found */
export async function getCriterion(context: Context, itemId: ItemId, id: CriterionId): Promise<LintedCriterion> {
	const [criterion] = await withFindings(context, itemId, [await requireCriterion(context, itemId, id)]);
	return criterion as LintedCriterion;
}

/** Adds a criterion at its position, or at the end. @throws not-found */
export function addCriterion(context: Context, itemId: ItemId, given: NewCriterion): Promise<LintedCriterion> {
	return inTransaction(context, async (_, inner) => {
		await lockItem(inner, itemId);
		const [id] = await insertCriteria(inner, itemId, [given]);
		if (given.position !== undefined) await putAt(inner, itemId, id as CriterionId, given.position);
		await noteChange(inner, itemId, ['criteria']);
		return getCriterion(inner, itemId, id as CriterionId);
	});
}

/** Adds several: a list as it was pasted, or the parts of one that was split, in its place. @throws not-found, invalid */
export function addCriteria(context: Context, itemId: ItemId, { list = '', texts = splitCriteria(list), replacing }: NewCriteria): Promise<Page<LintedCriterion>> {
	return inTransaction(context, async (_, inner) => {
		await lockItem(inner, itemId);
		refuseTexts(texts);
		const replaced = replacing ? await requireCriterion(inner, itemId, replacing) : null;
		const inherited = { insightIds: (replaced?.insight_ids ?? []) as Criterion['insightIds'], postIds: (replaced?.post_ids ?? []) as Criterion['postIds'] };
		const ids = await insertCriteria(inner, itemId, texts.map((one) => ({ text: one, done: false, ...inherited })));
		if (replaced) await replaceBy(inner, replaced, ids);
		await noteChange(inner, itemId, ['criteria']);
		const rows = (await criteriaOf(inner.db, [itemId])).filter((row) => ids.includes(row.criterion_id as CriterionId));
		return { data: await withFindings(inner, itemId, rows), nextCursor: null };
	});
}

/** @throws not-found, stale */
export function changeCriterion(
	context: Context,
	{ itemId, id, ifMatch }: { itemId: ItemId; id: CriterionId; ifMatch: number | null },
	{ position, insightIds, postIds, ...plain }: CriterionChanges
): Promise<LintedCriterion> {
	return inTransaction(context, async (tx, inner) => {
		await lockItem(inner, itemId);
		const before = await requireCriterion(inner, itemId, id);
		checkVersion(ifMatch, before.version);
		const changes = { ...wordingOf(before, plain), ...stateOf(before, plain), ...(insightIds === undefined ? {} : { insight_ids: insightIds }), ...(postIds === undefined ? {} : { post_ids: postIds }) };
		await tx
			.updateTable('criteria')
			.set((eb) => ({ ...changes, updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('criterion_id', '=', id)
			.execute();
		await noteMended(inner, before, await requireCriterion(inner, itemId, id));
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
		kind: one.kind ?? kindOf(one.text),
		body: one.text,
		done: one.done || one.state === 'met',
		state: one.state ?? (one.done ? 'met' : 'agreed'),
		insight_ids: one.insightIds,
		post_ids: one.postIds,
		position: first + at
	}));
	await context.db.insertInto('criteria').values(rows).execute();
	return rows.map((row) => row.criterion_id);
}

async function replaceBy(context: ContextOf<Tx>, replaced: CriterionRow, ids: CriterionId[]): Promise<void> {
	const itemId = replaced.item_id as ItemId;
	const place = (await criteriaOf(context.db, [itemId])).findIndex((row) => row.criterion_id === replaced.criterion_id);
	await context.db.deleteFrom('criteria').where('criterion_id', '=', replaced.criterion_id).execute();
	for (const [at, id] of ids.entries()) await putAt(context, itemId, id, place + at);
}

function refuseTexts(texts: string[]): void {
	if (texts.length === 0) throw invalid({ list: words.criteriaEmpty });
	if (texts.length > mostAtOnce) throw invalid({ list: words.criteriaTooMany(mostAtOnce) });
	if (texts.some((one) => one.length > mostCharacters)) throw invalid({ list: words.criterionTooLong(mostCharacters) });
}

/** A kind that followed from the text goes on following it. */
function wordingOf({ kind, body }: CriterionRow, { text, kind: chosen }: CriterionChanges) {
	if (text === undefined) return chosen === undefined ? {} : { kind: chosen };
	return { body: text, kind: chosen ?? (kind === kindOf(body) ? kindOf(text) : kind) };
}

/** Done is short for met; what is not done any more is what was agreed on before. */
function stateOf(before: CriterionRow, { state, done }: CriterionChanges) {
	if (state !== undefined) return { state, done: state === 'met' };
	if (done === undefined || done === before.done) return {};
	return { state: done ? 'met' : 'agreed', done };
}

async function withFindings(context: Context, itemId: ItemId, rows: CriterionRow[]): Promise<LintedCriterion[]> {
	const findings = await findingsOfCriteria(context, itemId, rows);
	return rows.map((row) => ({ ...showCriterion(row), findings: findings.get(row.criterion_id) ?? [] }));
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
