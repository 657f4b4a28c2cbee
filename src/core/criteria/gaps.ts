import type { Range } from './finding.ts';

// No angle bracket inside and at most 60 characters: one pass.
const gapPattern = /<([^<>\n]{1,60})>|\[(?:\.{2,3}|…|tbd|todo)\]|_{3,}/giu;
const markup = /^[/!]|^(?:a|b|i|u|p|br|hr|em|strong|code|pre|div|span|img|input|script|style|table|tr|td|th|ul|ol|li|h[1-6]|body|head|html|form|label|select|option|iframe|button|svg|template|main|section|article|nav|footer|header)\b(?:\s|\/|$)/i;

/** What somebody still has to fill in: <how many>, [...], ___. Mends leave such gaps; markup is none. */
export function gapsIn(text: string): Range[] {
	return [...text.matchAll(gapPattern)]
		.filter(([, inside]) => inside === undefined || !(markup.test(inside) || /^\s|\s$/.test(inside)))
		.map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
