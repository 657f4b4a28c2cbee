import { z } from 'zod';
import { idOf, line, pageQuery, timestamp, version } from '../kernel/schemas.ts';
import { personSummarySchema } from '../people/contract.ts';

/** What the team judges of a post by itself. */
export const judgedInputs = ['reach', 'impact', 'confidence', 'effort', 'value', 'urgency', 'risk'] as const;
export type JudgedInput = (typeof judgedInputs)[number];

/** What Winnow counts. `mrr` is in whole units of the currency; `trend` is 1 rising, 0 steady, -1 falling. */
export const countedInputs = ['people', 'companies', 'mrr', 'critical', 'important', 'niceToHave', 'last30Days', 'trend', 'votes'] as const;
export type CountedInput = (typeof countedInputs)[number];
export type ScoreInput = JudgedInput | CountedInput;
export const scoreInputs: readonly ScoreInput[] = [...countedInputs, ...judgedInputs];

export const longestFormula = 500;
const formula = line(longestFormula);

export const scoreSchema = z
	.object({
		id: idOf('score'),
		name: z.string(),
		/** Arithmetic over the inputs: + - * / ^ %, comparisons, `a ? b : c`, and min, max, abs, sqrt, ln, log10, exp, round, floor, ceil. */
		formula: z.string(),
		/** The inputs that the formula names. */
		inputs: z.array(z.string()),
		version,
		createdAt: timestamp,
		updatedAt: timestamp
	})
	.meta({ id: 'Score' });
export type Score = z.infer<typeof scoreSchema>;

export const newScore = z.strictObject({ name: line(80), formula });
export type NewScore = z.infer<typeof newScore>;
export const scoreChanges = z.strictObject({ name: line(80).optional(), formula: formula.optional() });
export type ScoreChanges = z.infer<typeof scoreChanges>;
export const scoreParams = z.object({ id: idOf('score') });
export const listQuery = z.strictObject(pageQuery);
export type ListQuery = z.infer<typeof listQuery>;

const amounts = z.record(z.string(), z.number().nullable());

export const scoreResultSchema = z
	.object({
		postId: idOf('post'),
		number: z.int(),
		title: z.string(),
		/** Null where it is unknown: an input is missing, or something is divided by zero. */
		value: z.number().nullable(),
		/** The numbers that the value was made of, by the names in the formula; null where one is not known. */
		inputs: amounts,
		calculatedAt: timestamp
	})
	.meta({ id: 'ScoreResult' });
export type ScoreResult = z.infer<typeof scoreResultSchema>;

const amount = z.number('must be a number').min(-1e9, 'must be at least -1000000000').max(1e9, 'may be at most 1000000000').nullable().optional();

/** What is given is set; null takes a judgement back. */
export const judgementChanges = z.strictObject({ reach: amount, impact: amount, confidence: amount, effort: amount, value: amount, urgency: amount, risk: amount });
export type JudgementChanges = z.infer<typeof judgementChanges>;

export const judgementsSchema = z
	.object({ data: z.array(z.object({ input: z.enum(judgedInputs), amount: z.number(), by: personSummarySchema.nullable(), at: timestamp })) })
	.meta({ id: 'Judgements' });
export type Judgements = z.infer<typeof judgementsSchema>;

/** Formulas to begin with. */
export const presets: readonly NewScore[] = [
	{ name: 'RICE', formula: 'reach * impact * confidence / effort' },
	{ name: 'ICE', formula: 'impact * confidence / effort' },
	{ name: 'WSJF', formula: '(value + urgency + risk) / effort' },
	{ name: 'Value for effort', formula: 'value / effort' },
	{ name: 'Weighted demand', formula: 'people + 3 * companies + mrr / 100 + 2 * critical + important' }
];
