/** AC08: several outcomes in one sentence, or in one step of a scenario; and “and/or”. */
import type { Hit } from '../finding.ts';
import { findPhrases, phraseAt } from '../phrases.ts';
import type { Reading } from '../reading.ts';
import { put } from '../rewriting.ts';
import type { Token } from '../tokens.ts';
import { words } from '../words.ts';
import { said, type Rule } from './rule.ts';
import { isSentenceVerb, isVerbHere } from './verbs.ts';

export const severalOutcomes: Rule = {
	code: 'AC08',
	find: (reading) => [...eitherOrBoth(reading), ...regionsOf(reading).flatMap((region) => joinedIn(reading, region))]
};

function eitherOrBoth(reading: Reading): Hit[] {
	const { tokens, language } = reading;
	return findPhrases(tokens, language.grammar.andOr).map((found) => {
		const text = put(reading.text, found, language.instead[said(reading, found).toLowerCase()] ?? '');
		return { range: found, message: words.AC08or(said(reading, found)), suggestion: words.AC08orAsk, mend: { kind: 'replace', text } };
	});
}

/** Tokens from `from` to `to` tell an outcome; `opening` is where the sentence or step begins. */
type Region = { opening: number; from: number; to: number };

/** Of a scenario each “then” step; of a rule each sentence, behind a condition that leads it. */
function regionsOf(reading: Reading): Region[] {
	const { tokens, steps, isGherkin } = reading;
	if (isGherkin) return steps.filter((step) => step.kind === 'then').map((step) => ({ opening: step.from, from: step.from + 1, to: cutOff(reading, step.from + 1, step.to) }));
	const sentences = Map.groupBy(tokens.keys(), (at) => (tokens[at] as Token).sentence);
	return [...sentences.values()].map((places) => {
		const opening = places[0] as number;
		const end = (places.at(-1) as number) + 1;
		const from = behindCondition(reading, opening, end);
		return { opening, from, to: cutOff(reading, from, end) };
	});
}

function placeBetween(from: number, to: number, test: (at: number) => boolean): number {
	for (let at = from; at < to; at++) if (test(at)) return at;
	return -1;
}

function behindCondition({ tokens, language }: Reading, opening: number, end: number): number {
	const first = placeBetween(opening, end, (at) => tokens[at]?.kind !== 'mark');
	if (first < 0 || !phraseAt(tokens, first, language.grammar.subordinating)) return Math.max(first, opening);
	const comma = placeBetween(first, end, (at) => tokens[at]?.word === ',' && !tokens[at]?.quoted);
	const then = placeBetween(first, end, (at) => /^(?:then|dann)$/.test(tokens[at]?.word ?? ''));
	return then >= 0 ? then + 1 : comma >= 0 ? comma + 1 : end;
}

/** What depends on the outcome is not a second one: “… that has a title and a body”. */
function cutOff({ tokens, language }: Reading, from: number, to: number): number {
	const at = placeBetween(from + 1, to, (place) => phraseAt(tokens, place, language.grammar.subordinating) !== undefined);
	return at < 0 ? to : at;
}

type Join = { at: number; behind: number };

function joinedIn(reading: Reading, { opening, from, to }: Region): Hit[] {
	const verb = firstVerb(reading, from, to);
	if (verb < 0) return [];
	const joins = joinsBetween(reading, verb, to);
	if (joins.length === 0) return [];
	const { tokens } = reading;
	const range = { start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end };
	const texts = reading.isGherkin ? null : partsOf(reading, { opening, from, verb, joins });
	return [{ range, message: words.AC08(joins.length + 1), suggestion: words.AC08ask, mend: texts ? { kind: 'split', texts } : null }];
}

function firstVerb(reading: Reading, from: number, to: number): number {
	return placeBetween(from + 1, to, (at) => isSentenceVerb(reading, at));
}

/** Where an “and” joins a second outcome to the first. */
function joinsBetween(reading: Reading, verb: number, to: number): Join[] {
	const { tokens, language } = reading;
	return findPhrases(tokens, language.grammar.and)
		.filter(({ from }) => from > verb && from < to)
		.flatMap(({ from, to: next }) => {
			const behind = skipAdverbs(reading, next, to);
			return behind < to && opensOutcome(reading, { verb, at: from, behind, to }) ? [{ at: from, behind }] : [];
		});
}

