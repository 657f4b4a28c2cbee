import { describe, expect, test } from 'vitest';
import { namedIn, offered, typedName, type Nameable } from './naming.ts';

const people: Nameable[] = [
	{ id: 'cora', name: 'Cora Lind', isMember: true },
	{ id: 'vic', name: 'Víctor', isMember: true },
	{ id: 'carla', name: 'Carla', isMember: false }
];

describe('naming somebody while writing', () => {
	test.each([
		['Hello @Co', 9, { start: 6, typed: 'Co' }],
		['@', 1, { start: 0, typed: '' }],
		['(@vic', 5, { start: 1, typed: 'vic' }],
		['Hello @Cora Lind, see', 12, { start: 6, typed: 'Cora ' }],
		['mail me@firm', 12, undefined],
		['@Co\nnext', 8, undefined],
		['nobody', 6, undefined]
	])('%j with the caret at %d', (text, caret, found) => {
		expect(typedName(text, caret)).toEqual(found);
	});

	test('offers whose name begins so, whatever the accents', () => {
		expect(offered(people, 'c').map(({ id }) => id)).toEqual(['cora', 'carla']);
		expect(offered(people, 'victor').map(({ id }) => id)).toEqual(['vic']);
		expect(offered(people, 'cora l').map(({ id }) => id)).toEqual(['cora']);
		expect(offered(people, 'zz')).toEqual([]);
	});

	test('names whose name still stands in the words', () => {
		expect(namedIn('@Cora Lind and @Carla', people)).toEqual(['cora', 'carla']);
		expect(namedIn('Cora Lind', people)).toEqual([]);
	});
});
