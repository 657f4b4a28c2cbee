import { sql } from 'kysely';
import type { Definition, DefinitionChanges, Gate, NewReadyCriterion, ReadyChanges, ReadyCriterion } from '#core/readiness/contract.ts';
import { defaultCriteria, smallKey } from '#core/readiness/rules.ts';
import { words } from '#core/readiness/words.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import { slugOf } from '#core/kernel/slug.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';
import { changeDefinition, thresholdNow } from './judging.ts';
import { readyRows, type ReadyRow } from './queries.ts';

/** The workspace's Definition of Ready in order, those that are switched off too. */
export async function readDefinition(context: Context): Promise<Definition> {
	const rows = await readyRows(context.db);
	return { data: rows.map(showCriterion), nextCursor: null, threshold: await thresholdNow(context.db, rows), gate: await gateNow(context.db) };
}

/** Gives a new workspace the six criteria; where they are, nothing changes. */
export function installReadyCriteria(context: Context): Promise<void> {
	return inTransaction(context, async (tx, inner) =>
		changeDefinition(inner, async () => {
			await tx
				.insertInto('ready_criteria')
				.values(defaultCriteria.map((criterion, position) => ({ ...criterion, position })))
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		})
	);
}

/** Adds a criterion that a member ticks, at the end. @throws already-exists */
export function addReadyCriterion(context: Context, given: NewReadyCriterion): Promise<ReadyCriterion> {
	return inTransaction(context, async (_, inner) => {
		const key = given.key ?? slugOf(given.name, 'criterion').slice(0, 60).replace(/-+$/, '');
		await changeDefinition(inner, () => insertCriterion(inner, key, given));
		await recordChange(inner, key);
		return requireShown(inner, key);
	});
}

/** Renames, moves, switches on or off, or sets the threshold; every item is judged anew. @throws not-found, stale, invalid */
export function changeReadyCriterion(context: Context, key: string, changes: ReadyChanges, ifMatch: number | null): Promise<ReadyCriterion> {
	return inTransaction(context, async (_, inner) => {
		await changeDefinition(inner, async () => {
			checkVersion(ifMatch, (await requireShown(inner, key)).version);
			await applyChanges(inner, key, changes);
		});
		await recordChange(inner, key);
		return requireShown(inner, key);
	});
}

/** Changes several at once; those that are named come first, in the order named. Or what the door does, by which nothing is judged. @throws not-found, invalid */
export function changeReadyCriteria(context: Context, { criteria = [], gate }: DefinitionChanges): Promise<Definition> {
	return inTransaction(context, async (tx, inner) => {
		if (gate) await keepGate(tx, gate);
		if (criteria.length > 0) {
			await changeDefinition(inner, async () => {
				for (const [at, { key, position = at, ...changes }] of criteria.entries()) await applyChanges(inner, key, { ...changes, position });
			});
		}
		await recordChange(inner, [...criteria.map((one) => one.key), ...(gate ? ['gate'] : [])].join(' '));
		return readDefinition(inner);
	});
}

/** Removes an own criterion, and what members confirmed of it. @throws not-found, in-use for one of the six */
export function removeReadyCriterion(context: Context, key: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const { kind } = await requireShown(inner, key);
		if (kind === 'automatic') throw new Refusal('in-use', words.keepDefault);
		await changeDefinition(inner, async () => {
			await tx.deleteFrom('readiness_confirmations').where('key', '=', key).execute();
			await tx.deleteFrom('ready_criteria').where('key', '=', key).execute();
		});
		await recordChange(inner, key);
	});
}

async function insertCriterion(context: ContextOf<Tx>, key: string, { name, enabled, weight }: NewReadyCriterion): Promise<void> {
	const position = sql<number>`(SELECT coalesce(max(position) + 1, 0) FROM ready_criteria)`;
	const row = await context.db
		.insertInto('ready_criteria')
		.values({ key, name, enabled, weight, kind: 'manual', position })
		.onConflict((conflict) => conflict.doNothing())
		.returning('key')
		.executeTakeFirst();
	if (!row) throw new Refusal('already-exists', words.taken);
}

async function applyChanges(context: ContextOf<Tx>, key: string, { position, ...changes }: ReadyChanges): Promise<void> {
	if (changes.threshold !== undefined && key !== smallKey) throw invalid({ threshold: words.noThreshold });
	const row = await context.db
		.updateTable('ready_criteria')
		.set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
		.where('key', '=', key)
		.returning('key')
		.executeTakeFirst();
	if (!row) throw notFound('criterion');
	if (position !== undefined) await putAt(context, key, position);
}

async function putAt(context: ContextOf<Tx>, key: string, position: number): Promise<void> {
	const others = (await readyRows(context.db)).map((row) => row.key).filter((other) => other !== key);
	const keys = others.toSpliced(Math.min(position, others.length), 0, key);
	await sql`UPDATE ready_criteria SET position = given.place - 1
		FROM unnest(${keys}::text[]) WITH ORDINALITY AS given(key, place)
		WHERE ready_criteria.key = given.key`.execute(context.db);
}

/** What is not ready is asked about unless the workspace chose otherwise. */
export async function gateNow(db: Db): Promise<Gate> {
	const row = await db.selectFrom('ready_settings').select('gate').executeTakeFirst();
	return (row?.gate as Gate | undefined) ?? 'block';
}

async function keepGate(tx: Tx, gate: Gate): Promise<void> {
	await tx
		.insertInto('ready_settings')
		.values({ gate })
		.onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ gate }))
		.execute();
}

function recordChange(context: ContextOf<Tx>, key: string) {
	return record(context, { type: 'ready.changed', actorId: context.viewer.personId, detail: { key }, membersOnly: true });
}

async function requireShown(context: Context, key: string): Promise<ReadyCriterion> {
	const row = await context.db.selectFrom('ready_criteria').selectAll().where('key', '=', key).executeTakeFirst();
	if (!row) throw notFound('criterion');
	return showCriterion(row);
}

function showCriterion(row: ReadyRow): ReadyCriterion {
	return {
		key: row.key,
		name: row.name,
		kind: row.kind as ReadyCriterion['kind'],
		weight: row.weight as ReadyCriterion['weight'],
		enabled: row.enabled,
		position: row.position,
		threshold: row.threshold,
		version: row.version
	};
}
