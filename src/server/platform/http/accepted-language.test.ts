import { expect, test } from 'vitest';
import { acceptedLanguage } from './accepted-language.ts';

test.each([
	['de-AT,de;q=0.9,en;q=0.8', 'de'],
	['en;q=0.5, ar;q=0.9', 'ar'],
	['zh-CN, fr;q=0.1', 'fr'],
	['de;q=0, es;q=0.2', 'es'],
	['*', null],
	['zh', null],
	['', null],
	[null, null],
	[';;;q=,,=', null],
	[`${'x,'.repeat(2000)}de`, null]
])('of “%s” a reader gets %s', (header, language) => {
	expect(acceptedLanguage(header)).toBe(language);
});
