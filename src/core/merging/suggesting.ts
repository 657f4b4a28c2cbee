import { z } from 'zod';
import { demandSchema } from '../posts/contract.ts';
import { idOf, pageQuery } from '../kernel/schemas.ts';
import { namedPost } from './contract.ts';

/** Posts that may be one, as a whole. */
export const suggestionSchema = z
	.object({
		id: z.string(),
		/** Those with the most people first. */
		posts: z.array(namedPost),
		/** The distinct people behind all of them together, when they were found. */
		people: z.int(),
		/** Why they hang together, the likeliest first. */
		pairs: z.array(z.object({ oneId: idOf('post'), otherId: idOf('post'), score: z.number(), reason: z.string() }))
	})
	.meta({ id: 'SuggestedMerge' });
export type Suggestion = z.infer<typeof suggestionSchema>;

export const suggestionsQuery = z.strictObject(pageQuery);
export type SuggestionsQuery = z.infer<typeof suggestionsQuery>;

export const pairParams = z.object({ id: idOf('post'), otherId: idOf('post') });
export const dismissalSchema = z.object({ dismissed: z.boolean() });

const sourceIds = z.array(idOf('post')).min(1, 'must name at least one post').max(11, 'may name at most 11 posts');
export const newMerges = z.strictObject({ sourceIds, notify: z.boolean('must be true or false').optional() });
export type NewMerges = z.infer<typeof newMerges>;
export const mergesPreviewQuery = z.strictObject({ sourceIds });

export const mergesOutcome = z.object({ canonicalId: idOf('post'), sourceIds: z.array(idOf('post')), demand: demandSchema, /** 0 without `notify`. */ told: z.int() }).meta({ id: 'MergesOutcome' });
export type MergesOutcome = z.infer<typeof mergesOutcome>;

export const mergesPreview = z.object({
	before: demandSchema,
	after: demandSchema,
	/** Who would be told of it with `notify: true`. */
	told: z.int(),
	/** The first reason why it would be refused, in one sentence. */
	refusal: z.string().nullable()
});
export type MergesPreview = z.infer<typeof mergesPreview>;
