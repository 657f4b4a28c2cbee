import { z } from 'zod';
import { statusCategories } from '../boards/contract.ts';
import { email, idOf, line, pageQuery, text, timestamp, version } from '../kernel/schemas.ts';
import { personSummarySchema } from '../people/contract.ts';
import { importances, type Importance } from '../posts/contract.ts';

export { importances, type Importance };
export const feedbackStates = ['new', 'triaged', 'dismissed'] as const;
export type FeedbackState = (typeof feedbackStates)[number];

/** A part of a text in UTF-16 code units: `start` is in it, `end` is not. */
export const textRange = z.object({ start: z.number().int(), end: z.number().int() });
export type TextRange = z.infer<typeof textRange>;

const postRef = z.object({
	id: idOf('post'),
	number: z.number().int(),
	title: z.string(),
	status: z.object({ key: z.string(), name: z.string(), category: z.enum(statusCategories) }),
	people: z.number().int()
});
export type PostRef = z.infer<typeof postRef>;

export const suggestionSchema = z.object({
	post: postRef,
	/** How much of the post's words the sentence says, 0 to 1. */
	score: z.number(),
	/** The sentence that matches. */
	range: textRange,
	/** The words both have. */
	words: z.array(z.string())
});
export type Suggestion = z.infer<typeof suggestionSchema>;

const company = z.object({
	id: idOf('company'),
	name: z.string(),
	plan: z.string().nullable(),
	lifecycle: z.string().nullable(),
	/** Monthly recurring revenue in cents; null where it is not known. */
	mrr: z.number().nullable(),
	currency: z.string()
});

export const insightSchema = z
	.object({
		id: idOf('insight'),
		feedbackId: idOf('feedback'),
		post: postRef,
		/** The post it was linked to, where that is a duplicate of `post` by now. */
		linkedPostId: idOf('post'),
		person: personSummarySchema,
		start: z.number().int(),
		end: z.number().int(),
		/** The words themselves; null where their person was erased. */
		quote: z.string().nullable(),
		importance: z.enum(importances).nullable(),
		channel: z.string(),
		originUrl: z.string().nullable(),
		occurredAt: timestamp,
		createdAt: timestamp
	})
	.meta({ id: 'Insight' });
export type Insight = z.infer<typeof insightSchema>;

const feedbackFields = {
	id: idOf('feedback'),
	channel: z.string(),
	externalId: z.string().nullable(),
	/** What was said, never edited; null where its person was erased. */
	text: z.string().nullable(),
	person: personSummarySchema,
	company: company.nullable(),
	originUrl: z.string().nullable(),
	/** Whether it came from a conversation that can be answered there. */
	answerable: z.boolean(),
	state: z.enum(feedbackStates),
	insightCount: z.number().int(),
	/** The member who takes care of it. */
	assignee: personSummarySchema.nullable(),
	occurredAt: timestamp,
	createdAt: timestamp,
	version
};
export const feedbackSchema = z.object(feedbackFields).meta({ id: 'Feedback' });
export type Feedback = z.infer<typeof feedbackSchema>;
export const feedbackDetail = z
	.object({ ...feedbackFields, insights: z.array(insightSchema), suggestions: z.array(suggestionSchema) })
	.meta({ id: 'FeedbackDetail' });
export type FeedbackDetail = z.infer<typeof feedbackDetail>;

const channel = z
	.string()
	.trim()
	.toLowerCase()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'may hold lower-case letters, digits and single hyphens')
	.max(40, 'may have at most 40 characters');

export const newFeedback = z
	.strictObject({
		channel: channel.default('api'),
		externalId: line(255).optional(),
		text: text(50_000)
			.refine((value) => value.trim().length > 0, 'must not be empty')
			.refine((value) => value.isWellFormed(), 'must be well-formed Unicode text'),
		person: z.strictObject({ email, name: line(120).optional() }).optional(),
		personId: idOf('person').optional(),
		/** The company it was said for; the person belongs to it from then on. */
		company: z.strictObject({ externalId: line(200), name: line(200).optional() }).optional(),
		companyId: idOf('company').optional(),
		originUrl: z
			.url({ protocol: /^https?$/, error: 'must be an http or https address' })
			.max(2000, 'may have at most 2000 characters')
			.optional(),
		occurredAt: z.iso.datetime({ offset: true, error: 'must be a time such as 2026-01-31T12:00:00Z' }).optional()
	})
	.refine(({ person, personId }) => !(person && personId), { path: ['personId'], message: 'Give person or personId, not both.' })
	.refine(({ company, companyId }) => !(company && companyId), { path: ['companyId'], message: 'Give company or companyId, not both.' })
	.refine(({ person, personId }) => Boolean(person ?? personId), { path: ['person'], message: 'Say who said it: person or personId.' });
export type NewFeedback = z.infer<typeof newFeedback>;

const at = z.int('must be a whole number').min(0, 'must be at least 0').max(50_000, 'may be at most 50000');
export const newInsight = z
	.strictObject({
		postId: idOf('post').optional(),
		newPost: z.strictObject({ boardId: idOf('board'), title: line(200) }).optional(),
		start: at.optional(),
		end: at.optional(),
		importance: z.enum(importances, `must be one of ${importances.join(', ')}`).nullable().optional()
	})
	.refine(({ postId, newPost }) => Boolean(postId) !== Boolean(newPost), { path: ['postId'], message: 'Give postId or newPost, one of them.' });
export type NewInsight = z.infer<typeof newInsight>;

export const stateChange = z.strictObject({ state: z.enum(feedbackStates, `must be one of ${feedbackStates.join(', ')}`) });
export const assigneeChange = z.strictObject({ personId: idOf('person').nullable() });

/** One thing that happened to a message. */
export const feedbackActSchema = z
	.object({
		id: idOf('event'),
		type: z.string(),
		actor: personSummarySchema.nullable(),
		/** To whom it was given, where that is what happened; null for nobody. */
		assignee: personSummarySchema.nullable(),
		postId: idOf('post').nullable(),
		detail: z.record(z.string(), z.unknown()),
		at: timestamp
	})
	.meta({ id: 'FeedbackAct' });
export type FeedbackAct = z.infer<typeof feedbackActSchema>;
export const feedbackHistoryQuery = z.strictObject(pageQuery);

export const feedbackQuery = z.strictObject({
	...pageQuery,
	state: z.enum(feedbackStates, `must be one of ${feedbackStates.join(', ')}`).optional(),
	person: idOf('person').optional(),
	/** A member, `me`, or `nobody`. */
	assignee: z.union([z.enum(['me', 'nobody']), idOf('person')], 'must be me, nobody or the id of a member').optional()
});
export type FeedbackQuery = z.infer<typeof feedbackQuery>;
export const quotesQuery = z.strictObject(pageQuery);
export type QuotesQuery = z.infer<typeof quotesQuery>;
export const feedbackParams = z.object({ id: idOf('feedback') });
export const insightParams = z.object({ id: idOf('feedback'), insightId: idOf('insight') });
export const quotedPostParams = z.object({ id: idOf('post') });
