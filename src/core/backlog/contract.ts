import { z } from 'zod';
import { statusCategories } from '../boards/contract.ts';
import { findingKey, findingSchema } from '../criteria/contract.ts';
import { idOf, line, pageQuery, text, timestamp, version } from '../kernel/schemas.ts';
import { demandSchema } from '../posts/contract.ts';

export const itemTypes = ['epic', 'story', 'bug', 'task', 'spike'] as const;
export type ItemType = (typeof itemTypes)[number];
export const itemStates = ['refining', 'ready', 'in-sprint', 'done', 'dropped'] as const;
export type ItemState = (typeof itemStates)[number];
export const criterionKinds = ['plain', 'gherkin', 'metric'] as const;
export const criterionStates = ['draft', 'agreed', 'met', 'failed', 'dropped'] as const;

export const estimateSchema = z
	.number('must be a number')
	.min(0, 'must not be negative')
	.max(1000, 'may be at most 1000')
	.refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, 'may have at most two decimals');

export const storySchema = z.object({ role: z.string(), want: z.string(), why: z.string() });
export type Story = z.infer<typeof storySchema>;
export const storyChanges = z.strictObject({ role: text(300).optional(), want: text(1000).optional(), why: text(1000).optional() });

const stepsSchema = z.object({ given: z.array(z.string()), when: z.array(z.string()), then: z.array(z.string()) });
const metricSchema = z.object({
	subject: z.string(),
	op: z.enum(['<=', '<', '>=', '>', '=', 'between']),
	value: z.number(),
	/** The other end of `between`. */
	upper: z.number().nullable(),
	unit: z.string(),
	condition: z.string(),
	percentile: z.number().nullable()
});

export const criterionSchema = z
	.object({
		id: idOf('criterion'),
		itemId: idOf('item'),
		kind: z.enum(criterionKinds),
		text: z.string(),
		/** Whether its state is `met`. */
		done: z.boolean(),
		/** What stands behind given, when and then; null unless it is a scenario. */
		steps: stepsSchema.nullable(),
		/** What is measured; null unless it is a measure that compares a value. */
		metric: metricSchema.nullable(),
		position: z.number().int(),
		/** `draft`: made from what somebody said, and counted for nothing until a member agrees. */
		state: z.enum(criterionStates),
		insightIds: z.array(idOf('insight')),
		/** The requests whose own words it answers. */
		postIds: z.array(idOf('post')),
		version,
		createdAt: timestamp,
		updatedAt: timestamp
	})
	.meta({ id: 'Criterion' });
export type Criterion = z.infer<typeof criterionSchema>;

export const criterionText = text(4000).trim().min(1, 'must not be empty');
const kind = z.enum(criterionKinds, 'must be plain, gherkin or metric');
const state = z.enum(criterionStates, `must be one of ${criterionStates.join(', ')}`);
const insightIds = z.array(idOf('insight')).max(50, 'may hold at most 50 insights');
const citedPosts = z.array(idOf('post')).max(50, 'may hold at most 50 posts');
export const newCriterion = z.strictObject({
	text: criterionText,
	/** Without one it follows from how the text reads. */
	kind: kind.optional(),
	/** Short for a state of met. */
	done: z.boolean().default(false),
	position: z.int().min(0).optional(),
	/** `agreed` unless it is said. */
	state: state.optional(),
	insightIds: insightIds.default([]),
	postIds: citedPosts.default([])
});
export type NewCriterion = z.infer<typeof newCriterion>;
export const criterionChanges = z.strictObject({
	text: criterionText.optional(),
	kind: kind.optional(),
	done: z.boolean().optional(),
	position: z.int().min(0).optional(),
	state: state.optional(),
	insightIds: insightIds.optional(),
	postIds: citedPosts.optional()
});
export type CriterionChanges = z.infer<typeof criterionChanges>;

/** A criterion with what the rules say of it. */
export const lintedCriterionSchema = criterionSchema.extend({ findings: z.array(findingSchema) }).meta({ id: 'LintedCriterion' });
export type LintedCriterion = z.infer<typeof lintedCriterionSchema>;

/** Several at once: a list as it was pasted, or the texts themselves; `replacing` goes, and they stand in its place. */
export const newCriteria = z
	.strictObject({
		list: text(40_000).optional(),
		texts: z.array(criterionText).max(50, 'may hold at most 50 criteria').optional(),
		replacing: idOf('criterion').optional()
	})
	.refine(({ list, texts }) => (list === undefined) !== (texts === undefined), { message: 'must hold either list or texts', path: ['list'] });
export type NewCriteria = z.infer<typeof newCriteria>;

/** How an item stands against the Definition of Ready, as it is kept on the item. */
export const standingSchema = z.object({
	ready: z.boolean(),
	met: z.number().int(),
	total: z.number().int(),
	unmet: z.array(z.object({ key: z.string(), name: z.string() }))
});

export const itemSchema = z
	.object({
		id: idOf('item'),
		number: z.number().int(),
		type: z.enum(itemTypes),
		title: z.string(),
		story: storySchema,
		description: z.string(),
		technicalApproach: z.string(),
		risks: z.string(),
		criteria: z.array(criterionSchema),
		estimate: z.number().nullable(),
		parentId: idOf('item').nullable(),
		postIds: z.array(idOf('post')),
		/** Items that this one waits for, and those that wait for it. */
		blockedBy: z.array(idOf('item')),
		blocks: z.array(idOf('item')),
		state: z.enum(itemStates),
		sprintId: idOf('sprint').nullable(),
		rank: z.string(),
		/** Over every post it serves and all that is merged into them; each person and company once. */
		demand: demandSchema,
		readiness: standingSchema,
		url: z.string(),
		doneAt: timestamp.nullable(),
		version,
		createdAt: timestamp,
		updatedAt: timestamp
	})
	.meta({ id: 'Item' });
