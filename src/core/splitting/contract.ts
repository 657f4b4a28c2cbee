import { z } from 'zod';
import { itemSchema, itemTypes } from '../backlog/contract.ts';
import { idOf, line, pageQuery, text, timestamp } from '../kernel/schemas.ts';
import { mostParts, patterns, storyFields } from './patterns.ts';
import { reasons } from './rules.ts';

const ids = <K extends 'criterion' | 'insight' | 'post'>(kind: K) => z.array(idOf(kind)).max(200, 'may hold at most 200').default([]);

export const partRequest = z.strictObject({
	title: line(200),
	type: z.enum(itemTypes, `must be one of ${itemTypes.join(', ')}`).default('story'),
	story: z.strictObject({ role: text(300).optional(), want: text(1000).optional(), why: text(1000).optional() }).optional(),
	estimate: z.number('must be a number').min(0, 'must not be negative').max(1000, 'may be at most 1000').nullable().optional(),
	/** Each criterion of the item goes to exactly one part, or is dropped. */
	criterionIds: ids('criterion'),
	/** The quotes this part answers; their requests are linked to it. */
	insightIds: ids('insight'),
	/** The requests this part answers for everybody who follows them. */
	postIds: ids('post')
});
export const splitRequest = z.strictObject({
	parts: z.array(partRequest).min(2, 'must be at least 2 parts').max(mostParts, `may be at most ${mostParts} parts`),
	dropped: z.array(z.strictObject({ criterionId: idOf('criterion'), reason: line(500) })).max(200, 'may hold at most 200').default([])
});
export type SplitRequest = z.infer<typeof splitRequest>;

export const splitSchema = z
	.object({
		id: idOf('split'),
		itemId: idOf('item'),
		partIds: z.array(idOf('item')),
		/** What was estimated before, frozen; the parts have their own. */
		originalEstimate: z.number().nullable(),
		/** The estimates of the parts together; null while one has none. */
		estimate: z.number().nullable(),
		/** By how much the parts together are larger than what was estimated before, as a share. */
		drift: z.number().nullable(),
		dropped: z.array(z.object({ text: z.string(), reason: z.string() })),
		at: timestamp,
		undoneAt: timestamp.nullable(),
		/** Whether it can be undone: no part is being worked on. */
		undoable: z.boolean()
	})
	.meta({ id: 'Split' });
export type Split = z.infer<typeof splitSchema>;
export const splitAnswer = splitSchema.extend({ item: itemSchema, parts: z.array(itemSchema) }).meta({ id: 'SplitItem' });
export type SplitAnswer = z.infer<typeof splitAnswer>;

const trigger = z.object({ field: z.enum(storyFields), start: z.int(), end: z.int(), text: z.string() });
export const proposalsSchema = z
	.object({
		/** Why it may be worth splitting; empty where nothing says so. */
		reasons: z.array(z.enum(reasons)),
		proposals: z.array(z.object({ pattern: z.enum(patterns), triggers: z.array(trigger), parts: z.array(z.string()) }))
	})
	.meta({ id: 'SplitProposals' });
export type SplitProposals = z.infer<typeof proposalsSchema>;

export const splitParams = z.object({ id: idOf('item'), splitId: idOf('split') });
export const splitsQuery = z.strictObject(pageQuery);
