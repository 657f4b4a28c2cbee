/** AC15 and AC17: a bound without its unit, and a time without the load it holds under. */
import type { Hit, Range } from '../finding.ts';
import { findPhrases, phraseAt, type FoundPhrase } from '../phrases.ts';
import type { Reading } from '../reading.ts';
import { append, put } from '../rewriting.ts';
import { words } from '../words.ts';
import { said, type Rule } from './rule.ts';

export const numberWithoutUnit: Rule = {
	code: 'AC15',
	find: (reading) =>
		boundsIn(reading)
			.filter(({ unit }) => unit === 'none')
			.map(({ range, number }): Hit => {
				const text = put(reading.text, number, `${said(reading, number)} ${reading.language.blanks.unit}`);
				return { range, message: words.AC15(said(reading, range)), suggestion: words.AC15ask, mend: { kind: 'replace', text } };
			})
};

export const timeWithoutLoad: Rule = {
	code: 'AC17',
	find(reading) {
		if (saysLoad(reading)) return [];
		const text = append(reading.text, ` ${reading.language.blanks.load}`);
		return boundsIn(reading)
			.filter(({ unit, isUpper }) => unit === 'time' && isUpper)
			.map(({ range }): Hit => ({ range, message: words.AC17(said(reading, range)), suggestion: words.AC17ask, mend: { kind: 'replace', text } }));
	}
};

/** A percentile, or a number of something else than time: for 10 000 rows. */
function saysLoad({ tokens, language }: Reading): boolean {
	if (findPhrases(tokens, language.grammar.load).length > 0) return true;
	return tokens.some((token, at) => {
		const next = tokens[at + 1];
		return token.kind === 'number' && next?.kind === 'word' && !language.grammar.little.has(next.word) && !language.grammar.timeUnits.has(next.word);
	});
}

export type Bound = { range: Range; number: Range; unit: 'none' | 'time' | 'other'; isUpper: boolean; from: number; to: number };

/** Numbers after a word of comparison. A noun after the number is its unit. */
export function boundsIn(reading: Reading): Bound[] {
	const { tokens, language } = reading;
	const upper = findPhrases(tokens, language.grammar.upperBounds).map((found) => ({ ...found, isUpper: true }));
	const lower = findPhrases(tokens, language.grammar.lowerBounds).map((found) => ({ ...found, isUpper: false }));
	return [...upper, ...lower].toSorted((a, b) => a.start - b.start).flatMap((found) => boundAt(reading, found));
}

function boundAt({ tokens, language }: Reading, { from, to, start, isUpper }: FoundPhrase & { isUpper: boolean }): Bound[] {
	const number = tokens[to];
	const before = tokens[to - 1];
	if (number?.kind !== 'number' || !before || number.quoted) return [];
	const next = tokens[to + 1];
	const isGlued = next?.kind === 'mark' && next.start === number.end && /[%°€$£+#/-]/.test(next.word);
	const isTime = phraseAt(tokens, to + 1, language.grammar.timeUnits) !== undefined;
	const isNoun = next?.kind === 'word' && next.sentence === number.sentence && !language.grammar.little.has(next.word);
	const unit = isTime ? 'time' : isNoun || isGlued || isCounted(next?.word) ? 'other' : 'none';
	return [{ range: { start, end: number.end }, number, unit, isUpper, from, to: to + 1 }];
}

function isCounted(word: string | undefined): boolean {
	return word !== undefined && /^[%€$£°"“<(]$/.test(word);
}
