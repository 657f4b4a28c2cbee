/** AC05: better and best, where nothing is named to compare with. */
import type { Hit } from '../finding.ts';
import { findPhrases, type FoundPhrase } from '../phrases.ts';
import type { Reading } from '../reading.ts';
import { put } from '../rewriting.ts';
import { words } from '../words.ts';
import { said, wordsOf, type Rule } from './rule.ts';

const near = 8;
const kindsOfAdjective = /(?:able|ible|ful|ive|ent|ant|ous|ic|friendly)$/;

export const comparison: Rule = {
	code: 'AC05',
	find(reading, isOn) {
		const compared = [...wordsOf(reading, ['comparatives'], isOn), ...(isOn('comparatives') ? moreAndMost(reading, 'more') : [])];
		const best = [...wordsOf(reading, ['superlatives'], isOn), ...(isOn('superlatives') ? moreAndMost(reading, 'most') : [])];
		return [
			...compared.filter((found) => !hasBaseline(reading, found)).map((found) => hitOf(reading, found)),
			...best.map((found): Hit => ({ range: found, message: words.AC05(said(reading, found)), suggestion: words.AC05best }))
		].toSorted((a, b) => a.range.start - b.range.start);
	}
};

/** “more intuitive”, “most relevant”: an adjective by its ending. “More items” is an amount. */
function moreAndMost({ tokens, language }: Reading, word: 'more' | 'most'): FoundPhrase[] {
	if (language.language !== 'en') return [];
	return tokens.flatMap((token, at) => {
		const next = tokens[at + 1];
		if (token.word !== word || token.quoted || !next || next.quoted || next.word.length < 6 || !kindsOfAdjective.test(next.word)) return [];
		return [{ phrase: `${word} ${next.word}`, start: token.start, end: next.end, from: at, to: at + 2 }];
	});
}

/** “than” or a number follows in the same sentence. */
function hasBaseline({ tokens, language }: Reading, { to }: FoundPhrase): boolean {
	const after = tokens.slice(to, to + near).filter((token) => token.sentence === tokens[to - 1]?.sentence);
	return findPhrases(after, language.grammar.than).length > 0;
}

function hitOf(reading: Reading, found: FoundPhrase): Hit {
	const { than, byHowMuch } = reading.language.blanks;
	const text = put(reading.text, found, `${said(reading, found)} ${than} ${byHowMuch}`);
	return { range: found, message: words.AC05(said(reading, found)), suggestion: words.AC05ask, mend: { kind: 'replace', text } };
}
