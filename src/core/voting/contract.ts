import { z } from 'zod';
import { email, idOf, line, pageQuery, timestamp } from '../kernel/schemas.ts';
import { lifecycles, personSummarySchema } from '../people/contract.ts';
import { moment } from '../posts/behind.ts';
import { demandSchema, followReasons, importances } from '../posts/contract.ts';

const importance = z.enum(importances, `must be one of ${importances.join(', ')}`).optional();
const person = z.strictObject({ email, name: line(200).optional() }).optional();

/** Whose vote it is: without either, the caller's. */
export const voteBody = z.strictObject({ person, personId: idOf('person').optional(), importance });
export type VoteBody = z.infer<typeof voteBody>;

export const voteAnswer = z.object({ voted: z.boolean(), demand: demandSchema }).meta({ id: 'VoteAnswer' });
export type VoteAnswer = z.infer<typeof voteAnswer>;

/** Someone behind a post: what they did there, and on which of the posts that are merged into it. */
export const voterSchema = z
	.object({
		person: personSummarySchema,
		reasons: z.array(z.enum(followReasons)),
		importance: z.enum(importances).nullable(),
		sourcePostIds: z.array(idOf('post')),
		castBy: idOf('person').nullable(),
		at: timestamp
	})
	.meta({ id: 'Voter' });
export type Voter = z.infer<typeof voterSchema>;

/** Narrowed to a part of the demand; `without` names what their companies have none of. */
export const votersQuery = z.strictObject({
	...pageQuery,
	company: idOf('company').optional(),
	segment: idOf('segment').optional(),
	plan: line(200).optional(),
	lifecycle: z.enum(lifecycles, `must be one of ${lifecycles.join(', ')}`).optional(),
	importance: z.enum(importances, `must be one of ${importances.join(', ')}`).optional(),
	/** Those who joined on this day (UTC) or later. */
	since: z.iso.date('must be a day such as 2026-03-31').refine((day) => day >= '1900-01-01', 'must be a day after 1900').optional(),
	without: z.enum(['company', 'segment', 'plan', 'lifecycle'], 'must be company, segment, plan or lifecycle').optional(),
	/** Whether `plan`, `lifecycle` and `without` speak of companies as they are or as they were. */
	at: moment.optional()
});
export type VotersQuery = z.output<typeof votersQuery>;
