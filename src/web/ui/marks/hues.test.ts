import { expect, test } from 'vitest';
import { hueOf, initialsOf } from './hues.ts';

test.each([
	['Ada Lovelace', 'AL'],
	['Müller', 'M'],
	['anna.maria@example.com', 'AM'],
	['  ', ''],
	['Łukasz Żak', 'ŁŻ']
])('the initials of %s are %s', (name, initials) => {
	expect(initialsOf(name)).toBe(initials);
});

test('a name keeps its hue whatever its case', () => {
	expect(hueOf('Globex')).toBe(hueOf('globex'));
	expect(hueOf('Globex')).toBeLessThan(12);
});
