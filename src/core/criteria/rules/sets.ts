/** AC18 to AC21: what is wrong between the criteria of an item. */
import type { Hit, RuleCode } from '../finding.ts';
import type { ListName } from '../lexicon/lexicon.ts';
import { findPhrases } from '../phrases.ts';
import type { Reading } from '../reading.ts';
import { words } from '../words.ts';
import { boundsIn, type Bound } from './bounds.ts';
import { said } from './rule.ts';

export type SetHit = Hit & { at: number; with: number[] };
export type SetRule = { code: RuleCode; find(readings: readonly Reading[], isOn: (list: ListName) => boolean): SetHit[] };

const sameFrom = 0.9;
const aboutTheSameFrom = 0.6;

export const nothingAboutFailure: SetRule = {
	code: 'AC18',
	find(readings, isOn) {
		const [first] = readings;
		const isSaid = readings.some(({ tokens, language }) => findPhrases(tokens, language.lists.failures).length > 0);
		if (!first || isSaid || !isOn('failures')) return [];
		const mend = { kind: 'add' as const, texts: [...first.language.skeletons] };
		return [{ at: 0, with: [], range: { start: 0, end: 0 }, message: words.AC18, suggestion: words.AC18ask, mend }];
	}
};

export const saidTwice: SetRule = {
	code: 'AC19',
	find: (readings) =>
		pairsOf(readings)
			.filter(({ one, other }) => same(valuesOf(one), valuesOf(other)) && likeness(meaningOf(one), meaningOf(other)) >= sameFrom)
			.map(({ at, before, other }) => ({ at, with: [before], range: all(other), message: words.AC19(before + 1), suggestion: words.AC19ask, mend: { kind: 'remove' } }))
};

export const contradiction: SetRule = {
	code: 'AC20',
	find: (readings) => pairsOf(readings).flatMap(({ at, before, one, other }) => differentBounds(one, other, { at, before }) ?? differentSigns(one, other, { at, before }) ?? [])
};

type Pair = { at: number; before: number; one: Reading; other: Reading };

/** Each criterion with the ones before it; a scenario is compared with scenarios alone. */
function pairsOf(readings: readonly Reading[]): Pair[] {
	return readings.flatMap((other, at) => readings.slice(0, at).flatMap((one, before) => (one.isGherkin === other.isGherkin ? [{ at, before, one, other }] : [])));
}

const kept = new WeakMap<Reading, Set<string>>();

/** The words of a criterion that mean something, without numbers and negations. */
function meaningOf(reading: Reading): Set<string> {
	const known = kept.get(reading);
	if (known) return known;
	const { tokens, language } = reading;
	const { little, negations, auxiliaries } = language.grammar;
	const told = tokens.filter(({ word, kind }) => kind === 'word' && (negations.has(word) || !(little.has(word) || auxiliaries.has(word))) && !(negations.has(word) && word !== 'cannot'));
	const meaning = new Set(told.map(({ word }) => word.replace(/(?<=.{3})(?:es|s)$/, '')));
	kept.set(reading, meaning);
	return meaning;
}

/** Numbers, signs and quoted words: criteria that differ in these do not say the same. */
function valuesOf({ tokens, language }: Reading): string {
	const telling = tokens.filter((token) => token.kind === 'number' || token.quoted || language.grammar.negations.has(token.word));
	return telling.map((token) => (language.grammar.negations.has(token.word) ? '¬' : token.word)).join(' ');
}

const same = (one: string, other: string) => one === other;

/** Dice's coefficient: 1 where the words are the same, 0 where none is. */
function likeness(one: Set<string>, other: Set<string>): number {
	if (one.size + other.size === 0) return 0;
	return (2 * one.intersection(other).size) / (one.size + other.size);
}

type Places = { at: number; before: number };

function differentBounds(one: Reading, other: Reading, { at, before }: Places): SetHit | undefined {
	if (likeness(subjectOf(one), subjectOf(other)) < aboutTheSameFrom || !same(otherValues(one), otherValues(other))) return undefined;
	const [mine, theirs] = [boundsIn(other)[0], boundsIn(one)[0]];
	if (!mine || !theirs || mine.isUpper !== theirs.isUpper) return undefined;
	const [a, b] = [amountOf(other, mine), amountOf(one, theirs)];
	if (a.unit !== b.unit || a.value === b.value) return undefined;
	return { at, with: [before], range: mine.range, message: words.AC20(before + 1, withUnit(other, mine), withUnit(one, theirs)), suggestion: words.AC20ask };
}

/** Without the units, which may differ: 500 ms and 2 s. */
function subjectOf(reading: Reading): Set<string> {
	return new Set([...meaningOf(reading)].filter((word) => !reading.language.grammar.units.has(word) && !reading.language.grammar.units.has(`${word}s`)));
}

/** Every number but the bound: for 100 rows and for 10 000 rows are two conditions. */
function otherValues(reading: Reading): string {
	const bound = boundsIn(reading)[0];
	return reading.tokens.filter((token) => (token.kind === 'number' && token.start !== bound?.number.start) || token.quoted).map((token) => token.word).join(' ');
}

const milliseconds: Record<string, number> = { ms: 1, millisecond: 1, s: 1000, sec: 1000, second: 1000, min: 60_000, minute: 60_000, h: 3_600_000, hour: 3_600_000, day: 86_400_000, sekunde: 1000, stunde: 3_600_000, tag: 86_400_000 };

function amountOf(reading: Reading, { number, to }: Bound): { value: number; unit: string } {
	const unit = (reading.tokens[to]?.word ?? '').replace(/(?<=.{3})(?:en|s|n)$/, '');
	const value = Number(said(reading, number).replace(/,(?=\d{3}\b)/g, '').replace(',', '.'));
	const factor = milliseconds[unit];
	return factor === undefined ? { value, unit } : { value: value * factor, unit: 'time' };
}

function withUnit(reading: Reading, { range, to }: Bound): string {
	return reading.text.slice(range.start, reading.tokens[to]?.end ?? range.end);
}

/** The same words, once with “not”. */
function differentSigns(one: Reading, other: Reading, { at, before }: Places): SetHit | undefined {
	const [mine, theirs] = [negationsIn(other), negationsIn(one)];
	if (mine === theirs || one.isGherkin || meaningOf(one).size < 2 || likeness(meaningOf(one), meaningOf(other)) < 1) return undefined;
	return { at, with: [before], range: all(other), message: words.AC20(before + 1, other.text.trim(), one.text.trim()), suggestion: words.AC20ask };
}

function negationsIn({ tokens, language }: Reading): number {
	return findPhrases(tokens, language.grammar.negations).length % 2;
}

function all({ text }: Reading): { start: number; end: number } {
	return { start: text.length - text.trimStart().length, end: text.trimEnd().length || text.length };
}
