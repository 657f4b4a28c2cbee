import { expect, test } from 'vitest';
import { keyParts } from '../keys/names.ts';
import { accentStyles } from './accent.ts';
import { formatNumber } from './numbers.ts';
import { sayHowLongAgo } from './times.ts';

const now = new Date('2026-11-23T12:00:00Z');

test.each([
	['2026-11-23T11:59:30Z', 'now'],
	['2026-11-23T11:15:00Z', '45 minutes ago'],
	['2026-11-22T11:00:00Z', 'yesterday'],
	['2026-11-20T09:00:00Z', '3 days ago'],
	['2025-10-01T00:00:00Z', 'last year']
])('%s reads "%s"', (at, words) => {
	expect(sayHowLongAgo(new Date(at), now, 'en')).toBe(words);
});

test('large counts are short where there is little room, and only there', () => {
	expect(formatNumber(12_480, 'en', true)).toBe('12.5K');
	expect(formatNumber(9_999, 'en', true)).toBe('9,999');
	expect(formatNumber(12_480, 'de')).toBe('12.480');
});

test('keys are written as the keyboard in use writes them', () => {
	expect(keyParts('mod+k', true)).toEqual(['⌘', 'K']);
	expect(keyParts('mod+k', false)).toEqual(['Ctrl', 'K']);
	expect(keyParts('g i', false)).toEqual(['G', 'I']);
});

test('only a plain colour becomes a stylesheet', () => {
	expect(accentStyles('#3559c7')).toBe(':root:root{--accent:#3559c7}');
	expect(accentStyles('red;}body{display:none')).toBe('');
});
