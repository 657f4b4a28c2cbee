/** AC01: a quality that nobody can measure, in a criterion without a measure. */
import type { Hit } from '../finding.ts';
import { listsOf, type ListName } from '../lexicon/lexicon.ts';
import { phraseAt, type FoundPhrase } from '../phrases.ts';
import type { Reading } from '../reading.ts';
import { drop, put } from '../rewriting.ts';
import { words } from '../words.ts';
import { said, wordsOf, type Rule } from './rule.ts';

export const vagueQuality: Rule = {
	code: 'AC01',
	find(reading, isOn) {
		if (hasMeasure(reading)) return [];
		return wordsOf(reading, listsOf.AC01, isOn).map((found) => hitOf(reading, found));
	}
};

/** A number with a unit of measure: what “fast” means is said. */
function hasMeasure({ tokens, language }: Reading): boolean {
	return tokens.some((token, at) => token.kind === 'number' && phraseAt(tokens, at + 1, language.grammar.units) !== undefined);
}

function hitOf(reading: Reading, found: FoundPhrase & { list: ListName }): Hit {
	const { text, language } = reading;
	const mended = found.list === 'speed' ? put(text, found, language.blanks.howLong) : isAdded(found.phrase) ? drop(text, found) : null;
	return {
		range: found,
		message: words.AC01(said(reading, found)),
		suggestion: words.vague(found.list),
		mend: mended === null ? null : { kind: 'replace', text: mended }
	};
}

/** Adverbs, and “as expected”: what is left without them still says something. */
function isAdded(phrase: string): boolean {
	return /(ly|lly)$/.test(phrase) || /^(as|wie) \S+$/.test(phrase);
}
