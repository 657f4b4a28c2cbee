import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangeWithin, sentencesOf } from './rules.ts';

describe('the range of an insight', () => {
	test.each([
		['empty', 3, 3],
		['turned round', 5, 2],
		['beyond the text', 0, 400],
		['half a character', 0, 7],
		['nothing but spaces', 5, 6]
	])('refuses a range that is %s', (_, start, end) => {
		expect(() => rangeWithin('Hello 😀 there', start, end)).toThrow(expect.objectContaining({ code: 'invalid' }));
	});
	test('is the whole text where nothing is said', () => {
		expect(rangeWithin('All of it', undefined, undefined)).toEqual({ start: 0, end: 9 });
	});
});

describe('sentences', () => {
	test('are found with where they stand', () => {
		const text = '  It is slow. Please add offline mode!\n\nThanks';
		expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['It is slow.', 'Please add offline mode!', 'Thanks']);
	});
	test('of any text are ranges of it that do not overlap', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
				const found = sentencesOf(text);
				expect(found.every(({ start, end }) => start < end && end <= text.length)).toBe(true);
				expect(found.every(({ start }, at) => at === 0 || start >= (found[at - 1]?.end ?? 0))).toBe(true);
			}),
			{ numRuns: 200 }
		);
	});
});
