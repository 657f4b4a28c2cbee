/** AC06 and AC16: amounts that are no numbers, and bounds without an end. */
import type { Hit, Range } from '../finding.ts';
import { listsOf } from '../lexicon/lexicon.ts';
import { findPhrases, type FoundPhrase } from '../phrases.ts';
import type { Reading } from '../reading.ts';
import { drop, put } from '../rewriting.ts';
import { words } from '../words.ts';
import { said, wordsOf, type Rule, type WordList } from './rule.ts';

/** These are vague before a number alone: about 5. Elsewhere they are prepositions. */
const beforeNumber = new Set(['about', 'around', 'approximately', 'roughly', 'nearly', 'almost', 'rund', 'etwa', 'fast', 'nahezu', 'circa', 'ca', 'ca .', 'ungefähr']);
const halfOpen = /\d+ (?:or (?:more|less|fewer|so)|und mehr|oder (?:mehr|weniger))/g;

export const vagueAmount: Rule = {
	code: 'AC06',
	find(reading, isOn) {
		const bounds = [...fuzzyBounds(reading, isOn('fuzzyBounds')), ...findPhrases(reading.tokens, reading.language.lists.escapes)];
		return wordsOf(reading, listsOf.AC06, isOn)
			.filter((found) => isAmount(reading, found) && !bounds.some((bound) => bound.start < found.end && found.start < bound.end))
			.map((found) => amountHit(reading, found));
	}
};

export const fuzzyBound: Rule = {
	code: 'AC16',
	find: (reading, isOn) => fuzzyBounds(reading, isOn('fuzzyBounds')).map((range) => boundHit(reading, range))
};

function isAmount({ tokens }: Reading, { phrase, from, to }: FoundPhrase): boolean {
	if (beforeNumber.has(phrase)) return tokens[to]?.kind === 'number';
	const [before, after] = [tokens[from - 1]?.word, tokens[to]?.word];
	if (phrase === 'most') return after !== 'recent' && !/(?:able|ible|ful|ive|ent|ant|ous|ic)$/.test(after ?? '') && before !== 'at';
	if (phrase === 'long' || phrase === 'short') return before !== 'as' && before !== 'how' && before !== 'too';
	if (phrase === 'recent') return before !== 'most';
	return !(phrase === 'many' && (before === 'as' || before === 'how'));
}

function amountHit(reading: Reading, found: FoundPhrase & { list: WordList }): Hit {
	const { text, language } = reading;
	const isAround = beforeNumber.has(found.phrase);
	const mended = isAround ? drop(text, found) : found.list === 'amounts' ? put(text, found, language.blanks.howMany) : null;
	return { range: found, message: words.AC06(said(reading, found)), suggestion: words.AC06ask, mend: mended === null ? null : { kind: 'replace', text: mended } };
}

function fuzzyBounds(reading: Reading, isOn: boolean): Range[] {
	const halves = [...reading.text.slice(0, 20_000).toLowerCase().matchAll(halfOpen)]
		.filter((match) => /(?:up to|at least|at most|minimum of|maximum of|bis zu|mindestens|höchstens|or so)\s*$/.test(reading.text.slice(Math.max(0, match.index - 16), match.index).toLowerCase()) || match[0].endsWith('or so'))
		.map((match) => ({ start: match.index, end: match.index + match[0].length }));
	const found = isOn ? wordsOf(reading, ['fuzzyBounds'], () => true).filter((one) => one.phrase !== 'or so') : [];
	return [...halves, ...found.filter((one) => isTimed(reading, one))].toSorted((a, b) => a.start - b.start);
}

/** “For a few reasons” is no bound: one of these words has to come soon. */
function isTimed({ tokens, language }: Reading, { to, phrase }: FoundPhrase): boolean {
	if (/(?:while|time|kurzem|angemessener)$/.test(phrase) || /^(?:at|up|mindestens|within|innerhalb|binnen)/.test(phrase)) return true;
	const next = tokens[to]?.word ?? '';
	return language.grammar.units.has(next) || /^(?:time|zeit|moments?|clicks?|steps?|klicks?|schritten?|tries|attempts|versuchen)$/.test(next);
}

function boundHit(reading: Reading, range: Range): Hit {
	const { text, language } = reading;
	const [first = ''] = text.slice(range.start, range.end).split(' ');
	const isNumber = /^\d/.test(first);
	const mended = isNumber ? put(text, range, first) : put(text, range, `${first} ${language.blanks.howMany}`);
	return { range, message: words.AC16(said(reading, range)), suggestion: words.AC16ask, mend: { kind: 'replace', text: mended } };
}
