import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presets, scoreInputs } from '#core/prioritising/contract.ts';
import { readFormula, type Formula } from './formula.ts';

const read = (text: string): Formula => {
	const formula = readFormula(text);
	if (typeof formula === 'string') throw new Error(formula);
	return formula;
};
const ones = Object.fromEntries(scoreInputs.map((name) => [name, 1]));

describe('a formula', () => {
	test.each<[string, Record<string, number | null>, number | null]>([
		['reach * impact * confidence / effort', { reach: 100, impact: 2, confidence: 0.5, effort: 4 }, 25],
		['value / effort', { value: 8, effort: 0 }, null],
		['1 / (1 / effort)', { effort: 0 }, null],
		['people % effort', { people: 7, effort: 0 }, null],
		['effort == 0 ? 0 : value / effort', { value: 8, effort: 0 }, 0],
		['value / effort', { value: 8 }, null],
		['value / effort', { value: null, effort: 2 }, null],
		['demand.people + companies', { people: 3, companies: 2 }, 5],
		['mrr ^ 400', { mrr: 10 }, null],
		['sqrt(0 - people)', { people: 4 }, null],
		['people > 3', { people: 4 }, 1],
		['max(people, 2 * companies)', { people: 3, companies: 2 }, 4],
		['-people', { people: 0 }, 0]
	])('%s of %j is %s', (text, amounts, value) => expect(read(text).evaluate(amounts)).toBe(value));

	test.each(presets.map(({ name, formula }) => [name, formula]))('%s is one to begin with', (_, text) => expect(read(text).evaluate(ones)).not.toBeNull());

	test.each([
		'people.constructor', 'constructor', '__proto__', 'toString()', 'people = 3', 'f(x) = x', '"a" + 1', '[1, 2]', 'people; 1', 'random()', 'min', 'map(people, 1)',
		'nobody', 'people +', '((people)', '', 'if(1, 2, 3)', 'x => x', 'gamma(3)', 'min()', 'E', '1e999', 'people || 1', '`1`', 'sin(people)', 'fac(170)', '3!'
	])('%s is refused with a sentence', (text) => expect(readFormula(text)).toBeTypeOf('string'));

	test('whatever is written, it is read or refused, and makes a finite number or nothing', () => {
		const word = fc.constantFrom(...scoreInputs, 'min', 'max', 'sqrt', 'ln', 'exp', 'demand.people', '(', ')', '+', '-', '*', '/', '%', '^', '?', ':', ',', '<', '==', 'not', 'and', 'or', '0', '1', '2.5', '1e308', '.', '__proto__', ' ');
		const written = fc.oneof(fc.array(word, { maxLength: 25 }).map((words) => words.join(' ')), fc.string({ maxLength: 60, unit: 'grapheme' }), fc.constant('('.repeat(250) + '1' + ')'.repeat(249)));
		const amounts = fc.dictionary(fc.constantFrom(...scoreInputs), fc.oneof(fc.double(), fc.constant(null), fc.constantFrom(0, -0, 1e308)));
		fc.assert(
			fc.property(written, amounts, (text, given) => {
				const formula = readFormula(text);
				const value = typeof formula === 'string' ? null : formula.evaluate(given);
				expect(value === null || Number.isFinite(value)).toBe(true);
			}),
			{ numRuns: 2000 }
		);
	});
});
