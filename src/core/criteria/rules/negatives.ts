/** AC22: what must not happen, and nothing about what happens then. */
import type { Hit } from '../finding.ts';
import { findPhrases } from '../phrases.ts';
import { append } from '../rewriting.ts';
import { words } from '../words.ts';
import type { Rule } from './rule.ts';

export const onlyNegative: Rule = {
	code: 'AC22',
	find(reading) {
		const { text, tokens, language, isGherkin } = reading;
		const [found] = findPhrases(tokens, language.grammar.negations);
		if (!found || isGherkin || tokens.some((token) => !token.quoted && language.grammar.counterparts.has(token.word))) return [];
		const sentences = new Set(tokens.filter((token) => token.kind === 'word').map((token) => token.sentence));
		if (sentences.size > 1 || isCondition(found.from)) return [];
		const hit: Hit = { range: found, message: words.AC22, suggestion: words.AC22ask, mend: { kind: 'replace', text: `${append(text, '.').replace(/\.{2,}$/, '.')} ${language.blanks.insteadOf}.` } };
		return [hit];

		/** “If it is not saved, …” is a condition. */
		function isCondition(at: number): boolean {
			return findPhrases(tokens.slice(0, at), language.grammar.subordinating).length > 0;
		}
	}
};
