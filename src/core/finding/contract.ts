import { z } from 'zod';
import { largestLimit } from '../kernel/page.ts';

export const findingQuery = z.strictObject({
	q: z.string().max(200, 'may have at most 200 characters').default(''),
	/** Of each group at most so many. */
	limit: z.coerce.number('must be a whole number').int('must be a whole number').min(1, 'must be at least 1').max(largestLimit, `may be at most ${largestLimit}`).default(5)
});
export type FindingQuery = z.infer<typeof findingQuery>;

export const hitSchema = z
	.object({
		id: z.string(),
		title: z.string(),
		/** What tells it from others of that title: a status, an address, a domain. */
		detail: z.string().nullable(),
		/** Where the team sees it. */
		url: z.string()
	})
	.meta({ id: 'Hit' });
export type Hit = z.infer<typeof hitSchema>;

/** The best matches of each group first. A group is empty where nothing matches, or the caller may not read it. */
export const findingsSchema = z
	.object({ posts: z.array(hitSchema), items: z.array(hitSchema), people: z.array(hitSchema), companies: z.array(hitSchema), didYouMean: z.string().nullable() })
	.meta({ id: 'Findings' });
export type Findings = z.infer<typeof findingsSchema>;
