/** Two people who are one, and two companies that are one: what a merge shows, and what stands against it. */
import { z } from 'zod';
import { Refusal } from '../kernel/problem.ts';
import { email, idOf, pageQuery, timestamp } from '../kernel/schemas.ts';
import { companySchema } from './companies.ts';
import { externalId, personSchema, personSummarySchema } from './contract.ts';

const merged = { direct: z.boolean().describe('False where it was merged into one that was merged later.'), by: personSummarySchema.nullable(), at: timestamp };

export const personMergeSchema = z.object({ source: personSchema, targetId: idOf('person'), ...merged }).meta({ id: 'PersonMerge' });
export type PersonMerge = z.infer<typeof personMergeSchema>;
export const companyMergeSchema = z.object({ source: companySchema, targetId: idOf('company'), ...merged }).meta({ id: 'CompanyMerge' });
export type CompanyMerge = z.infer<typeof companyMergeSchema>;

export const newPersonMerge = z.strictObject({ sourceId: idOf('person') });
export const newCompanyMerge = z.strictObject({ sourceId: idOf('company') });

/** Another address or id of the host application under which the same person writes. */
export const newAlias = z
	.strictObject({ email: email.optional(), externalId: externalId.optional() })
	.refine((given) => given.email !== undefined || given.externalId !== undefined, { path: ['email'], message: 'Give an e-mail address or an externalId.' });
export type NewAlias = z.infer<typeof newAlias>;

/** A post behind which both stand already: it will count one less. */
const shared = z.object({ id: idOf('post'), number: z.int(), title: z.string() });
const outcome = { sharedPosts: z.int(), shared: z.array(shared), refusal: z.string().nullable() };

export const personMergePreview = z.object({
	source: personSchema,
	target: personSchema,
	/** What is theirs under the other id, and is shown with the rest from then on. Nothing is moved. */
	brings: z.object({ posts: z.int(), votes: z.int(), comments: z.int(), feedback: z.int(), quotes: z.int(), companies: z.int() }),
	...outcome
});
export type PersonMergePreview = z.infer<typeof personMergePreview>;

export const companyMergePreview = z.object({ source: companySchema, target: companySchema, brings: z.object({ people: z.int() }), ...outcome });
export type CompanyMergePreview = z.infer<typeof companyMergePreview>;

export const mergesQuery = z.strictObject(pageQuery);
export const personMergeParams = z.object({ id: idOf('person'), sourceId: idOf('person') });
export const companyMergeParams = z.object({ id: idOf('company'), sourceId: idOf('company') });

export type Same = { id: string; name: string; mergedInto: string | null; isMember?: boolean };

/**
 * Whether `source` may become one with `target`, which stands for the one that was named.
 * @returns the refusal, or null when nothing stands against it
 */
export function reasonAgainstSame(source: Same, namedId: string, target: Same): Refusal | null {
	if (source.id === namedId) return new Refusal('same-subject', `“${source.name}” cannot be merged with itself.`);
	if (source.mergedInto) return new Refusal('already-merged', `“${source.name}” is merged already. Separate it there first.`, { extra: { mergedInto: source.mergedInto } });
	if (target.id === source.id) return new Refusal('merge-cycle', `The other one is merged into “${source.name}”, so the merge would go in a circle.`, { extra: { mergedInto: source.id } });
	// Whoever signs in with the other address would act with the rights of the team.
	if (source.isMember || target.isMember) return new Refusal('in-use', 'Members of the team sign in as themselves and cannot be merged with somebody.');
	return null;
}
