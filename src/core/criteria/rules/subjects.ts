/** AC07 and AC10: sentences that do not say who or what. */
import type { Hit } from '../finding.ts';
import { phraseAt } from '../phrases.ts';
import type { Reading } from '../reading.ts';
import { put } from '../rewriting.ts';
import type { Token } from '../tokens.ts';
import { words } from '../words.ts';
import { said, type Rule } from './rule.ts';

export const pronounFirst: Rule = {
	code: 'AC07',
	find(reading) {
		const { tokens, text, language } = reading;
		const at = tokens.findIndex((token) => token.kind === 'word');
		const first = tokens[at];
		if (!first || !phraseAt(tokens, at, language.grammar.pronouns) || isExpletive(reading, at) || !isVerbAfter(reading, at)) return [];
		return [{ range: first, message: words.AC07(said(reading, first)), suggestion: words.AC07ask, mend: { kind: 'replace', text: put(text, first, language.blanks.what) } }];
	}
};

/** “This page shows” names its subject; “this shows” does not. */
function isVerbAfter({ tokens, language }: Reading, at: number): boolean {
	const next = tokens[at + 1]?.word ?? '';
	return language.grammar.auxiliaries.has(next) || language.isFinite(next) || language.grammar.adverbs.has(next);
}

function isExpletive({ tokens, language }: Reading, at: number): boolean {
	return tokens.slice(at + 1, at + 5).some((_, by) => phraseAt(tokens, at + 1 + by, language.grammar.expletives) !== undefined);
}

/** So many words may stand between “is” and what is done. */
const reach = 3;

export const passive: Rule = {
	code: 'AC10',
	find(reading, isOn) {
		const { tokens, language } = reading;
		if (!isOn('agentActs')) return [];
		return tokens.flatMap((token, at): Hit[] => {
			if (!phraseAt(tokens, at, language.lists.agentActs)) return [];
			const be = beBeside(reading, at);
			if (!be || isSaidByWhom(reading, at)) return [];
			const range = { start: Math.min(be.start, token.start), end: Math.max(be.end, token.end) };
			const done = said(reading, token);
			const text = put(reading.text, token, language.language === 'en' ? `${done} by ${language.blanks.who}` : `von ${language.blanks.who} ${done}`);
			return [{ range, message: words.AC10(said(reading, range)), suggestion: words.AC10ask, mend: { kind: 'replace', text } }];
		});
	}
};

/** English says “is approved”; German may put “wird” far in front, or right behind. */
function beBeside({ tokens, language }: Reading, at: number): Token | undefined {
	const { be } = language.grammar;
	const before = tokens.slice(Math.max(0, at - (language.language === 'de' ? 12 : reach)), at).filter((one) => one.sentence === tokens[at]?.sentence && !one.quoted);
	const behind = language.language === 'de' ? tokens.slice(at + 1, at + 2) : [];
	return [...behind, ...before.reverse()].find((one) => be.has(one.word));
}

function isSaidByWhom({ tokens, language }: Reading, at: number): boolean {
	const sentence = tokens[at]?.sentence;
	return tokens.slice(Math.max(0, at - 12), at + 12).some((token) => token.sentence === sentence && language.grammar.by.has(token.word));
}
