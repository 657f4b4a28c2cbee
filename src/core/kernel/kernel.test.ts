import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idFromUuid, isId } from './ids.ts';
import { decodeCursor, encodeCursor, pageOf } from './page.ts';
import { invalid, notFound, Refusal } from './problem.ts';
import { line, text } from './schemas.ts';
import { slugOf } from './slug.ts';

describe('ids', () => {
	test('an id carries its kind and the digits of its UUID', () => {
		const id = idFromUuid('post', '0192f0c1-b7a5-7cc0-8f3a-5d2b9e4c6a10');
		expect(id).toBe('post_0192f0c1b7a57cc08f3a5d2b9e4c6a10');
		expect(isId('post', id)).toBe(true);
		expect(isId('board', id)).toBe(false);
	});

	test.each(['', 'post_', 'post_XYZ', 'post_0192f0c1b7a57cc08f3a5d2b9e4c6a1', "post_'; drop table posts; --"])('%j is no id', (value) => {
		expect(isId('post', value)).toBe(false);
	});
});

describe('cursors', () => {
	test('a cursor gives back the key it was made from', () => {
		fc.assert(
			fc.property(fc.integer(), fc.string(), (number, word) => {
				expect(decodeCursor(encodeCursor([number, word]), 'ns')).toEqual([number, word]);
			})
		);
	});

	test('what was not made as a cursor of this shape is no key', () => {
		fc.assert(fc.property(fc.string(), (garbage) => void expect(decodeCursor(garbage, 'ns')).toBeNull()));
		expect(decodeCursor(encodeCursor(['a', 'b']), 'ns')).toBeNull();
		expect(decodeCursor(encodeCursor([1]), 'ns')).toBeNull();
	});

	test('a page ends with a cursor only when there is more', () => {
		const show = (row: number) => row;
		expect(pageOf([1, 2, 3], 2, show, (row) => [row])).toEqual({ data: [1, 2], nextCursor: encodeCursor([2]) });
		expect(pageOf([1, 2], 2, show, (row) => [row])).toEqual({ data: [1, 2], nextCursor: null });
		expect(pageOf([], 2, show, (row) => [row])).toEqual({ data: [], nextCursor: null });
	});
});

describe('slugs', () => {
	test.each([
		['Export to CSV', 'export-to-csv'],
		['Crème brûlée!', 'creme-brulee'],
		['日本語', 'untitled'],
		['--', 'untitled']
	])('%j becomes %j', (title, slug) => expect(slugOf(title)).toBe(slug));

	test('a slug is always an address part of at most 80 characters', () => {
		fc.assert(fc.property(fc.string({ maxLength: 400 }), (title) => void expect(slugOf(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)));
		expect(slugOf('word '.repeat(60)).length).toBeLessThanOrEqual(80);
	});
});

describe('refusals', () => {
	test('a refusal knows its status, and a list of fields speaks its first sentence', () => {
		expect(notFound('post')).toMatchObject({ code: 'not-found', status: 404 });
		expect(invalid({ title: 'must not be empty' })).toMatchObject({ status: 422, message: 'must not be empty', fields: { title: 'must not be empty' } });
		expect(new Refusal('stale', 'Read it again.', { extra: { version: 3 } }).extra).toEqual({ version: 3 });
	});
});

describe('text from outside', () => {
	test.each(['', '   ', 'two\nlines', 'bell\u0007', 'x'.repeat(41)])('%j is no line of 40', (value) => {
		expect(line(40).safeParse(value).success).toBe(false);
	});

	test('a line is trimmed, and text keeps its lines but never a NUL', () => {
		expect(line(40).parse('  Mobile app ')).toBe('Mobile app');
		expect(text(40).parse('one\ntwo')).toBe('one\ntwo');
		expect(text(40).safeParse('one\0two').success).toBe(false);
	});
});
