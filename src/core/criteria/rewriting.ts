import type { Range } from './finding.ts';

/** A text with other words in one place. */
export function put(text: string, { start, end }: Range, words: string): string {
	return text.slice(0, start) + words + text.slice(end);
}

/** A text without the words of one place, its spaces, commas and capital put right. */
export function drop(text: string, { start, end }: Range): string {
	const before = text.slice(0, start);
	const after = text.slice(end);
	const left = before.trimEnd();
	const right = after.trimStart();
	const opens = left === '' || /[.!?\n]$/.test(left);
	const bare = opens ? right.replace(/^[,;:] */, '') : right;
	if (bare === '') return left.replace(/,$/, '');
	const joined = /^[.,;:!?)]/.test(bare) ? left.replace(/,$/, '') + bare : `${left}${left === '' ? '' : gapBetween(before, after)}${bare}`;
	return opens ? capitalAt(joined, joined.length - bare.length) : joined;
}

/** A line break that stood beside the words stays. */
function gapBetween(before: string, after: string): string {
	const spaces = before.slice(before.trimEnd().length) + after.slice(0, after.length - after.trimStart().length);
	return spaces.includes('\n') ? '\n' : ' ';
}

function capitalAt(text: string, at: number): string {
	return text.slice(0, at) + text.charAt(at).toUpperCase() + text.slice(at + 1);
}

/** A text with words added before its last mark. */
export function append(text: string, words: string): string {
	const bare = text.trimEnd();
	const mark = /[.!?]$/.exec(bare)?.[0] ?? '';
	return `${bare.slice(0, bare.length - mark.length)}${words}${mark}`;
}