function skipAdverbs({ tokens, language }: Reading, at: number, to: number): number {
	let behind = at;
	while (behind < to && language.grammar.adverbs.has(tokens[behind]?.word ?? '')) behind++;
	return behind;
}

type Joined = { verb: number; at: number; behind: number; to: number };

function opensOutcome(reading: Reading, { verb, at, behind, to }: Joined): boolean {
	const { tokens, language } = reading;
	const next = tokens[behind];
	if (!next || next.quoted || next.kind !== 'word') return false;
	if (language.grammar.auxiliaries.has(next.word)) return true;
	if (language.isFinite(next.word) && !language.isBase(next.word)) return next.word.endsWith('ed') || language.isParticiple(next.word) ? followsParticiple(reading, at) : isVerbHere(reading, behind);
	if (language.isBase(next.word) && hasModal(reading, verb, at)) return !language.grammar.ambiguousVerbs.has(next.word) || language.isBase(tokens[at - 1]?.word ?? '') || language.grammar.determiners.has(tokens[behind + 1]?.word ?? '');
	return hasOwnVerb(reading, behind, to);
}

/** “is saved and displayed”, but not “the saved and closed items”. */
function followsParticiple({ tokens, language }: Reading, at: number): boolean {
	return tokens.slice(Math.max(0, at - 8), at).some((token) => language.grammar.be.has(token.word));
}

function hasModal({ tokens, language }: Reading, verb: number, at: number): boolean {
	return tokens.slice(verb, at).some((token) => language.grammar.modals.has(token.word));
}

/** A new subject with its verb, before the next comma. */
function hasOwnVerb(reading: Reading, from: number, to: number): boolean {
	const { tokens, language } = reading;
	for (let at = from; at < Math.min(to, from + 7); at++) {
		const token = tokens[at];
		if (!token || token.word === ',' || language.grammar.and.has(token.word)) return false;
		if (at > from && !token.quoted && (language.grammar.auxiliaries.has(token.word) || (language.isFinite(token.word) && !language.isParticiple(token.word) && isVerbHere(reading, at)))) return true;
	}
	return false;
}

/** One text for each outcome, with the condition and, where it has none, the subject of the first. */
function partsOf({ text, tokens, language }: Reading, { opening, from, verb, joins }: { opening: number; from: number; verb: number; joins: Join[] }): string[] {
	const startOf = (at: number) => tokens[at]?.start ?? text.length;
	const condition = text.slice(startOf(opening), startOf(from));
	const subject = text.slice(startOf(from), startOf(verb));
	const modal = language.grammar.modals.has(tokens[verb]?.word ?? '') ? text.slice(startOf(verb), startOf(verb + 1)) : '';
	const sentence = tokens[opening]?.sentence;
	const end = tokens.findLast((token) => token.sentence === sentence)?.end ?? text.length;
	const ends = [...joins.map(({ at }) => startOf(at)), end];
	/** “create and edit posts”: what is edited is created too. */
	const sharedObject = () => {
		const [join] = joins;
		const isBare = joins.length === 1 && join !== undefined && language.isBase(tokens[join.at - 1]?.word ?? '') && language.isBase(tokens[join.behind]?.word ?? '');
		return isBare ? ` ${text.slice(startOf(join.behind + 1), end).replace(/[,;.]+$/, '')}` : '';
	};
	return ends.map((stop, at) => {
		const begin = at === 0 ? from : (joins[at - 1] as Join).behind;
		const first = tokens[begin];
		const shares = at > 0 && first !== undefined && (language.isVerb(first.word) || language.grammar.auxiliaries.has(first.word));
		const be = shares && first && language.isParticiple(first.word) && !language.isBase(first.word) && language.grammar.be.has(tokens[verb]?.word ?? '') ? text.slice(startOf(verb), startOf(verb + 1)) : '';
		const own = text.slice(startOf(begin), stop).trim().replace(/[,;.]+$/, '') + (at === 0 ? sharedObject() : '');
		const whole = `${condition}${shares ? subject + (language.isBase(first?.word ?? '') ? modal : be) : ''}${own}`.trim();
		return whole.charAt(0).toUpperCase() + whole.slice(1);
	});
}
