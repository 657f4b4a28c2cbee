import { describe, expect, test } from 'vitest';
import { readCriterion } from '../../criteria/reading.ts';
import { judgeRequest, judgeSolution } from './judging.ts';

const level = (text: string, why = false) => judgeSolution(readCriterion(text), why).level;

describe('a wish that prescribes its solution', () => {
	test.each([
		'add CSV export button to settings page',
		'Use Redis for caching',
		'A dropdown in the header',
		'Put a PDF button on the invoice page',
		'Einen CSV-Export-Button auf der Einstellungsseite einbauen',
		'Redis als Cache verwenden'
	])('%s', (text) => expect(level(text)).toBe('hard'));

	test('names the words that say so', () => {
		const text = 'add CSV export button to settings page';
		const { score, words } = judgeSolution(readCriterion(text), false);
		expect(score).toBe(4);
		expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(['add', 'CSV', 'button', 'to settings page']);
	});
});

describe('a wish that may prescribe its solution, and is asked about', () => {
	test.each(['Add dark mode', 'We need to add a button to the page so that people find the export', 'Dunkelmodus hinzufügen'])('%s', (text) => expect(level(text)).toBe('soft'));
	test('with a why, one sign less counts', () => {
		expect(level('Use Redis for searching')).toBe('hard');
		expect(level('Use Redis for searching', true)).toBe('soft');
	});
});

describe('a wish that names a need', () => {
	test.each([
		'users need to export their data',
		'Reports open in under 2 s for 10k rows',
		'Customers must be able to leave with their data in a format other tools read',
		'export my data',
		'to see both versions',
		'to find an invoice by its number',
		'to compare two plans side by side',
		'to connect my calendar',
		'to test a formula before I save it',
		'Kunden brauchen ihre Daten in einem Format, das andere Werkzeuge lesen',
		''
	])('%s', (text) => expect(level(text)).toBe('none'));
});

describe('what a customer writes', () => {
	test.each([
		['Add an export button to the settings page', 'hard'],
		['Add dark mode', 'soft'],
		['Please add a CSV export, because our accountant cannot read the screen', 'none'],
		['The page number is wrong on the second page', 'none'],
		['Toolbar position and toolbar visibility are not stored', 'none'],
		['I lose my place when I switch between projects', 'none'],
		['Bitte einen Export-Knopf auf der Startseite ergänzen', 'hard']
	])('%s: %s', (text, expected) => expect(judgeRequest(text).level).toBe(expected));
});
