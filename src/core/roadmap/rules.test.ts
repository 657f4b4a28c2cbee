import { describe, expect, test } from 'vitest';
import { defaultColumns, ownName, quartersFrom, wrongColumns } from './rules.ts';

describe('the columns of a roadmap', () => {
	test('by quarter run over the end of a year', () => {
		expect(quartersFrom(new Date('2026-11-23T00:00:00Z'), 3)).toEqual(['2026-Q4', '2027-Q1', '2027-Q2']);
		expect(ownName('2027-Q1')).toBe('Q1 2027');
	});

	test('are now, next and later, the coming year, or statuses, when nobody says which', () => {
		const now = new Date('2026-01-01T00:00:00Z');
		expect(defaultColumns('horizon', now, ['planned']).map(({ key }) => key)).toEqual(['now', 'next', 'later']);
		expect(defaultColumns('quarter', now, ['planned'])).toHaveLength(4);
		expect(defaultColumns('status', now, ['planned']).map(({ key }) => key)).toEqual(['planned']);
	});

	test.each([
		['horizon', ['now', 'next', 'later'], true],
		['horizon', ['now', 'later', 'next'], false],
		['horizon', ['now'], false],
		['quarter', ['2027-Q1', '2027-Q2'], true],
		['quarter', ['2027-Q2', '2027-Q1'], false],
		['quarter', ['2027-Q5'], false],
		['status', ['planned', 'open'], true],
		['status', ['planned', 'planned'], false],
		['status', ['nowhere'], false]
	] as const)('%s %j can stand: %s', (kind, keys, fits) => {
		const given = keys.map((key) => ({ key }));
		expect(wrongColumns(kind, given, ['open', 'planned']) === null).toBe(fits);
	});
});
