/** AC12: a control or a technology in a sentence that uses it: how, where what would do. */
import type { Hit, Range } from '../finding.ts';
import { findPhrases } from '../phrases.ts';
import type { Reading } from '../reading.ts';
import { put } from '../rewriting.ts';
import { words } from '../words.ts';
import { said, wordsOf, type Rule } from './rule.ts';

export const prescribedSolution: Rule = {
	code: 'AC12',
	find(reading, isOn) {
		const { tokens, language } = reading;
		const used = new Set(findPhrases(tokens, language.grammar.handling).map(({ from }) => tokens[from]?.sentence));
		return wordsOf(reading, ['controls', 'technologies'], isOn)
			.filter(({ from }) => used.has(tokens[from]?.sentence))
			.map((found): Hit => {
				const text = pressed(reading, found);
				return { range: found, message: words.AC12(said(reading, found)), suggestion: words.AC12ask, mend: text === null ? null : { kind: 'replace', text } };
			});
	}
};

// Bounded on both sides of the name.
const press = /\b(click(?:s|ed)?(?: on)?|press(?:es|ed)?|tap(?:s|ped)?(?: on)?)\s+(?:the\s+)?(["“][^"“”\n]{1,60}["”])\s*$/i;

/** “clicks the "Save" button” becomes “chooses "Save"”. */
function pressed({ text }: Reading, { start, end }: Range): string | null {
	const from = Math.max(0, start - 100);
	const match = press.exec(text.slice(from, start));
	if (!match) return null;
	const [whole, verb = '', name = ''] = match;
	const chooses = /s(?: on)?$/i.test(verb) && !/press$/i.test(verb) ? 'chooses' : /ed(?: on)?$/i.test(verb) ? 'chose' : 'choose';
	return put(text, { start: from + (match.index ?? 0), end: Math.max(end, start - whole.length) }, `${chooses} ${name}`);
}
