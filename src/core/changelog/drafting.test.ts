import { describe, expect, test } from 'vitest';
import { inventedIn } from './drafting.ts';

describe('what a writer made up', () => {
	const sources = ['Export to CSV', '12', 'I copy 2,000 rows by hand every Monday.'];
	test.each([
		['12 people asked for it.', null],
		['Export up to 5000 rows.', '5000'],
		['> I copy 2,000 rows by hand every Monday.', null],
		['> “I copy 2,000 rows by hand”', null],
		['> I love it.', 'I love it.'],
		['See https://example.com/csv', 'https://example.com/csv'],
		['You can export now.', null]
	])('%j', (text, invented) => {
		expect(inventedIn(text, sources)).toBe(invented);
	});
});
