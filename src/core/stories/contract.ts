import { z } from 'zod';
import { severities } from '../criteria/finding.ts';
import { idOf, text, timestamp } from '../kernel/schemas.ts';
import { personSummarySchema } from '../people/contract.ts';
import { storyCodes } from './story.ts';

const part = z.string();
const changed = z.object({ role: part.optional(), want: part.optional(), why: part.optional() });

export const storyMendSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('change'), story: changed }),
	z.object({ kind: z.literal('restate'), story: changed, idea: z.string() }),
	z.object({ kind: z.literal('describe'), story: changed, text: z.string() }),
	z.object({ kind: z.literal('split'), wants: z.array(z.string()) })
]);

export const storyFindingSchema = z.object({
	code: z.enum(storyCodes),
	severity: z.enum(severities),
	field: z.enum(['role', 'want', 'why', 'title']),
	/** Where in the field, in UTF-16 code units; empty where something is missing. */
	range: z.object({ start: z.number().int(), end: z.number().int() }),
	message: z.string(),
	suggestion: z.string(),
	/** What one key does about it; null where only a person can answer. */
	mend: storyMendSchema.nullable()
});

/** A finding as it stands among those of an item's criteria. */
export const shownStoryFindingSchema = storyFindingSchema
	.extend({
		field: z.enum(['story.role', 'story.want', 'story.why', 'title']),
		criterionId: z.null(),
		/** Who waived its criterion, and when; null where nobody did. */
		dismissed: z.object({ by: personSummarySchema.nullable(), at: timestamp }).nullable()
	})
	.meta({ id: 'StoryFinding' });
export type ShownStoryFinding = z.infer<typeof shownStoryFindingSchema>;

/** `open`: nothing is written yet that it could look at. */
export const verdicts = ['fine', 'finding', 'waived', 'open'] as const;
export type Verdict = (typeof verdicts)[number];

export const waiverSchema = z.object({ reason: z.string(), by: personSummarySchema.nullable(), at: timestamp });
export const storyCriterionSchema = z.object({
	code: z.enum(storyCodes),
	name: z.string(),
	verdict: z.enum(verdicts),
	/** One sentence: what was found first, or that it is fine. */
	sentence: z.string(),
	findings: z.array(storyFindingSchema),
	waiver: waiverSchema.nullable()
});
export type StoryCriterion = z.infer<typeof storyCriterionSchema>;

export const solutionIdeaSchema = z.object({ id: idOf('idea'), itemId: idOf('item'), text: z.string(), by: personSummarySchema.nullable(), at: timestamp }).meta({ id: 'SolutionIdea' });
export type SolutionIdea = z.infer<typeof solutionIdeaSchema>;

export const storyQualitySchema = z
	.object({
		itemId: idOf('item'),
		/** The thirteen, each by itself; there is no sum of them. */
		criteria: z.array(storyCriterionSchema),
		/** How many have a finding, and how many of those found were waived. */
		found: z.number().int(),
		waived: z.number().int(),
		ideas: z.array(solutionIdeaSchema)
	})
	.meta({ id: 'StoryQuality' });
export type StoryQuality = z.infer<typeof storyQualitySchema>;

/** So many ideas an item keeps. */
export const mostIdeas = 50;
export const newWaiver = z.strictObject({ reason: text(500).trim().min(3, 'must say why') });
export const newIdea = z.strictObject({ text: text(1000).trim().min(1, 'must not be empty') });
export const storyParams = z.object({ id: idOf('item') });
export const waiverParams = z.object({ id: idOf('item'), code: z.enum(storyCodes, 'must be one of US01 to US13') });
export const ideaParams = z.object({ id: idOf('item'), ideaId: idOf('idea') });
