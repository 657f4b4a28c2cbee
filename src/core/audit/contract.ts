import { z } from 'zod';
import { idOf, pageQuery, timestamp } from '../kernel/schemas.ts';
import { personSummarySchema } from '../people/contract.ts';

export const auditSchema = z
	.object({
		id: idOf('event'),
		at: timestamp,
		/** What was done, such as `post.merged`. */
		kind: z.string(),
		/** Null for what Winnow did by itself. */
		actor: personSummarySchema.nullable(),
		/** The client's address; null after 30 days, and for what came from no request. */
		address: z.string().nullable(),
		post: z.object({ number: z.int(), title: z.string() }).nullable(),
		item: z.object({ number: z.int(), title: z.string() }).nullable(),
		detail: z.record(z.string(), z.unknown())
	})
	.meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditSchema>;

const filters = {
	actor: idOf('person').optional(),
	kind: z
		.string()
		.max(80)
		.regex(/^[a-z]+\.[a-z-]+$/, 'must be a kind such as post.merged')
		.optional(),
	since: timestamp.optional(),
	until: timestamp.optional()
};
export const auditQuery = z.strictObject({ ...pageQuery, ...filters });
export type AuditQuery = z.infer<typeof auditQuery>;
export const auditFilter = z.strictObject(filters);
export type AuditFilter = z.infer<typeof auditFilter>;
export const kindsSchema = z.object({ data: z.array(z.string()) });
