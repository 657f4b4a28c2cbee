import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepest, flawOf, isMoving, mostConditions, type Rule } from './rules.ts';

const active = { field: 'company.lifecycle', op: 'is', value: 'active' };
const nested = (depth: number): unknown => (depth === 0 ? active : { not: nested(depth - 1) });

describe('a rule', () => {
	test.each<[string, unknown]>([
		['one condition', active],
		['groups in groups', { and: [active, { or: [{ not: active }, { field: 'company.mrr', op: 'gte', value: 100_000 }] }] }],
		['a list of values', { field: 'company.plan', op: 'in', value: ['pro', 'scale'] }],
		['an attribute of a person', { field: 'person.attributes.seats', op: 'gt', value: 5 }],
		['an attribute that is true', { field: 'company.attributes.beta', op: 'is', value: true }],
		['a day', { field: 'person.created', op: 'after', value: '2026-02-28' }],
		['the deepest', nested(deepest - 1)]
	])('may be %s', (_, rule) => expect(flawOf(rule)).toBeNull());

	test.each<[string, unknown, string]>([
		['nothing', null, ''],
		['a list', [active], ''],
		['an empty group', { and: [] }, 'and'],
		['two groups at once', { and: [active], or: [active] }, 'and'],
		['an unknown field', { and: [active, { field: 'person.password', op: 'is', value: 'x' }] }, 'and.1.field'],
		['a field of every object', { field: 'constructor', op: 'is', value: 'x' }, 'field'],
		['an operator of another type', { or: [{ field: 'company.mrr', op: 'contains', value: '1' }] }, 'or.0.op'],
		['a lifecycle that is none', { not: { ...active, value: 'happy' } }, 'not.value'],
		['a number that is text', { field: 'company.mrr', op: 'gt', value: '5' }, 'value'],
		['a day that is not in the calendar', { field: 'person.created', op: 'before', value: '2026-02-30' }, 'value'],
		['an endless number', { field: 'company.mrr', op: 'gt', value: 1e300 }, 'value'],
		['a NUL character', { field: 'company.plan', op: 'is', value: 'a\0b' }, 'value'],
		['something more', { ...active, sql: '1=1' }, 'sql'],
		['too many conditions', { and: Array.from({ length: mostConditions + 1 }, () => active) }, 'and']
	])('may not be %s, and the place is named', (_, rule, place) => expect(flawOf(rule)?.at.join('.')).toBe(place));

	test('is refused beyond its depth, however deep it is', () => {
		expect(flawOf(nested(deepest))?.message).toContain('deep');
		expect(flawOf(nested(5_000))?.message).toContain('deep');
	});

	test('of whatever is sent, is refused with a place or is good, and never breaks', () => {
		fc.assert(fc.property(fc.jsonValue(), (value) => void flawOf({ and: [value] })));
	});

	test.each<[Rule, boolean]>([
		[{ field: 'person.votes', op: 'gt', value: 3 }, true],
		[{ not: { or: [{ field: 'company.created', op: 'within-days', value: 30 }] } }, true],
		[{ field: 'company.created', op: 'after', value: '2026-01-01' }, false]
	])('%j moves by itself: %s', (rule, moves) => expect(isMoving(rule)).toBe(moves));
});
