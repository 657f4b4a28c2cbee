import { z } from 'zod';
import { hoursSchema } from './me.ts';
import { email, idOf, language, line, pageQuery, timestamp, version } from '../kernel/schemas.ts';

export const personKinds = ['anonymous', 'identified', 'member'] as const;
export const lifecycles = ['trial', 'active', 'churned', 'prospect'] as const;
export type Lifecycle = (typeof lifecycles)[number];

const plain = z.union(
	[z.string().max(1000), z.number(), z.boolean(), z.array(z.string().max(200)).max(50), z.null()],
	'must be text, a number, true, false, a list of texts or null'
);

/** What the host application knows besides: flat, so that it can be searched and shown. */
export const attributes = z
	.record(z.string().min(1).max(60), plain, 'must be an object of plain values')
	.refine((value) => Object.keys(value).length <= 50, 'may have at most 50 entries')
	.refine((value) => !JSON.stringify(value).includes('\\u0000'), 'must not hold a NUL character');
export type Attributes = z.infer<typeof attributes>;

export const externalId = line(200);

/** How a person is shown beside what they did. Addresses and companies are for members alone. */
export const personSummarySchema = z
	.object({
		id: idOf('person'),
		/** Null for somebody who gave no name, or was erased. */
		name: z.string().nullable(),
		kind: z.enum(personKinds),
		companies: z.array(z.string()),
		email: z.string().nullable().optional()
	})
	.meta({ id: 'PersonSummary' });
export type PersonSummary = z.infer<typeof personSummarySchema>;

export const personSchema = z
	.object({
		id: idOf('person'),
		email: z.string().nullable(),
		name: z.string().nullable(),
		externalId: z.string().nullable(),
		kind: z.enum(personKinds),
		companyIds: z.array(idOf('company')),
		attributes,
		/** The language of what they are sent; null while nothing is known of it. */
		language: language.nullable(),
		/** Who stands for them, where a merge says that they are the same person. */
		mergedInto: idOf('person').nullable(),
		/** Under what else they are known, by merges. */
		aliases: z.array(z.object({ id: idOf('person'), name: z.string().nullable(), email: z.string().nullable(), externalId: z.string().nullable() })),
		erasedAt: timestamp.nullable(),
		version,
		createdAt: timestamp,
		updatedAt: timestamp
	})
	.meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;

const companyIds = z.array(idOf('company')).max(50, 'may name at most 50 companies');

const personFields = {
	email: email.nullable().optional(),
	name: line(200).nullable().optional(),
	externalId: externalId.nullable().optional(),
	companyIds: companyIds.optional(),
	attributes: attributes.optional(),
	language: language.nullable().optional()
};
export const personChanges = z.strictObject(personFields);
export type PersonChanges = z.infer<typeof personChanges>;

export const newPerson = z
	.strictObject(personFields)
	.refine(({ email, name, externalId }) => email || name || externalId, { path: ['email'], message: 'Give at least an e-mail address, a name or an externalId.' });
export type NewPerson = z.infer<typeof newPerson>;

export const personParams = z.object({ id: idOf('person') });
/** An e-mail address where it has an @, else the id the host application gave. */
export const personKey = z.object({ key: line(320) });

export const personQuery = z.strictObject({
	...pageQuery,
	q: z.string().trim().max(200).optional(),
	company: idOf('company').optional(),
	kind: z.enum(personKinds, `must be one of ${personKinds.join(', ')}`).optional()
});
export type PersonQuery = z.infer<typeof personQuery>;

/** Everything that is held about a person, for them to take away. */
export const personExport = z.object({
	person: personSchema,
	companies: z.array(z.object({ id: idOf('company'), name: z.string() })),
	posts: z.array(z.object({ id: z.string(), title: z.string(), body: z.string(), createdAt: timestamp })),
	comments: z.array(z.object({ id: z.string(), postId: z.string(), body: z.string(), createdAt: timestamp })),
	votes: z.array(z.object({ postId: z.string(), importance: z.string().nullable(), createdAt: timestamp })),
	follows: z.array(z.object({ postId: z.string(), reason: z.string(), createdAt: timestamp })),
	feedback: z.array(z.object({ id: z.string(), channel: z.string(), text: z.string().nullable(), occurredAt: timestamp })),
	insights: z.array(z.object({ id: z.string(), feedbackId: z.string(), postId: z.string(), importance: z.string().nullable() })),
	deliveries: z.array(z.object({ id: z.string(), channel: z.string(), state: z.string(), sentAt: timestamp.nullable() })),
	preferences: z.record(z.string(), z.string()),
	mailHours: hoursSchema.nullable(),
	/** Where they acted from, as long as that is kept. */
	addresses: z.array(z.object({ kind: z.string(), address: z.string(), at: timestamp })),
	held: z.array(z.object({ id: z.string(), title: z.string().nullable(), body: z.string(), state: z.string(), createdAt: timestamp })),
	reports: z.array(z.object({ id: z.string(), postId: z.string(), commentId: z.string().nullable(), reason: z.string(), note: z.string(), createdAt: timestamp })),
	bans: z.array(z.object({ id: z.string(), reason: z.string(), bannedAt: timestamp, endsAt: timestamp.nullable(), liftedAt: timestamp.nullable() }))
});
export type PersonExport = z.infer<typeof personExport>;
