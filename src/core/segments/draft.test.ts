import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftOf, emptyCondition, emptyGroup, ruleOf, valueKind, withField, withOperator, type DraftCondition } from './draft.ts';
import { flawOf, type Rule } from './rules.ts';

const leaf = fc.constantFrom<Rule>(
	{ field: 'company.lifecycle', op: 'is', value: 'active' },
	{ field: 'company.plan', op: 'in', value: ['pro', 'scale'] },
	{ field: 'company.mrr', op: 'gte', value: 100_000 },
	{ field: 'person.created', op: 'within-days', value: 30 },
	{ field: 'person.attributes.beta', op: 'is', value: true },
	{ field: 'company.attributes.seats', op: 'is-not', value: 40 },
	{ field: 'company.name', op: 'known', value: false }
);
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
	rule: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		leaf,
		fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
		fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
		leaf.map((not) => ({ not }))
	)
}));

describe('a rule in the editor', () => {
	test('is written back as it was', () => {
		fc.assert(
			fc.property(rule.filter((one) => flawOf({ and: [one] }) === null), (one) => {
				const back = ruleOf(draftOf(one));
				expect([JSON.stringify(one), JSON.stringify({ and: [one] })]).toContain(JSON.stringify(back));
			})
		);
	});

	test('begins with a condition that is whole', () => expect(ruleOf(emptyGroup())).toEqual({ and: [{ field: 'company.lifecycle', op: 'is', value: 'active' }] }));

	test('is none while a value is missing', () => {
		const unfinished: DraftCondition = withField(emptyCondition(), 'company.plan');
		expect(unfinished.value).toBe('');
		expect(ruleOf({ ...withField(emptyCondition(), 'company.mrr'), op: 'gt', value: '19.99' })).toEqual({ field: 'company.mrr', op: 'gt', value: 1999 });
		expect(ruleOf({ ...emptyGroup(), parts: [unfinished] })).toBeNull();
	});

	test('keeps a value only where it is asked for in the same way', () => {
		const revenue = { ...withField(emptyCondition(), 'company.mrr'), value: '500' };
		expect(withOperator(revenue, 'gt')).toMatchObject({ op: 'gt', value: '500' });
		expect(withField(revenue, 'company.lifecycle')).toMatchObject({ op: 'is', value: 'trial' });
		expect(valueKind(withOperator(revenue, 'known'))).toBe('yes-no');
	});
});
