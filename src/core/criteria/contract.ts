import { z } from 'zod';
import { idOf, line, pageSchema, timestamp, version } from '../kernel/schemas.ts';
import { personSummarySchema } from '../people/contract.ts';
import { ruleCodes, severities } from './finding.ts';
import { listsOf, type ListName } from './lexicon/lexicon.ts';
import { lintLanguages } from './tuning.ts';

const code = z.enum(ruleCodes, 'must be the code of a rule, such as AC06');
const listNames = Object.values(listsOf).flat() as [ListName, ...ListName[]];

export const lintRuleSchema = z
	.object({
		code,
		name: z.string(),
		severity: z.enum(severities),
		/** Whether it looks at one criterion, or at all of an item together. */
		over: z.enum(['criterion', 'item']),
		/** The lists of words that it reads. */
		lists: z.array(z.object({ key: z.string(), name: z.string(), words: z.number().int() })),
		/** Why it is switched off here; null where it is on. */
		off: z.object({ reason: z.string() }).nullable(),
		/** What became of its findings: texts that were changed so that it is content, and those that somebody called no problem. */
		mended: z.number().int(),
		dismissed: z.number().int()
	})
	.meta({ id: 'LintRule' });
export type LintRule = z.infer<typeof lintRuleSchema>;
export const lintRulesSchema = pageSchema(lintRuleSchema);
export const ruleParams = z.object({ code });
export const ruleChanges = z
	.strictObject({ on: z.boolean('must be true or false'), reason: line(300).optional() })
	.refine(({ on, reason }) => on || reason !== undefined, { message: 'Say why the rule is switched off.', path: ['reason'] });
export type RuleChanges = z.infer<typeof ruleChanges>;

const word = line(80);
export const wordChangeSchema = z.object({ language: z.enum(['en', 'de']), list: z.enum(listNames), added: z.array(z.string()), removed: z.array(z.string()) });
export const lintSettingsSchema = z
	.object({
		/** `auto` reads it from each criterion. */
		language: z.enum(lintLanguages),
		words: z.array(wordChangeSchema),
		version
	})
	.meta({ id: 'LintSettings' });
export type LintSettings = z.infer<typeof lintSettingsSchema>;
export const lintSettingsChanges = z.strictObject({ language: z.enum(lintLanguages, `must be one of ${lintLanguages.join(', ')}`) });
export type LintSettingsChanges = z.infer<typeof lintSettingsChanges>;

export const listParams = z.object({ language: z.enum(['en', 'de'], 'must be en or de'), list: z.enum(listNames, 'must be the key of a list of words') });
export type ListParams = z.infer<typeof listParams>;
/** Names for one thing are one entry, with commas between them. */
export const listChanges = z.strictObject({
	added: z.array(word).max(300, 'may hold at most 300 words').default([]),
	removed: z.array(word).max(300, 'may hold at most 300 words').default([])
});
export type ListChanges = z.infer<typeof listChanges>;
export const wordListSchema = z
	.object({ language: z.enum(['en', 'de']), list: z.enum(listNames), name: z.string(), words: z.array(z.string()), added: z.array(z.string()), removed: z.array(z.string()) })
	.meta({ id: 'WordList' });
export type WordList = z.infer<typeof wordListSchema>;

const texts = z.array(z.string());
const mendSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('replace'), text: z.string() }),
	z.object({ kind: z.literal('split'), texts }),
	z.object({ kind: z.literal('add'), texts }),
	z.object({ kind: z.literal('remove') })
]);

export const findingKey = z.string().regex(/^AC\d\d-[0-9a-z]{1,20}$/, 'must be the key of a finding');
export const findingSchema = z
	.object({
		/** The same as long as the words under it are. */
		key: findingKey,
		code,
		severity: z.enum(severities),
		/** `criteria`, or the id of the criterion in it. */
		field: z.string(),
		criterionId: idOf('criterion').nullable(),
		withIds: z.array(idOf('criterion')),
		range: z.object({ start: z.number().int(), end: z.number().int() }),
		message: z.string(),
		suggestion: z.string(),
		mend: mendSchema.nullable(),
		/** Who called it no problem, and when; null where nobody did. */
		dismissed: z.object({ by: personSummarySchema.nullable(), at: timestamp }).nullable()
	})
	.meta({ id: 'Finding' });
export type ShownFinding = z.infer<typeof findingSchema>;
