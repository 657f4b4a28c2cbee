import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charsetOf, columnNames, delimiterOf, NotText } from './text.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

test.each([
	['nothing at all', [], 'utf-8'],
	['UTF-8 with a byte order mark', [bytes(0xef, 0xbb, 0xbf, 0x41)], 'utf-8'],
	['UTF-16 with its low bytes first', [bytes(0xff, 0xfe, 0x41, 0)], 'utf-16le'],
	['UTF-16 with its high bytes first', [bytes(0xfe, 0xff, 0, 0x41)], 'utf-16be'],
	['accents as old spreadsheets write them', [bytes(0x47, 0x72, 0xf6, 0xdf, 0x65)], 'windows-1252'],
	['a letter cut off at the end', [bytes(0x41, 0xc3)], 'windows-1252']
])('knows %s', async (_, chunks, charset) => {
	expect(await charsetOf(chunks)).toBe(charset);
});

test('UTF-8 stays UTF-8 wherever it is cut into chunks', () =>
	fc.assert(
		fc.asyncProperty(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')), fc.nat(), async (text, at) => {
			const all = utf8(text);
			const cut = at % (all.length + 1);
			expect(await charsetOf([utf8('a'), all.subarray(0, cut), all.subarray(cut)])).toBe('utf-8');
		})
	));

test('a file with NUL bytes is no text', () => expect(charsetOf([utf8('PK'), bytes(3, 4, 0)])).rejects.toThrow(NotText));

test.each([
	['a,b;c,d', ','],
	['a;b;c', ';'],
	['a\tb', '\t'],
	['one', ','],
	['"a,b,c,d";e;f\nx,y,z,w,v,u', ';']
])('tells the delimiter of %j', (head, delimiter) => expect(delimiterOf(head)).toBe(delimiter));

test('a column name that stands twice can be told apart', () => {
	expect(columnNames([' Title ', 'Vote', 'Vote', '', ''])).toEqual(['Title', 'Vote', 'Vote (2)', '', '']);
});
