/** AC13: a task or a name, where a criterion says what is true. */
import type { Hit } from '../finding.ts';
import { phraseAt } from '../phrases.ts';
import type { Reading } from '../reading.ts';
import type { Token } from '../tokens.ts';
import { words } from '../words.ts';
import { boundsIn } from './bounds.ts';
import { said, type Rule } from './rule.ts';
import { isSentenceVerb } from './verbs.ts';

export const nothingToObserve: Rule = {
	code: 'AC13',
	find(reading) {
		const { tokens, isGherkin } = reading;
		const at = tokens.findIndex((token) => token.kind === 'word');
		const first = tokens[at];
		if (isGherkin || !first) return [];
		const task = taskAt(reading, at);
		if (task) return [hitOf(words.AC13task(said(reading, task)), task)];
		return hasState(reading) ? [] : [hitOf(words.AC13, { start: first.start, end: tokens.at(-1)?.end ?? first.end })];
	}
};

/** What somebody has to do, at the beginning; “Add-ons are listed” and “Changes are kept” are no tasks. */
function taskAt(reading: Reading, at: number): Token | undefined {
	const { tokens, language } = reading;
	const phrase = phraseAt(tokens, at, language.grammar.tasks);
	if (!phrase) return language.language === 'de' ? germanTask(reading) : undefined;
	const rest = tokens.slice(at + phrase.length).filter((token) => token.sentence === tokens[at]?.sentence);
	const [next] = rest;
	const isPlain = !next || next.quoted || language.grammar.little.has(next.word);
	const isNoun = !isPlain && language.grammar.ambiguousVerbs.has(phrase[0] ?? '') && rest.some((token) => language.grammar.auxiliaries.has(token.word) || language.isFinite(token.word));
	return isNoun || language.grammar.auxiliaries.has(next?.word ?? '') ? undefined : tokens[at];
}

/** German tasks end with their verb: “Hilfe dokumentieren”. */
function germanTask({ tokens, language }: Reading): Token | undefined {
	const last = tokens.findLast((token) => token.kind === 'word');
	const isTask = last && language.grammar.tasks.has(last.word) && !tokens.some((token) => language.grammar.auxiliaries.has(token.word));
	return isTask ? last : undefined;
}

/** A verb that makes a sentence, something done (“docs updated”), or a number that is kept to (“under 500 ms”). */
function hasState(reading: Reading): boolean {
	const { tokens, language } = reading;
	if (boundsIn(reading).some(({ unit }) => unit !== 'none')) return true;
	return tokens.some((token, at) => {
		if (isSentenceVerb(reading, at)) return true;
		if (token.quoted || token.kind !== 'word') return false;
		if (token.word.endsWith('ed') && language.isParticiple(token.word)) return true;
		return language.isBase(token.word) && !language.grammar.ambiguousVerbs.has(token.word);
	});
}

function hitOf(message: string, range: { start: number; end: number }): Hit {
	return { range: { start: range.start, end: range.end }, message, suggestion: words.AC13ask };
}
