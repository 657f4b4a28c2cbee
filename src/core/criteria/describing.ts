import type { LintRule } from './contract.ts';
import { ruleCodes, severityOf, type RuleCode } from './finding.ts';
import { listsOf, type ListName } from './lexicon/lexicon.ts';
import { lexicons } from './lexicon/languages.ts';
import { setRules } from './linting.ts';
import { words } from './words.ts';

/** The lists that a rule reads; none where it looks at the form alone. */
export function listsOfRule(code: RuleCode): readonly ListName[] {
	return (listsOf as Partial<Record<RuleCode, readonly ListName[]>>)[code] ?? [];
}

export type Told = Pick<LintRule, 'off' | 'mended' | 'dismissed'>;

/** The rules as they are told to people, in their order. */
export function describeRules(toldOf: (code: RuleCode) => Told): LintRule[] {
	const overItem = new Set<string>(setRules.map(({ code }) => code));
	return ruleCodes.map((code) => ({
		code,
		name: words.rules[code],
		severity: severityOf[code],
		over: overItem.has(code) ? 'item' : 'criterion',
		lists: listsOfRule(code).map((key) => ({ key, name: words.lists[key], words: lexicons.reduce((sum, { lists }) => sum + lists[key].flat().length, 0) })),
		...toldOf(code)
	}));
}
