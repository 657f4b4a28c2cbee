import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import type { NewScenario, PageOnly, Scenario } from '#core/weighing/contract.ts';
import type { Selectable } from 'kysely';
import { inTransaction, type Context } from '../platform/context.ts';
import { record } from '../platform/outbox.ts';
import type { Scenarios } from '../platform/tables.ts';
import { readFormula } from '../prioritising/service.ts';

/** So many ways to look at one backlog; more are not kept. */
const mostScenarios = 50;

/** The scenarios in the order in which they were made. */
export async function listScenarios({ db }: Context, { limit, cursor }: PageOnly): Promise<Page<Scenario>> {
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	const rows = await db
		.selectFrom('scenarios')
		.selectAll()
		.$if(key !== null, (query) => query.where('scenario_id', '>', key?.[0] as string))
		.orderBy('scenario_id')
		.limit(limit + 1)
		.execute();
	return pageOf(rows, limit, showScenario, (row) => [row.scenario_id]);
}

/** Keeps a way to weigh the backlog. @throws invalid for a formula that cannot be read; already-exists; in-use when there are as many as there may be */
export function createScenario(context: Context, { name, formula, months, weights, inputs }: NewScenario): Promise<Scenario> {
	return inTransaction(context, async (tx, inner) => {
		const read = readFormula(formula);
		if (typeof read === 'string') throw invalid({ formula: read });
		const kept = await tx.selectFrom('scenarios').select('scenario_id').limit(mostScenarios).execute();
		if (kept.length >= mostScenarios) throw new Refusal('in-use', `There may be at most ${mostScenarios} scenarios. Remove one that nobody looks at.`);
		const row = await tx
			.insertInto('scenarios')
			.values({ scenario_id: inner.newId('scenario'), name, formula, months, weights: JSON.stringify(weights), inputs: JSON.stringify(inputs), created_by: inner.viewer.personId, created_at: inner.now() })
			.onConflict((conflict) => conflict.doNothing())
			.returningAll()
			.executeTakeFirst();
		if (!row) throw new Refusal('already-exists', 'There is a scenario with this name already.');
		await record(inner, { type: 'scenario.created', actorId: inner.viewer.personId, detail: { scenarioId: row.scenario_id, name }, membersOnly: true });
		return showScenario(row);
	});
}

/** @throws not-found */
export function removeScenario(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const row = await tx.deleteFrom('scenarios').where('scenario_id', '=', id).returning('name').executeTakeFirst();
		if (!row) throw notFound('scenario');
		await record(inner, { type: 'scenario.removed', actorId: inner.viewer.personId, detail: { scenarioId: id, name: row.name }, membersOnly: true });
	});
}

function showScenario(row: Selectable<Scenarios>): Scenario {
	return {
		id: row.scenario_id as Scenario['id'],
		name: row.name,
		formula: row.formula,
		months: row.months,
		weights: row.weights as Scenario['weights'],
		inputs: row.inputs as Scenario['inputs'],
		createdAt: row.created_at.toISOString()
	};
}
