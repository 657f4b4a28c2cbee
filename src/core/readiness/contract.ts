import { z } from 'zod';
import { idOf, line, version } from '../kernel/schemas.ts';
import { personSummarySchema } from '../people/contract.ts';

export const readyKinds = ['automatic', 'manual'] as const;
/** What must be met makes an item ready; what should be met is only said to be missing. */
export const weights = ['must', 'should'] as const;
export type Weight = (typeof weights)[number];
/** What the door into a sprint does with an item that is not ready: nothing, say so, or ask for a reason. */
export const gates = ['off', 'warn', 'block'] as const;
export type Gate = (typeof gates)[number];

const weight = z.enum(weights, `must be one of ${weights.join(', ')}`);

export const readyCriterionSchema = z
	.object({
		key: z.string(),
		name: z.string(),
		kind: z.enum(readyKinds),
		weight: z.enum(weights),
		enabled: z.boolean(),
		position: z.number().int(),
		/** Of `small-enough`: the largest estimate that fits; null where it follows from the team's velocity. */
		threshold: z.number().nullable(),
		version
	})
	.meta({ id: 'ReadyCriterion' });
export type ReadyCriterion = z.infer<typeof readyCriterionSchema>;

export const definitionSchema = z
	.object({
		data: z.array(readyCriterionSchema),
		nextCursor: z.null(),
		/** The largest estimate that fits a sprint now. */
		threshold: z.number(),
		gate: z.enum(gates)
	})
	.meta({ id: 'DefinitionOfReady' });
export type Definition = z.infer<typeof definitionSchema>;

const threshold = z.number('must be a number').min(0.5, 'must be at least 0.5').max(1000, 'may be at most 1000').nullable();
const key = z
	.string()
	.max(60, 'may have at most 60 characters')
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'may hold lower-case letters, digits and single hyphens');

export const newReadyCriterion = z.strictObject({ name: line(160), key: key.optional(), enabled: z.boolean().default(true), weight: weight.default('must') });
export type NewReadyCriterion = z.infer<typeof newReadyCriterion>;

const changes = {
	name: line(160).optional(),
	enabled: z.boolean().optional(),
	weight: weight.optional(),
	position: z.int().min(0).max(1000).optional(),
	threshold: threshold.optional()
};
export const readyChanges = z.strictObject(changes);
export type ReadyChanges = z.infer<typeof readyChanges>;

/** Several at once, in the order they shall have from now on, or what the door into a sprint does. */
export const definitionChanges = z
	.strictObject({
		criteria: z.array(z.strictObject({ key, ...changes })).min(1, 'must name a criterion').max(50, 'may hold at most 50 criteria').optional(),
		gate: z.enum(gates, `must be one of ${gates.join(', ')}`).optional()
	})
	.refine(({ criteria, gate }) => criteria !== undefined || gate !== undefined, { path: ['criteria'], error: 'must name a criterion' });
export type DefinitionChanges = z.infer<typeof definitionChanges>;

export const readinessSchema = z
	.object({
		ready: z.boolean(),
		met: z.number().int(),
		total: z.number().int(),
		criteria: z.array(
			z.object({
				key: z.string(),
				name: z.string(),
				kind: z.enum(readyKinds),
				weight: z.enum(weights),
				met: z.boolean(),
				/** One sentence: what was found, or what is missing. */
				why: z.string(),
				/** Whether a member may say that it is met. */
				confirmable: z.boolean(),
				by: personSummarySchema.nullable().optional(),
				at: z.iso.datetime().nullable().optional()
			})
		)
	})
	.meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof readinessSchema>;

export const readinessParams = z.object({ id: idOf('item') });
export const readinessKeyParams = z.object({ id: idOf('item'), key });
export const keyParams = z.object({ key });
export const confirmation = z.strictObject({ met: z.boolean('must be true or false') });
