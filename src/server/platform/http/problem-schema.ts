import { z } from '@hono/zod-openapi';
import { refusalStatus } from '#core/kernel/problem.ts';

export const problemSchema = z
	.object({
		type: z.string(),
		title: z.string(),
		status: z.number().int(),
		detail: z.string(),
		code: z.enum(Object.keys(refusalStatus) as [string, ...string[]]),
		requestId: z.string(),
		fields: z.record(z.string(), z.string()).optional()
	})
	.openapi('Problem');
