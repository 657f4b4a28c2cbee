/** The linter: every rule over one criterion, and what is wrong between the criteria of an item. */
import { severityOf, type Finding, type Hit, type Mend, type Range, type RuleCode, type SetFinding } from './finding.ts';
import { nothingOff, type Switches } from './switches.ts';
import { readCriterion, type Reading } from './reading.ts';
import { vagueAmount, fuzzyBound } from './rules/amounts.ts';
import { notWritten } from './rules/blank.ts';
import { numberWithoutUnit, timeWithoutLoad } from './rules/bounds.ts';
import { comparison } from './rules/comparing.ts';
import { absolute, escapeClause, openList, weakModal } from './rules/lexical.ts';
import { onlyNegative } from './rules/negatives.ts';
import { nothingToObserve } from './rules/observable.ts';
import { severalOutcomes } from './rules/outcomes.ts';
import type { Rule } from './rules/rule.ts';
import { contradiction, nothingAboutFailure, saidTwice } from './rules/sets.ts';
import { prescribedSolution } from './rules/solutions.ts';
import { stepOrder } from './rules/steps.ts';
import { passive, pronounFirst } from './rules/subjects.ts';
import { twoNames } from './rules/terms.ts';
import { vagueQuality } from './rules/vague.ts';

/** The code and the place of a finding. */
export type Fault = { code: RuleCode; range: Range };
export type Criterion = { text: string; kind?: 'plain' | 'gherkin' | 'metric' | undefined };

export const rules: readonly Rule[] = [
	vagueQuality,
	escapeClause,
	openList,
	weakModal,
	comparison,
	vagueAmount,
	pronounFirst,
	severalOutcomes,
	absolute,
	passive,
	notWritten,
	prescribedSolution,
	nothingToObserve,
	stepOrder,
	numberWithoutUnit,
	fuzzyBound,
	timeWithoutLoad,
	onlyNegative
];

export const setRules = [nothingAboutFailure, saidTwice, contradiction, twoNames] as const;

/** More criteria than these are not compared with each other: each pair is looked at. */
const mostCompared = 100;

/**
 * What is wrong with one criterion, in the order of its text. A mend is offered only where the rule that asks for it is
 * content with what the text becomes.
 */
export function lintCriterion({ text, kind }: Criterion, switches: Switches = nothingOff): Finding[] {
	if (text.trim() === '') return [];
	const reading = readCriterion(text, kind, switches.languages);
	const unwritten = notWritten.find(reading, () => true).some(({ range }) => isAll(text, range));
	return rules
		.filter((rule) => !switches.off.has(rule.code) && (!unwritten || rule.code === 'AC11'))
		.flatMap((rule) => findingsOf(rule, reading, { kind, switches }))
		.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || a.code.localeCompare(b.code));
}

/** What is wrong between the criteria of an item, in their order. */
export function lintTogether(criteria: readonly Criterion[], switches: Switches = nothingOff): SetFinding[] {
	const readings = criteria.slice(0, mostCompared).map(({ text, kind }) => readCriterion(text, kind, switches.languages));
	return setRules
		.filter(({ code }) => !switches.off.has(code))
		.flatMap((rule) => rule.find(readings, (list) => !switches.off.has(`${rule.code}/${list}`)).map(({ at, with: others, ...hit }) => ({ ...asFinding(rule, hit, hit.mend ?? null), at, with: others })))
		.toSorted((a, b) => a.at - b.at || a.code.localeCompare(b.code));
}

/** A mend is tried out, which reads the criterion again: past these a rule only asks. */
const mostMends = 8;

/** Nothing but “TBD” or three points: no other rule has anything to say. */
function isAll(text: string, { start, end }: Range): boolean {
	return text.slice(0, start).trim() === '' && /^[\s.]*$/.test(text.slice(end));
}

const faultRules = rules.filter(({ code }) => severityOf[code] === 'error');

/** What keeps a criterion from being ready, without looking for mends. */
export function faultsIn({ text, kind }: Criterion, { off, languages }: Switches = nothingOff): Fault[] {
	if (text.trim() === '') return [];
	const reading = readCriterion(text, kind, languages);
	const found = faultRules
		.filter(({ code }) => !off.has(code))
		.flatMap((rule) => rule.find(reading, (list) => !off.has(`${rule.code}/${list}`)).map(({ range: { start, end } }) => ({ code: rule.code, range: { start, end } })));
	const unwritten = found.some(({ code, range }) => code === 'AC11' && isAll(text, range));
	return unwritten ? found.filter(({ code }) => code === 'AC11') : found;
}

/** Whether one of the criteria is about a failure, an empty case or a missing permission; true too where nobody asks for it. */
export function namesFailure(criteria: readonly Criterion[], switches: Switches = nothingOff): boolean {
	const { languages, off } = switches;
	if (off.has(nothingAboutFailure.code)) return true;
	return nothingAboutFailure.find(criteria.map(({ text, kind }) => readCriterion(text, kind, languages)), (list) => !off.has(`AC18/${list}`)).length === 0;
}

type Around = { kind: Criterion['kind']; switches: Switches };

function findingsOf(rule: Rule, reading: Reading, { kind, switches }: Around): Finding[] {
	const isOn = (list: string) => !switches.off.has(`${rule.code}/${list}`);
	const hits = rule.find(reading, isOn);
	const isBetter = (text: string) => rule.find(readCriterion(text, kind, switches.languages), isOn).length < hits.length;
	return hits.map((hit, at) => asFinding(rule, hit, at < mostMends && hit.mend && isMended(hit.mend, isBetter) ? hit.mend : null));
}

function isMended(mend: Mend, isBetter: (text: string) => boolean): boolean {
	if (mend.kind === 'replace') return mend.text.trim() !== '' && isBetter(mend.text);
	return mend.kind !== 'split' || (mend.texts.length > 1 && mend.texts.every((text) => text.trim() !== '' && isBetter(text)));
}

function asFinding({ code }: { code: RuleCode }, { range: { start, end }, message, suggestion }: Hit, mend: Mend | null): Finding {
	return { code, severity: severityOf[code], range: { start, end }, message, suggestion, mend };
}
