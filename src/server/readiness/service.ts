import type { Readiness } from '#core/readiness/contract.ts';
import { words } from '#core/readiness/words.ts';
import { dependenciesKey, lacking, type Judgement } from '#core/readiness/rules.ts';
import type { ItemId, PersonId } from '#core/kernel/ids.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import { lockItem, noteChange, requireItem } from '../backlog/service.ts';
import { showPeople } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { changeDefinition, judgementsOf } from './judging.ts';

export { addReadyCriterion, changeReadyCriteria, changeReadyCriterion, gateNow, installReadyCriteria, readDefinition, removeReadyCriterion } from './definition.ts';
export { judgementsOf } from './judging.ts';
export { deliveredPoints } from './queries.ts';

/** How an item stands against the Definition of Ready, criterion by criterion; nothing is asked of closed items. @throws not-found */
export async function readReadiness(context: Context, id: ItemId): Promise<Readiness> {
	await requireItem(context, id);
	const judged = (await judgementsOf(context.db, [id])).get(id) ?? [];
	const met = judged.filter((one) => one.met).length;
	return { ready: lacking(judged).length === 0, met, total: judged.length, criteria: await withConfirmations(context, id, judged) };
}

/** Says that a criterion is met which no rule can see, or takes that back. @throws not-found, invalid for those that rules see */
export function confirmCriterion(context: Context, { id, key }: { id: ItemId; key: string }, met: boolean): Promise<Readiness> {
	return inTransaction(context, async (_, inner) => {
		await lockItem(inner, id);
		const judged = (await judgementsOf(inner.db, [id])).get(id) ?? [];
		const criterion = judged.find((one) => one.key === key);
		if (!criterion) throw notFound('criterion');
		if (met && !criterion.confirmable) throw invalid({ met: key === dependenciesKey ? words.hasBlockers : words.notManual });
		await writeConfirmation(inner, { id, key }, met);
		await noteChange(inner, id, ['readiness'], { key, met });
		return readReadiness(inner, id);
	});
}

/** Judges every open item anew; for those to the right that changed what the rules depend on, such as the velocity. */
export function judgeEverything(context: ContextOf<Tx>): Promise<void> {
	return changeDefinition(context, async () => {});
}

async function writeConfirmation(context: ContextOf<Tx>, { id, key }: { id: ItemId; key: string }, met: boolean): Promise<void> {
	const personId = context.viewer.personId;
	if (personId === null) throw new Refusal('not-allowed', 'Only a member can confirm this.');
	if (!met) {
		await context.db.deleteFrom('readiness_confirmations').where('item_id', '=', id).where('key', '=', key).execute();
		return;
	}
	await context.db
		.insertInto('readiness_confirmations')
		.values({ item_id: id, key, confirmed_by: personId, confirmed_at: context.now() })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

async function withConfirmations(context: Context, id: ItemId, judged: Judgement[]): Promise<Readiness['criteria']> {
	const rows = await context.db.selectFrom('readiness_confirmations').selectAll().where('item_id', '=', id).execute();
	const people = await showPeople(context, rows.map((row) => row.confirmed_by as PersonId));
	return judged.map((one) => {
		const row = one.confirmable ? rows.find(({ key }) => key === one.key) : undefined;
		return row ? { ...one, by: people.get(row.confirmed_by as PersonId) ?? null, at: row.confirmed_at.toISOString() } : one;
	});
}
