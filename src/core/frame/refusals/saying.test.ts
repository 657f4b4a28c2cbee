import { describe, expect, test } from 'vitest';
import { languages } from '../../kernel/languages.ts';
import { refusedIn } from './saying.ts';
import { sentences } from './sentences.ts';

const gaps = (sentence: string) => sentence.split('{}').length - 1;

describe('what is refused', () => {
	test('is said in every language, and names nothing that is not there', () => {
		for (const language of languages) {
			for (const sentence of sentences) {
				const said = refusedIn(language, sentence.replaceAll('{}', 'X')) ?? '';
				expect(said, sentence).not.toBe('');
				expect(said, sentence).not.toContain('{}');
				expect((said.match(/X/g) ?? []).length, sentence).toBeLessThanOrEqual(gaps(sentence));
			}
		}
	});

	test.each([
		['de', 'may have at most 200 characters', 'darf höchstens 200 Zeichen haben'],
		['fr', 'That was too often. Please try again in 7 seconds.', 'C’était trop souvent. Veuillez réessayer dans 7 secondes.'],
		['es', 'You can read here, but not write until 2027-01-02. The reason: Be kind.', 'Aquí puedes leer, pero no escribir hasta el 2027-01-02. El motivo: Be kind.'],
		['de', 'There is no tag “{}$&”.', 'Das Schlagwort „{}$&“ gibt es nicht.'],
		['en', 'Anything at all.', 'Anything at all.'],
		['ar', 'Something that no public page says.', null]
	] as const)('in %s: %s', (language, said, expected) => {
		expect(refusedIn(language, said)).toBe(expected);
	});
});
