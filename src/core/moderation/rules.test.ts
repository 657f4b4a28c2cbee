import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBanned, judge, leastFillTime, linksIn, plain, wordsFound, type Submission } from './rules.ts';

const open = { reviewFirst: false, mostLinks: null, languages: [], ownWords: [] };
const lists = [new Set(['darn', 'son of a gun', '馬鹿'])];
const rulesFor = (submission: Submission, settings: Partial<typeof open> | { mostLinks: number } | { reviewFirst: boolean }, isNew: boolean) =>
	judge(submission, { ...open, ...settings }, { isNew, lists }).map(({ rule }) => rule);

describe('a text is held', () => {
	test.each([
		['nothing is wrong with it', { text: 'Dark mode, please' }, {}, true, []],
		['it is the first of a new person', { text: 'Hello' }, { reviewFirst: true }, true, ['first']],
		['its author is known', { text: 'Hello' }, { reviewFirst: true }, false, []],
		['a new person links too much', { text: 'http://a.test https://b.test' }, { mostLinks: 1 }, true, ['links']],
		['a new person links as much as they may', { text: 'http://a.test' }, { mostLinks: 1 }, true, []],
		['a known person links', { text: 'http://a.test https://b.test' }, { mostLinks: 0 }, false, []],
		['a known person uses a listed word', { text: 'Well, DARN it' }, {}, false, ['words']],
		['the trap is filled in', { text: 'Hello', trapped: true }, {}, false, ['trap']],
		['the form came back at once', { text: 'Hello', elapsed: 200 }, {}, false, ['haste']],
		['the form does not say when it was made', { text: 'Hello', elapsed: null }, {}, false, ['haste']],
		['the form took its time', { text: 'Hello', elapsed: leastFillTime }, {}, false, []],
		['everything at once', { text: 'darn www.a.test', trapped: true, elapsed: 1 }, { reviewFirst: true, mostLinks: 0 }, true, ['trap', 'haste', 'first', 'links', 'words']]
	])('or not: %s', (_, submission, settings, isNew, expected) => {
		expect(rulesFor(submission, settings, isNew)).toEqual(expected);
	});
});

test.each([
	['See https://a.example/x?y and http://b.example.', 2],
	['[here](https://a.example) and www.b.example', 2],
	['Version 1.2, and example.com is only named', 0],
	['ftp://files.example', 1]
])('links in “%s”: %i', (text, count) => expect(linksIn(text)).toHaveLength(count));

test.each([
	['darn', ['darn']],
	['darning socks', []],
	['You son of a -- gun!', ['son of a gun']],
	['ＤＡＲＮ', ['darn']],
	['君は馬鹿だ', ['馬鹿']]
])('listed words in “%s”', (text, found) => expect(wordsFound(text, lists)).toEqual(found));

test('a listed word is found wherever it stands as a word, and any text is judged without failing', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
			expect(wordsFound(`${before} darn ${after}`, lists)).toContain('darn');
			expect(plain(plain(before))).toBe(plain(before));
		})
	);
});

test('more links never free a text that fewer links hold', () => {
	fc.assert(
		fc.property(fc.webUrl(), fc.nat(12), fc.nat(5), (url, count, most) => {
			const text = (links: number) => Array.from({ length: links }, () => url).join(' ');
			const isHeld = (links: number) => rulesFor({ text: text(links) }, { mostLinks: most }, true).length > 0;
			expect(isHeld(count + 1) || !isHeld(count)).toBe(true);
		})
	);
});

test.each([
	[null, null, true],
	[null, '2030-01-02', true],
	[null, '2030-01-01', false],
	['2029-01-01', null, false]
])('a ban lifted at %s that ends at %s binds: %s', (lifted, ends, binds) => {
	expect(isBanned({ liftedAt: lifted ? new Date(lifted) : null, endsAt: ends ? new Date(ends) : null }, new Date('2030-01-01'))).toBe(binds);
});
