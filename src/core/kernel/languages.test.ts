import { describe, expect, test } from 'vitest';
import { counted, inEveryLanguage, type Worded } from './catalogue.ts';
import { directionOf, languageFrom, languageOf, languages } from './languages.ts';

describe('the language of a tag', () => {
	test.each([
		['de', 'de'],
		['de-AT', 'de'],
		['AR-eg', 'ar'],
		['zh-Hans', null],
		['deutsch', null],
		['den', null],
		['de_AT', null],
		['', null],
		[null, null],
		['en\r\nx: y', null]
	])('%s is read as %s', (tag, language) => {
		expect(languageOf(tag)).toBe(language);
	});

	test('the first that is spoken here wins', () => {
		expect(languageFrom(['zh', null, 'fr-CA', 'de'])).toBe('fr');
		expect(languageFrom(['zh'])).toBeNull();
	});
});

test('Arabic is written from the right, the others from the left', () => {
	expect(languages.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
});

describe('counted things', () => {
	const forms = { zero: 'لا أصوات', one: 'صوت واحد', two: 'صوتان', few: '# أصوات', many: '# صوتًا', other: '# صوت' };

	test.each([
		[0, 'لا أصوات'],
		[1, 'صوت واحد'],
		[2, 'صوتان'],
		[3, '3 أصوات'],
		[11, '11 صوتًا'],
		[100, '100 صوت']
	])('Arabic says %i as “%s”', (count, said) => {
		expect(counted('ar', count, forms)).toBe(said);
	});

	test('a language writes its numbers in its own way, and falls back to the form for the others', () => {
		expect(counted('de', 1200, { one: '# Stimme', other: '# Stimmen' })).toBe('1.200 Stimmen');
		expect(counted('fr', 0, { one: '# vote', other: '# votes' })).toBe('0 vote');
		expect(counted('es', 1_000_000, { one: '# voto', other: '# votos' })).toBe('1.000.000 votos');
	});
});

test('a catalogue says each sentence in its language, and what the team alone reads in English', () => {
	const english = { hello: 'Hello', team: { inbox: 'Inbox' } } as const;
	const said: Pick<Worded<typeof english>, 'hello'> = { hello: 'Hallo' };
	const catalogue = inEveryLanguage(english, { de: said, fr: said, es: said, ar: said });
	expect([catalogue.en.hello, catalogue.de.hello, catalogue.de.team.inbox]).toEqual(['Hello', 'Hallo', 'Inbox']);
});
