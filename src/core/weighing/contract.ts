import { z } from 'zod';
import { itemParams, itemRef } from '../backlog/contract.ts';
import { idOf, line, pageQuery, timestamp } from '../kernel/schemas.ts';
import { personSummarySchema } from '../people/contract.ts';
import { judgedInputs, longestFormula, type JudgedInput } from '../prioritising/contract.ts';

/** Items of the backlog that are weighed against each other, from the top; more are not looked at. */
export const mostWeighed = 500;
/** Items that one act moves. */
export const mostMoved = 200;

const judged = z.enum(judgedInputs, `must be one of ${judgedInputs.join(', ')}`);
const amount = z.number('must be a number').min(-1e9, 'must be at least -1000000000').max(1e9, 'may be at most 1000000000');
const months = z.number('must be a number').int('must be whole').min(1, 'must be at least 1').max(60, 'may be at most 60');
const weights = z
	.record(idOf('segment'), z.number('must be a number').min(0, 'must not be negative').max(100, 'may be at most 100'))
	.refine((given) => Object.keys(given).length <= 20, 'may weigh at most 20 segments');
const trials = z
	.record(idOf('item'), z.partialRecord(judged, amount))
	.refine((given) => Object.keys(given).length <= 100, 'may try other numbers for at most 100 items');

/** How to weigh: nothing of it is kept. `inputs` tries other numbers for some items. */
export const weighingRequest = z.strictObject({ formula: line(longestFormula), months: months.default(12), weights: weights.default({}), inputs: trials.default({}) });
export type WeighingRequest = z.infer<typeof weighingRequest>;
export const weighingQuery = z.strictObject({ months: z.coerce.number().pipe(months).default(12) });

const override = z.object({ amount: z.number(), why: z.string(), by: personSummarySchema.nullable(), at: timestamp });
export const weighedItem = z.object({
	item: itemRef,
	/** Its place now, and the one that its score says, from 1. */
	position: z.int(),
	target: z.int(),
	/** Whether it is one of the fewest that have to move. */
	moves: z.boolean(),
	/** What its own numbers make, and what it is worth with what waits for it. */
	own: z.number().nullable(),
	value: z.number().nullable(),
	/** The item that waits for it, whose score it has. */
	inheritedFrom: itemRef.nullable(),
	/** Each input: what Winnow reads, what somebody typed beside it, and what was used. */
	inputs: z.record(z.string(), z.object({ live: z.number().nullable(), used: z.number().nullable(), override: override.nullable() })),
	/** What it has over the next one, input by input; null where one of the two is unknown or the score is inherited. */
	overNext: z.array(z.object({ input: z.string(), amount: z.number() })).nullable(),
	/** The people behind it when it was placed, and now. */
	people: z.object({ then: z.int(), now: z.int() }),
	drift: z.array(z.enum(['place', 'demand']))
});
export type WeighedItem = z.infer<typeof weighedItem>;
export const weighingSchema = z
	.object({
		/** In the order that the scores say. */
		items: z.array(weighedItem),
		/** The items that wait in the backlog; beyond 500 they are not weighed. */
		total: z.int(),
		/** What this was made of: an order that changed meanwhile is not taken over. */
		basis: z.string()
	})
	.meta({ id: 'Weighing' });
export type Weighing = z.infer<typeof weighingSchema>;

export const newOrder = weighingRequest.extend({
	basis: z.string().max(100),
	/** Those that are to move; all of them without it. */
	itemIds: z.array(idOf('item')).min(1, 'must name an item').max(mostMoved, `may name at most ${mostMoved} items`).optional()
});
export type NewOrder = z.infer<typeof newOrder>;
export const orderSchema = z
	.object({ id: idOf('order'), formula: z.string(), itemIds: z.array(idOf('item')), by: personSummarySchema.nullable(), at: timestamp, undoneAt: timestamp.nullable() })
	.meta({ id: 'AppliedOrder' });
export type AppliedOrder = z.infer<typeof orderSchema>;
export const orderParams = z.object({ id: idOf('order') });

export const inputParams = itemParams.extend({ input: judged });
/** Null gives the live number back. */
export const newOverride = z.strictObject({ amount: amount.nullable(), why: line(500) });
export type NewOverride = z.infer<typeof newOverride>;
export const overrideSchema = z
	.object({ id: idOf('override'), input: z.enum(judgedInputs), amount: z.number().nullable(), why: z.string(), by: personSummarySchema.nullable(), at: timestamp })
	.meta({ id: 'InputOverride' });
export type InputOverride = Omit<z.infer<typeof overrideSchema>, 'input'> & { input: JudgedInput };

export const newScenario = weighingRequest.extend({ name: line(80) });
export type NewScenario = z.infer<typeof newScenario>;
export const scenarioSchema = newScenario.extend({ id: idOf('scenario'), createdAt: timestamp }).meta({ id: 'Scenario' });
export type Scenario = z.infer<typeof scenarioSchema>;
export const scenarioParams = z.object({ id: idOf('scenario') });
export const pageOnly = z.strictObject(pageQuery);
export type PageOnly = z.infer<typeof pageOnly>;
