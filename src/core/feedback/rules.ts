import { invalid } from '../kernel/problem.ts';
import type { TextRange } from './contract.ts';

/**
 * The part of a text an insight stands on, in UTF-16 code units; the whole text where nothing is said.
 * @throws invalid when the range is empty, turned round or reaches beyond the text, or cuts a character in two
 */
export function rangeWithin(text: string, start: number | undefined, end: number | undefined): TextRange {
	const range = { start: start ?? 0, end: end ?? text.length };
	if (range.end > text.length) throw invalid({ end: `The text has ${text.length} characters; the range reaches beyond it.` });
	if (range.start >= range.end) throw invalid({ end: 'The range is empty: its end must come after its start.' });
	if (splitsCharacter(text, range.start)) throw invalid({ start: 'The range begins in the middle of a character.' });
	if (splitsCharacter(text, range.end)) throw invalid({ end: 'The range ends in the middle of a character.' });
	if (text.slice(range.start, range.end).trim() === '') throw invalid({ end: 'The range holds nothing but spaces.' });
	return range;
}

function splitsCharacter(text: string, at: number): boolean {
	return at > 0 && isBetween(text.charCodeAt(at - 1), 0xd800, 0xdbff) && isBetween(text.charCodeAt(at), 0xdc00, 0xdfff);
}

function isBetween(value: number, least: number, most: number): boolean {
	return value >= least && value <= most;
}

const sentenceLimit = 60;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text as ranges without the space around them; at most the first sixty. */
export function sentencesOf(text: string): TextRange[] {
	const found: TextRange[] = [];
	for (const { segment, index } of sentences.segment(text)) {
		const said = segment.trim();
		if (said === '') continue;
		const start = index + segment.indexOf(said);
		found.push({ start, end: start + said.length });
		if (found.length === sentenceLimit) break;
	}
	return found;
}
