import { createHash } from 'node:crypto';
import { invalid } from '#core/kernel/problem.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import type { ScoreInput } from '#core/prioritising/contract.ts';
import { mostWeighed, type WeighedItem, type Weighing, type WeighingRequest } from '#core/weighing/contract.ts';
import { contributions, driftOf, inheritScores, moversBetween, orderByScore, type Wait } from '#core/weighing/rules.ts';
import { showRef, type ItemRow } from '../backlog/service.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { getScore, readFormula, type Formula } from '../prioritising/service.ts';
import { liveAmounts } from './amounts.ts';
import { standingOverrides } from './overrides.ts';

type Inputs = WeighedItem['inputs'];

/** Weighs what waits in the backlog and says where each item would stand; nothing is kept. @throws invalid for a formula that cannot be read */
export async function weigh(context: Context, request: WeighingRequest): Promise<Weighing> {
	const formula = readFormula(request.formula);
	if (typeof formula === 'string') throw invalid({ formula });
	const { rows, total } = await waitingItems(context.db);
	const ids = rows.map((row) => row.item_id);
	if (ids.length === 0) return { items: [], total, basis: basisOf([], []) };
	const [inputs, live, waits] = await gather(context, { ids, formula, request });
	const own = new Map(ids.map((id) => [id, formula.evaluate(used(inputs.get(id) as Inputs))]));
	const weights = inheritScores(own, waits);
	const target = orderByScore(ids, weights, waits);
	const movers = moversBetween(ids, target);
	const byId = new Map(rows.map((row) => [row.item_id, row]));
	const places = new Map(ids.map((id, at) => [id, at + 1]));
	const items = target.map((id, at): WeighedItem => {
		const { value, from } = weights.get(id) ?? { value: null, from: null };
		const next = target[at + 1];
		const [position, people] = [places.get(id) as number, live.get(id)?.people ?? { then: 0, now: 0 }];
		return {
			item: showRef(byId.get(id) as ItemRow),
			position,
			target: at + 1,
			moves: movers.has(id),
			own: own.get(id) ?? null,
			value,
			inheritedFrom: from === null ? null : showRef(byId.get(from) as ItemRow),
			inputs: inputs.get(id) as Inputs,
			overNext: next === undefined || from !== null || weights.get(next)?.from !== null ? null : contributions(formula.evaluate, used(inputs.get(id) as Inputs), used(inputs.get(next) as Inputs)),
			people,
			drift: driftOf({ position, target: at + 1, ...people })
		};
	});
	return { items, total, basis: basisOf(ids, target) };
}

/** Weighs the backlog by a score that is kept. @throws not-found */
export async function weighByScore(context: Context, scoreId: string, months: number): Promise<Weighing> {
	const { formula } = await getScore(context, scoreId);
	return weigh(context, { formula, months, weights: {}, inputs: {} });
}

async function waitingItems(db: Db): Promise<{ rows: ItemRow[]; total: number }> {
	const waiting = db.selectFrom('items').where('state', 'in', ['refining', 'ready']);
	const rows = await waiting.selectAll().orderBy('rank').limit(mostWeighed).execute();
	const { total } = await waiting.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
	return { rows, total: Number(total) };
}

type Question = { ids: string[]; formula: Formula; request: WeighingRequest };

async function gather(context: Context, { ids, formula, request }: Question) {
	const [live, typed, waits] = await Promise.all([liveAmounts(context, ids, request), standingOverrides(context.db, ids), waitsAmong(context.db, ids)]);
	const people = await showPeople(context, typed.flatMap((row) => (row.set_by ? [row.set_by as PersonId] : [])));
	const overrides = new Map(typed.map((row) => [`${row.item_id} ${row.input}`, { amount: row.amount as number, why: row.why, by: people.get(row.set_by as PersonId) ?? null, at: row.set_at.toISOString() }]));
	const inputsOf = (id: string): Inputs =>
		Object.fromEntries(
			formula.inputs.map((input: ScoreInput) => {
				const override = overrides.get(`${id} ${input}`) ?? null;
				const amount = live.get(id)?.amounts[input] ?? null;
				const tried = (request.inputs as Record<string, Partial<Record<string, number>>>)[id]?.[input];
				return [input, { live: amount, override, used: tried ?? override?.amount ?? amount }];
			})
		);
	return [new Map(ids.map((id) => [id, inputsOf(id)])), live, waits] as const;
}

async function waitsAmong(db: Db, ids: string[]): Promise<Wait[]> {
	const rows = await db.selectFrom('dependencies').select(['item_id', 'blocker_id']).where('item_id', 'in', ids).where('blocker_id', 'in', ids).orderBy('item_id').orderBy('blocker_id').execute();
	return rows.map((row) => ({ itemId: row.item_id, blockerId: row.blocker_id }));
}

const used = (inputs: Inputs): Record<string, number | null> => Object.fromEntries(Object.entries(inputs).map(([input, { used: amount }]) => [input, amount]));

function basisOf(current: string[], target: string[]): string {
	return createHash('sha256').update(`${current.join()} ${target.join()}`).digest('hex').slice(0, 32);
}
