import { criteriaKey, judge, lacking, leastSprints, smallKey, thresholdFor, type Judgement, type Subject } from '#core/readiness/rules.ts';
import type { Weight } from '#core/readiness/contract.ts';
import type { OwnSprint } from '#core/readiness/planned.ts';
import { medianOf } from '#core/readiness/velocity.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import { keepStandings, lockBacklog } from '../backlog/service.ts';
import type { ContextOf } from '../platform/context.ts';
import { lockFor, type Db, type Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { deliveredPoints, holdAroundSprint, holdDefinition, lockOpenItems, readyRows, subjectsOf, type ReadyRow } from './queries.ts';

/** Judges items anew in the transaction that changed them; the caller holds their rows. */
export async function judgeAnew(context: ContextOf<Tx>, itemIds: ItemId[]): Promise<void> {
	await holdDefinition(context.db);
	await keepJudgements(context, itemIds);
}

/** Judges the items of a sprint and those that wait for them, after its days changed. */
export async function judgeSprint(context: ContextOf<Tx>, sprintId: string): Promise<void> {
	await judgeAnew(context, (await holdAroundSprint(context.db, sprintId)) as ItemId[]);
}

/**
 * Changes the definition, or what it depends on, and judges every open item in the same transaction. Items that are
 * changed at the same moment wait, so that none is left with a result of the old definition.
 */
export async function changeDefinition(context: ContextOf<Tx>, change: () => Promise<void>): Promise<void> {
	await lockBacklog(context.db);
	await lockOpenItems(context.db);
	await lockFor(context.db, 'readiness');
	await change();
	await keepJudgements(context, (await lockOpenItems(context.db)) as ItemId[]);
}

/** How items stand, by id; only those that are open. `entering`: as if they stood in this sprint. */
export async function judgementsOf(db: Db, itemIds: string[], entering: OwnSprint = null): Promise<Map<string, Judgement[]>> {
	const judged = await judgeSubjects(db, itemIds, entering);
	return new Map([...judged].map(([id, { judgements }]) => [id, judgements]));
}

async function judgeSubjects(db: Db, itemIds: string[], entering: OwnSprint = null): Promise<Map<string, { subject: Subject; judgements: Judgement[] }>> {
	const rows = await readyRows(db);
	const rules = rows.filter((row) => row.enabled).map(asRule);
	const threshold = await thresholdNow(db, rows);
	const subjects = await subjectsOf(db, itemIds, entering);
	return new Map([...subjects].map(([id, subject]) => [id, { subject, judgements: judge(rules, subject, threshold) }]));
}

/** The largest estimate that fits a sprint now. */
export async function thresholdNow(db: Db, rows: ReadyRow[]): Promise<number> {
	const chosen = rows.find((row) => row.key === smallKey)?.threshold ?? null;
	return thresholdFor(chosen, chosen === null ? velocityOf(await deliveredPoints(db)) : null);
}

function velocityOf(delivered: { points: number }[]): number | null {
	return delivered.length < leastSprints ? null : medianOf(delivered.map((sprint) => sprint.points));
}

function asRule(row: ReadyRow) {
	return { key: row.key, name: row.name, kind: row.kind as 'automatic' | 'manual', weight: row.weight as Weight };
}

async function keepJudgements(context: ContextOf<Tx>, itemIds: ItemId[]): Promise<void> {
	const judgements = await judgeSubjects(context.db, itemIds);
	const standings = [...judgements].map(([id, { subject, judgements: judged }]) => ({
		itemId: id as ItemId,
		ready: lacking(judged).length === 0,
		met: judged.filter((one) => one.met).length,
		total: judged.length,
		unmet: judged.filter((one) => !one.met).map((one) => one.key),
		gap: judged.some((one) => one.key === criteriaKey) ? subject.criteriaGap : null
	}));
	const turned = await keepStandings(context.db, standings);
	for (const { itemId, ready } of turned) {
		const unmet = standings.find((one) => one.itemId === itemId)?.unmet ?? [];
		await record(context, {
			type: ready ? 'item.became-ready' : 'item.ready-lost',
			actorId: context.viewer.personId,
			itemId,
			detail: { unmet },
			membersOnly: true
		});
	}
}
