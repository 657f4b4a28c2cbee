import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintCriterion, lintTogether } from './linting.ts';
import { lexicons } from './lexicon/languages.ts';

const pieces = lexicons.flatMap((lexicon) => [...Object.values(lexicon.lists).flat(2), ...Object.values(lexicon.grammar).flat()]).map((one) => one.replace('~', ''));
const marks = ['.', ',', '\n', '\n\n', '<', '>', '"', '“', '”', '`', "'", '(', ')', '…', '...', '| a |', '"""', '???', '5', '500 ms', '10 or more', 'Given a', 'When b', 'Then c', 'And d', '\u0000', '\ud800', '👩‍👩‍👧', 'İ', 'ß', '\u200f', 'e\u0301'];
/** Sentences of the words that the rules look for, and texts of anything. */
const texts = fc.oneof(
	fc.array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...marks)), { maxLength: 30 }).map((words) => words.join(' ')),
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.string({ unit: 'grapheme', maxLength: 200 })
);
const kinds = fc.constantFrom('plain' as const, 'gherkin' as const, 'metric' as const, undefined);

describe('whatever is written', () => {
	test('every finding stands inside the text and says something', () => {
		fc.assert(
			fc.property(texts, kinds, (text, kind) => {
				for (const { range, message, suggestion } of lintCriterion({ text, kind })) {
					expect(range.start).toBeGreaterThanOrEqual(0);
					expect(range.end).toBeGreaterThan(range.start);
					expect(range.end).toBeLessThanOrEqual(text.length);
					expect(message && suggestion).not.toBe('');
				}
			}),
			{ numRuns: 600 }
		);
	});

	test('a mend leaves fewer findings of its rule', () => {
		const count = (text: string, kind: Parameters<typeof lintCriterion>[0]['kind'], code: string) => lintCriterion({ text, kind }).filter((one) => one.code === code).length;
		fc.assert(
			fc.property(texts, kinds, (text, kind) => {
				for (const { code, mend } of lintCriterion({ text, kind })) {
					const after = mend?.kind === 'replace' ? [mend.text] : mend?.kind === 'split' ? mend.texts : [];
					for (const one of after) expect(count(one, kind, code)).toBeLessThan(count(text, kind, code));
				}
			}),
			{ numRuns: 300 }
		);
	});

	test('the same text has the same findings', () => {
		fc.assert(fc.property(texts, (text) => void expect(lintCriterion({ text })).toEqual(lintCriterion({ text }))), { numRuns: 100 });
	});

	test('criteria are compared without a fault, and what is found names criteria that are there', () => {
		fc.assert(
			fc.property(fc.array(texts.map((text) => ({ text })), { maxLength: 8 }), (criteria) => {
				for (const { at, with: others, range } of lintTogether(criteria)) {
					expect([at, ...others].every((place) => place >= 0 && place < criteria.length)).toBe(true);
					expect(range.end).toBeLessThanOrEqual(criteria[at]?.text.length ?? 0);
				}
			}),
			{ numRuns: 200 }
		);
	});
});

test.each([
	['an open quotation mark, over and over', '"'.repeat(4000)],
	['an open gap, over and over', '<'.repeat(4000)],
	['one word, over and over', 'may '.repeat(1000)],
	['one sentence, over and over', 'The user clicks and sees and is approved. '.repeat(95)],
	['lines of steps', 'When it is fast\nThen it is easy and is shown\n'.repeat(90)],
	['spaces', ' '.repeat(4000)],
	['letters without a space', 'a'.repeat(4000)],
	['points', '.'.repeat(4000)],
	['hyphens between letters', 'a-'.repeat(2000)]
])('%s is read to its end', (_, text) => {
	expect(lintCriterion({ text }).every(({ range }) => range.end <= text.length)).toBe(true);
});
