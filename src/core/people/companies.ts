import { z } from 'zod';
import { idOf, line, pageQuery, timestamp, version } from '../kernel/schemas.ts';
import { attributes, externalId, lifecycles } from './contract.ts';

export const companySchema = z
	.object({
		id: idOf('company'),
		externalId: z.string().nullable(),
		name: z.string(),
		domain: z.string().nullable(),
		/** Monthly recurring revenue in cents; null where it is not known, which is not 0. */
		mrr: z.number().int().nullable(),
		currency: z.string(),
		plan: z.string().nullable(),
		lifecycle: z.enum(lifecycles).nullable(),
		attributes,
		peopleCount: z.number().int(),
		/** Which company stands for it, where a merge says that they are the same. */
		mergedInto: idOf('company').nullable(),
		aliases: z.array(z.object({ id: idOf('company'), name: z.string(), domain: z.string().nullable(), externalId: z.string().nullable() })),
		version,
		createdAt: timestamp,
		updatedAt: timestamp
	})
	.meta({ id: 'Company' });
export type Company = z.infer<typeof companySchema>;

/** What was known of a company from some time on. */
export const companyThenSchema = z
	.object({ at: timestamp, mrr: z.int().nullable(), currency: z.string(), plan: z.string().nullable(), lifecycle: z.enum(lifecycles).nullable() })
	.meta({ id: 'CompanyThen' });
export type CompanyThen = z.infer<typeof companyThenSchema>;

export const domain = z
	.string()
	.trim()
	.toLowerCase()
	.max(253, 'may have at most 253 characters')
	.regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/, 'must be a domain such as acme.example');

const largestAmount = 1_000_000_000_000;
const companyFields = {
	domain: domain.nullable().optional(),
	mrr: z.int('must be a whole number of cents').min(0, 'must not be negative').max(largestAmount, 'is too large').nullable().optional(),
	currency: z.string().toUpperCase().regex(/^[A-Z]{3}$/, 'must be a currency code such as EUR').optional(),
	plan: line(100).nullable().optional(),
	lifecycle: z.enum(lifecycles, `must be one of ${lifecycles.join(', ')}`).nullable().optional(),
	attributes: attributes.optional()
};

export const newCompany = z.strictObject({ name: line(200), externalId: externalId.nullable().optional(), ...companyFields });
export type NewCompany = z.infer<typeof newCompany>;
export const companyChanges = z.strictObject({ name: line(200).optional(), externalId: externalId.nullable().optional(), ...companyFields });
export type CompanyChanges = z.infer<typeof companyChanges>;
/** PUT by externalId: a name is needed only where the company is new. */
export const companyUpsert = z.strictObject({ name: line(200).optional(), ...companyFields });
export type CompanyUpsert = z.infer<typeof companyUpsert>;

export const companyParams = z.object({ id: idOf('company') });
export const historyQuery = z.strictObject(pageQuery);
export const companyKey = z.object({ externalId });
export const companyQuery = z.strictObject({
	...pageQuery,
	q: z.string().trim().max(200).optional(),
	plan: line(100).optional(),
	lifecycle: z.enum(lifecycles, `must be one of ${lifecycles.join(', ')}`).optional()
});
export type CompanyQuery = z.infer<typeof companyQuery>;
