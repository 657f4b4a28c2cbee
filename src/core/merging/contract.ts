import { z } from 'zod';
import { statusCategories } from '../boards/contract.ts';
import { idOf, pageQuery, timestamp } from '../kernel/schemas.ts';
import { personSummarySchema } from '../people/contract.ts';
import { demandSchema } from '../posts/contract.ts';

/** A post as it is named beside another one. */
export const namedPost = z.object({
	id: idOf('post'),
	number: z.number().int(),
	title: z.string(),
	url: z.string(),
	status: z.object({ key: z.string(), name: z.string(), category: z.enum(statusCategories) }),
	/** The distinct people behind what it stands for now. */
	people: z.number().int()
});
export type NamedPost = z.infer<typeof namedPost>;

export const mergeSchema = z
	.object({
		source: namedPost,
		/** The post it was merged into; itself a duplicate by now where `direct` is false. */
		targetId: idOf('post'),
		direct: z.boolean(),
		by: personSummarySchema.nullable(),
		at: timestamp
	})
	.meta({ id: 'Merge' });
export type Merge = z.infer<typeof mergeSchema>;

export const mergeOutcome = z
	.object({
		sourceId: idOf('post'),
		targetId: idOf('post'),
		/** The post that stands for all of them now. */
		canonicalId: idOf('post'),
		demand: demandSchema,
		/** How many people the merge tells: 0 without `notify`. */
		told: z.number().int()
	})
	.meta({ id: 'MergeOutcome' });
export type MergeOutcome = z.infer<typeof mergeOutcome>;

export const unmergeOutcome = z
	.object({ sourceId: idOf('post'), fromId: idOf('post'), demand: demandSchema, sourceDemand: demandSchema })
	.meta({ id: 'UnmergeOutcome' });
export type UnmergeOutcome = z.infer<typeof unmergeOutcome>;

const reach = z.object({ people: z.number().int(), companies: z.number().int() });

export const mergePreview = z
	.object({
		source: namedPost,
		target: namedPost,
		before: z.object({ source: demandSchema, target: demandSchema }),
		after: demandSchema,
		/** Who stands behind both already, and so adds nothing. */
		overlap: reach,
		/** What is seen on the target from then on. Nothing is moved: an unmerge gives it back. */
		brings: z.object({
			votes: z.number().int(),
			comments: z.number().int(),
			quotes: z.number().int(),
			followers: z.number().int(),
			duplicates: z.number().int(),
			items: z.number().int()
		}),
		/** Who would be told of the merge with `notify: true`. */
		told: z.number().int(),
		/** Who will hear when the target ships or is declined. */
		followersAfter: z.number().int(),
		/** The outcome that the source's followers hear at once, where the target has one already. */
		outcome: z.enum(['shipped', 'declined']).nullable(),
		/** Why the merge would be refused, in one sentence. */
		refusal: z.string().nullable()
	})
	.meta({ id: 'MergePreview' });
export type MergePreview = z.infer<typeof mergePreview>;

export const relationKinds = ['related', 'part-of'] as const;
export type RelationKind = (typeof relationKinds)[number];

export const relationSchema = z
	.object({
		other: namedPost,
		otherId: idOf('post'),
		/** `has-part` is `part-of` seen from the other side. */
		kind: z.enum(['related', 'part-of', 'has-part']),
		createdAt: timestamp
	})
	.meta({ id: 'Relation' });
export type Relation = z.infer<typeof relationSchema>;

export const newMerge = z.strictObject({ sourceId: idOf('post'), notify: z.boolean('must be true or false').optional() });
export type NewMerge = z.infer<typeof newMerge>;
export const previewQuery = z.strictObject({ sourceId: idOf('post'), notify: z.boolean('must be true or false').optional() });
export const newRelation = z.strictObject({
	otherId: idOf('post'),
	kind: z.enum(relationKinds, `must be one of ${relationKinds.join(', ')}`).default('related')
});
export type NewRelation = z.infer<typeof newRelation>;

export const mergesQuery = z.strictObject(pageQuery);
export type MergesQuery = z.infer<typeof mergesQuery>;
export const mergingParams = z.object({ id: idOf('post') });
export const mergeParams = z.object({ id: idOf('post'), sourceId: idOf('post') });
export const relationParams = z.object({ id: idOf('post'), otherId: idOf('post') });
