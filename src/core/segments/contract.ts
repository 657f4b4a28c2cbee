import { z } from 'zod';
import { idOf, line, pageQuery, timestamp, version } from '../kernel/schemas.ts';
import { fieldNames, operators } from './fields.ts';
import { deepest, flawOf, mostConditions, type Rule } from './rules.ts';

const example: Rule = {
	and: [
		{ field: 'company.lifecycle', op: 'is', value: 'active' },
		{ or: [{ field: 'company.mrr', op: 'gte', value: 100_000 }, { field: 'company.plan', op: 'in', value: ['enterprise', 'scale'] }] },
		{ not: { field: 'person.emailDomain', op: 'is', value: 'reseller.example' } }
	]
};

const description = `A tree of { and: [rules] }, { or: [rules] }, { not: rule } and conditions { field, op, value }, at most ${deepest} deep and with ${mostConditions} conditions.
Fields: ${fieldNames.join(', ')}, person.attributes.KEY, company.attributes.KEY. Operators: ${operators.join(', ')}.
Text is compared whatever its case, revenue is in cents, days are written 2026-01-31, \`in\` takes a list, \`known\` takes true or false.
The rule is asked of a person with each of their companies in turn; who fits once belongs.`;

export const ruleSchema = z
	.unknown()
	.superRefine((value, context) => {
		const flaw = flawOf(value);
		if (flaw) context.addIssue({ code: 'custom', path: flaw.at, message: flaw.message });
	})
	.meta({ description, example }) as unknown as z.ZodType<Rule, Rule>;

const segmentName = line(80);

export const segmentSchema = z
	.object({
		id: idOf('segment'),
		name: z.string(),
		rule: z.unknown().meta({ description }),
		peopleCount: z.int(),
		/** How many boards are open to its people alone. */
		boardCount: z.int(),
		version,
		createdAt: timestamp,
		updatedAt: timestamp
	})
	.meta({ id: 'Segment' });
export type Segment = Omit<z.infer<typeof segmentSchema>, 'rule'> & { rule: Rule };

export const newSegment = z.strictObject({ name: segmentName, rule: ruleSchema });
export type NewSegment = z.infer<typeof newSegment>;
export const segmentChanges = z.strictObject({ name: segmentName.optional(), rule: ruleSchema.optional() });
export type SegmentChanges = z.infer<typeof segmentChanges>;

export const segmentParams = z.object({ id: idOf('segment') });
export const segmentQuery = z.strictObject(pageQuery);
export type SegmentQuery = z.infer<typeof segmentQuery>;

export const rulePreview = z.strictObject({ rule: ruleSchema });
/** Counted to `mostCounted`; `more` says that there are more than that. */
export const previewSchema = z.object({ people: z.int(), more: z.boolean(), sample: z.array(z.object({ id: idOf('person'), name: z.string().nullable(), email: z.string().nullable() })) }).meta({ id: 'SegmentPreview' });
export type SegmentPreview = z.infer<typeof previewSchema>;
export const mostCounted = 10_000;
export const mostSegments = 100;