export type Item = z.infer<typeof itemSchema>;

const links = {
	parentId: idOf('item').nullable().optional(),
	postIds: z.array(idOf('post')).max(100, 'may hold at most 100 posts').optional()
};
const words = {
	description: text(20_000).optional(),
	technicalApproach: text(20_000).optional(),
	risks: text(20_000).optional(),
	estimate: estimateSchema.nullable().optional(),
	story: storyChanges.optional()
};
export const typeSchema = z.enum(itemTypes, `must be one of ${itemTypes.join(', ')}`);

export const newItem = z.strictObject({
	/** Without one it takes the title of its first post. */
	title: line(200).optional(),
	type: typeSchema.default('story'),
	...words,
	...links,
	/** Fills what is not given from the template of its type. */
	fromTemplate: z.boolean('must be true or false').optional(),
	criteria: z.array(newCriterion).max(100, 'may hold at most 100 criteria').default([]),
	blockedBy: z.array(idOf('item')).max(100, 'may hold at most 100 items').default([]),
	/** Where it enters the backlog. */
	to: z.enum(['top', 'bottom'], 'must be top or bottom').default('bottom')
});
export type NewItem = z.infer<typeof newItem>;

export const itemChanges = z.strictObject({
	title: line(200).optional(),
	type: typeSchema.optional(),
	...words,
	...links,
	state: z.enum(itemStates, `must be one of ${itemStates.join(', ')}`).optional()
});
export type ItemChanges = z.infer<typeof itemChanges>;

const listOf = <T extends string>(values: readonly T[]) =>
	z
		.string()
		.transform((value) => value.split(',').filter((part) => part !== ''))
		.pipe(z.array(z.enum(values, `must be some of ${values.join(', ')}`)))
		.optional();

export const itemQuery = z.strictObject({
	...pageQuery,
	state: listOf(itemStates),
	type: listOf(itemTypes),
	parent: idOf('item').optional(),
	/** An id, or `none` for what stands in no sprint. */
	sprint: z.union([idOf('sprint'), z.literal('none')], 'must be the id of a sprint, or none').optional(),
	post: idOf('post').optional(),
	q: z.string().max(200, 'may have at most 200 characters').optional(),
	ready: z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true').optional()
});
export type ItemQuery = z.infer<typeof itemQuery>;

export const rankTarget = z.union(
	[
		z.strictObject({ before: idOf('item') }),
		z.strictObject({ after: idOf('item') }),
		z.strictObject({ to: z.enum(['top', 'bottom'], 'must be top or bottom') })
	],
	'must be { before: id }, { after: id } or { to: top | bottom }'
);
export type RankTarget = z.infer<typeof rankTarget>;
export const movedItem = itemSchema
	.extend({
		/** Its place, from 1, among the items that wait in no sprint and are neither done nor dropped. */
		position: z.number().int(),
		of: z.number().int()
	})
	.meta({ id: 'MovedItem' });
export type MovedItem = z.infer<typeof movedItem>;

export const itemRef = z.object({
	id: idOf('item'),
	number: z.number().int(),
	title: z.string(),
	type: z.enum(itemTypes),
	state: z.enum(itemStates),
	sprintId: idOf('sprint').nullable()
});
export type ItemRef = z.infer<typeof itemRef>;

export const evidenceSchema = z
	.object({
		demand: demandSchema,
		posts: z.array(
			z.object({
				id: idOf('post'),
				number: z.number().int(),
				title: z.string(),
				status: z.object({ key: z.string(), name: z.string(), category: z.enum(statusCategories) }),
				people: z.number().int(),
				/** The post that stands for it, where it was merged. */
				mergedInto: idOf('post').nullable(),
				url: z.string()
			})
		),
		insights: z.array(
			z.object({
				id: idOf('insight'),
				feedbackId: idOf('feedback'),
				postId: idOf('post'),
				personId: idOf('person'),
				/** Null where the person was erased and their words with them. */
				quote: z.string().nullable(),
				importance: z.enum(['nice-to-have', 'important', 'critical']).nullable(),
				channel: z.string(),
				originUrl: z.string().nullable(),
				at: timestamp
			})
		),
		people: z.array(
			z.object({ id: idOf('person'), name: z.string().nullable(), email: z.string().nullable(), companies: z.array(z.string()) })
		),
		companies: z.array(
			z.object({
				id: idOf('company'),
				name: z.string(),
				plan: z.string().nullable(),
				lifecycle: z.string().nullable(),
				mrr: z.number().int().nullable(),
				currency: z.string(),
				people: z.number().int()
			})
		)
	})
	.meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof evidenceSchema>;

export const itemParams = z.object({ id: idOf('item') });
export const criterionParams = z.object({ id: idOf('item'), criterionId: idOf('criterion') });
export const dependencyParams = z.object({ id: idOf('item'), otherId: idOf('item') });
export const findingParams = z.object({ id: idOf('item'), key: findingKey });
export const pageOnly = z.strictObject(pageQuery);
