import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../similarity/languages.ts';
import { questionOf, wordsAsked } from './asking.ts';
import { fold } from './folding.ts';
import { lexemesOf } from './lexemes.ts';
import { distance, mistakesIn, nearest, neighbourhoodOf } from './nearness.ts';

const english = languages.filter(({ name }) => name === 'english');
const letters = fc.string({ unit: fc.constantFrom(...'abcdeäéшщ'), minLength: 3, maxLength: 12 });

describe('folding', () => {
	test.each([
		['Réunion', 'reunion'],
		['contraseña', 'contrasena'],
		['straße', 'strasse'],
		['smørrebrød', 'smorrebrod'],
		['тёмную', 'темную'],
		['ガイド', 'ガイド']
	])('%s is compared as %s', (word, folded) => expect(fold(word.toLowerCase())).toBe(folded));
});

describe('a question', () => {
	test('leaves little words out unless there are no others', () => {
		expect(wordsAsked('how to export the calendar', english)).toEqual(['export', 'calendar']);
		expect(wordsAsked('the who', english)).toEqual(['the', 'who']);
	});

	test('holds nothing but letters and digits within its quotes, whatever is typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
				const question = questionOf(wordsAsked(typed, english), { kind: 'post', place: 'anywhere', used: english }) ?? '';
				expect(question.replaceAll(/'p[\p{L}\p{M}\p{N}]+'(:\*)?/gu, 'x')).toMatch(/^[x ()|&]*$/);
			})
		);
	});

	test.each(['\u0301', ' \u0327 ', '', '!?'])('of no letter or digit asks for nothing: %j', (typed) => {
		expect(questionOf(wordsAsked(typed, english), { kind: 'post', place: 'anywhere', used: english })).toBeNull();
	});

	test('is answered by the text that holds its words', () => {
		const { lexemes, vocabulary, language } = lexemesOf('post', { title: 'Exporting calendars', body: 'We need this for the drivers.' }, []);
		expect(lexemes).toEqual(expect.arrayContaining(['Pexporting', 'Pexport', 'pcalendar', 'pdriver']));
		expect(lexemes).not.toContain('pthe');
		expect(vocabulary).toEqual(expect.arrayContaining(['exporting', 'calendars', 'drivers']));
		expect(language).toBe('english');
	});
});

describe('mistakes', () => {
	test.each([
		['export', 'export', 0],
		['exprot', 'export', 1],
		['exort', 'export', 1],
		['exxport', 'export', 1],
		['ezport', 'export', 1],
		['exprto', 'export', 2],
		['', 'abc', 3]
	])('from %s to %s there are %i', (one, other, mistakes) => expect(distance(one, other)).toBe(mistakes));

	test('words that are near share a number of their neighbourhoods', () => {
		fc.assert(
			fc.property(letters, fc.nat(), fc.constantFrom('strike', 'turn', 'change'), (word, at, how) => {
				const characters = [...fold(word)].slice(0, 7);
				const place = at % characters.length;
				const [here = '', next = ''] = characters.slice(place);
				characters.splice(place, how === 'turn' ? 2 : 1, ...(how === 'strike' ? [] : how === 'turn' ? [next, here] : ['x']));
				const typed = characters.join('');
				fc.pre(mistakesIn(typed) > 0);
				const numbers = new Set(neighbourhoodOf(fold(word).slice(0, 7), 7));
				expect(neighbourhoodOf(typed, 7).some((number) => numbers.has(number))).toBe(true);
			})
		);
	});

	test('the nearest word comes first, then what begins like it', () => {
		expect(nearest('calender', ['calendars', 'lavender', 'calendar'], 5).map(({ word }) => word)).toEqual(['calendar', 'calendars', 'lavender']);
		expect(nearest('shcicht', ['schichten'], 5).map(({ word }) => word)).toEqual(['schichten']);
		expect(nearest('ab', ['ac'], 5)).toEqual([]);
	});
});
