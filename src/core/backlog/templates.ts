/** What a new item of a type begins with. */
import { z } from 'zod';
import { text, version } from '../kernel/schemas.ts';
import { criterionText, itemTypes, typeSchema, type NewItem } from './contract.ts';

export const itemTemplateSchema = z
	.object({ type: z.enum(itemTypes), description: z.string(), technicalApproach: z.string(), risks: z.string(), criteria: z.array(z.string()), version })
	.meta({ id: 'ItemTemplate' });
export type ItemTemplate = z.infer<typeof itemTemplateSchema>;

export const newTemplate = z.strictObject({
	description: text(20_000).default(''),
	technicalApproach: text(20_000).default(''),
	risks: text(20_000).default(''),
	criteria: z.array(criterionText).max(30, 'may hold at most 30 criteria').default([])
});
export type NewTemplate = z.infer<typeof newTemplate>;

export const templateParams = z.object({ type: typeSchema });

/** A new item with what the template says wherever nobody said anything; its criteria are drafts, which count for nothing until somebody agrees. */
export function filledFrom(template: Omit<ItemTemplate, 'version'>, given: NewItem): NewItem {
	const drafts = template.criteria.map((one) => ({ text: one, done: false, state: 'draft' as const, insightIds: [], postIds: [] }));
	return {
		...given,
		description: given.description || template.description,
		technicalApproach: given.technicalApproach || template.technicalApproach,
		risks: given.risks || template.risks,
		criteria: given.criteria.length > 0 ? given.criteria : drafts
	};
}
