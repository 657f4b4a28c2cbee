import { expect, test } from 'vitest';
import { matchesTyped, rowAfter } from './picking.ts';

test('arrows go round, other keys lead nowhere', () => {
	expect(rowAfter('ArrowDown', 2, 3)).toBe(0);
	expect(rowAfter('ArrowUp', 0, 3)).toBe(2);
	expect(rowAfter('End', 0, 3)).toBe(2);
	expect(rowAfter('a', 0, 3)).toBeUndefined();
	expect(rowAfter('ArrowDown', 0, 0)).toBeUndefined();
});

test.each([
	['Start a refinement session', 'ref ses', true],
	['Start a refinement session', 'fine', false],
	['Qualité des données', 'qualite', true],
	['Anything', '', true]
])('%s is found by "%s": %s', (text, typed, found) => {
	expect(matchesTyped(text, typed)).toBe(found);
});
