import { z } from 'zod';
import { idOf, pageQuery, timestamp } from '../kernel/schemas.ts';
import { lifecycles } from '../people/contract.ts';

/** Companies as they are now, or as they were when the first of their people joined. */
export const moments = ['now', 'then'] as const;
export type Moment = (typeof moments)[number];
export const moment = z.enum(moments, 'must be now or then');

/** What was known of a company at one time; null where that was nothing. */
const known = z.object({ mrr: z.int().nullable(), currency: z.string(), plan: z.string().nullable(), lifecycle: z.enum(lifecycles).nullable() });

/** A company behind a request: how many of its people, and what it is now and was when the first of them joined. */
export const companyBehindSchema = z
	.object({
		company: z.object({ id: idOf('company'), name: z.string() }),
		people: z.int(),
		joinedAt: timestamp,
		now: known,
		/** Null where nothing had been recorded of it by then. */
		then: known.nullable()
	})
	.meta({ id: 'CompanyBehind' });
export type CompanyBehind = z.infer<typeof companyBehindSchema>;
export const behindQuery = z.strictObject(pageQuery);

/** Companies and their known revenue in cents by one thing that is known of them; null where it is not. */
const share = z.object({ key: z.string().nullable(), companies: z.int(), mrr: z.object({ known: z.int(), unknownCompanies: z.int() }) });
export const breakdownSchema = z
	.object({
		currency: z.string(),
		now: z.object({ byPlan: z.array(share), byLifecycle: z.array(share) }),
		/** At the time when the first person of each company joined. */
		then: z.object({ byPlan: z.array(share), byLifecycle: z.array(share) }),
		bySegment: z.array(z.object({ segmentId: idOf('segment'), name: z.string(), people: z.int() }))
	})
	.meta({ id: 'DemandBreakdown' });
export type DemandBreakdown = z.infer<typeof breakdownSchema>;
