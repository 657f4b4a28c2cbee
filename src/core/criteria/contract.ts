import { z } from 'zod';
import { pageSchema } from '../kernel/schemas.ts';
import { ruleCodes, severities } from './finding.ts';

export const lintRuleSchema = z
	.object({
		code: z.enum(ruleCodes),
		name: z.string(),
		severity: z.enum(severities),
		/** Whether it looks at one criterion, or at all of an item together. */
		over: z.enum(['criterion', 'item']),
		/** The lists of words that it reads. */
		lists: z.array(z.object({ key: z.string(), name: z.string(), words: z.number().int() }))
	})
	.meta({ id: 'LintRule' });
export type LintRule = z.infer<typeof lintRuleSchema>;
export const lintRulesSchema = pageSchema(lintRuleSchema);
