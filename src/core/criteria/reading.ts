/** A criterion as the rules read it: words with their places, sentences, and the steps of Given, When and Then. */
import { gapsIn } from './gaps.ts';
import { languageOf, type Language, type Languages } from './lexicon/languages.ts';
import type { Step, StepKind, Token } from './tokens.ts';

export type Reading = { text: string; tokens: Token[]; language: Language; steps: Step[]; isGherkin: boolean };

/** Everything longer is read up to here; the contract of a criterion allows 4 000. */
const longest = 20_000;

// Each alternative begins with another kind of character and none can be matched in two ways: one pass, whatever the text.
const tokenPattern = /\d+(?:[.,:]\d+)*|[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*(?:['’-][\p{L}\p{M}\p{N}_]+)*|[^\s]/gu;
// Bounded, so that an open quotation mark costs no more than its bound.
const quotedPattern = /"[^"\n]{0,300}"|“[^”\n]{0,300}”|„[^“”\n]{0,300}[“”]|«[^»\n]{0,300}»|`[^`\n]{1,300}`|(?<=^|[\s(])'[^'\n]{1,300}'(?=$|[\s).,;:!?])|\bhttps?:\/\/[^\s]{1,300}|\]\([^)\s]{1,300}\)/gmu;

export function readCriterion(text: string, kind?: 'plain' | 'gherkin' | 'metric', languages?: Languages): Reading {
	const read = text.slice(0, longest);
	const tokens = tokensIn(read);
	const language = languageOf(tokens, languages);
	const steps = stepsIn(read, tokens, language);
	return { text, tokens, language, steps, isGherkin: kind === 'gherkin' || isStepped(steps) };
}

function tokensIn(text: string): Token[] {
	const isQuoted = quotedPlaces(text);
	const tokens: Token[] = [];
	let sentence = 0;
	let line = 0;
	let before = 0;
	for (const match of text.matchAll(tokenPattern)) {
		const [word] = match;
		const breaks = text.slice(before, match.index).split('\n').length - 1;
		line += breaks;
		if (breaks > 0) sentence++;
		before = match.index + word.length;
		const token: Token = { word: word.toLowerCase().replaceAll('’', "'"), start: match.index, end: before, kind: kindOf(word), quoted: isQuoted(match.index), sentence, line };
		tokens.push(token);
		if (/[.!?;]/.test(word) && /^\s?$/.test(text.charAt(before)) && !isAbbreviation(tokens)) sentence++;
	}
	return tokens;
}

function kindOf(word: string): Token['kind'] {
	if (/^\d/.test(word)) return 'number';
	return /^[\p{L}\p{M}_]/u.test(word) ? 'word' : 'mark';
}

/** e.g., i.e., z. B.: the point after a single letter ends no sentence; nor does the one after etc. */
function isAbbreviation(tokens: Token[]): boolean {
	const before = tokens.at(-2);
	return before?.kind === 'word' && before.end === tokens.at(-1)?.start && (before.word.length === 1 || before.word === 'etc' || before.word === 'approx');
}

/** Tables, doc strings, tags and comments of a feature file are no sentences of the criterion. */
function quotedPlaces(text: string): (at: number) => boolean {
	const ranges = [...text.matchAll(quotedPattern)].map((match) => [match.index, match.index + match[0].length] as const);
	let start = 0;
	let isDoc = false;
	for (const line of text.split('\n')) {
		const bare = line.trim();
		const turns = bare.startsWith('"""') || bare.startsWith('```');
		if (isDoc || turns || /^(\||@\S|#\s|<!--)/.test(bare)) ranges.push([start, start + line.length]);
		if (turns && bare.length < 12) isDoc = !isDoc;
		start += line.length + 1;
	}
	for (const { start: from, end: to } of gapsIn(text)) ranges.push([from + 1, to]);
	const quoted = new Uint8Array(text.length + 1);
	for (const [from, to] of ranges) quoted.fill(1, from, to);
	return (at) => quoted[at] === 1;
}

/** Keywords at the beginnings of lines; in a text of one line also inside it, in their order. */
function stepsIn(text: string, tokens: Token[], language: Language): Step[] {
	const onOneLine = !text.trim().includes('\n');
	const steps: Step[] = [];
	for (const [at, token] of tokens.entries()) {
		if (token.quoted || (!onOneLine && !isFirstOfLine(tokens, at))) continue;
		const kind = language.stepKind(tokens, at, steps.at(-1)?.kind);
		if (!kind || (onOneLine && !opensStep(steps, at, kind))) continue;
		const last = steps.at(-1);
		if (last) last.to = at;
		steps.push({ kind, keyword: token.word, from: at, to: tokens.length });
	}
	return steps;
}

function isFirstOfLine(tokens: Token[], at: number): boolean {
	for (let before = at - 1; before >= 0 && tokens[before]?.line === tokens[at]?.line; before--) {
		if (!/^[-*•[\]x]$/.test(tokens[before]?.word ?? '')) return false;
	}
	return true;
}

/** On one line a step follows only in its order, and the first stands at the beginning: “when” is an ordinary word too. */
function opensStep(steps: Step[], at: number, kind: StepKind): boolean {
	const last = steps.at(-1);
	if (!last) return at === 0;
	return (last.kind === 'given' && kind !== 'given') || (last.kind === 'when' && kind === 'then');
}

/** A lone “When …, the page shows …” is a rule with a condition, not a scenario. */
function isStepped(steps: Step[]): boolean {
	const kinds = new Set(steps.map((step) => step.kind));
	return kinds.has('given') || kinds.size > 1 || steps.length > 1;
}
