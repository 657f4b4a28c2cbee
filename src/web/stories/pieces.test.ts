import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf } from './pieces.ts';

test('words are marked in their places', () => {
	expect(piecesOf('add a button', [{ start: 0, end: 3 }, { start: 6, end: 12 }])).toEqual([
		{ text: 'add', isMarked: true },
		{ text: ' a ', isMarked: false },
		{ text: 'button', isMarked: true }
	]);
});

test('whatever the places are, the text stays whole', () => {
	const range = fc.tuple(fc.nat(40), fc.nat(40)).map(([start, length]) => ({ start, end: start + length }));
	fc.assert(fc.property(fc.string({ maxLength: 30 }), fc.array(range, { maxLength: 6 }), (text, ranges) => void expect(piecesOf(text, ranges).map((piece) => piece.text).join('')).toBe(text)));
});
