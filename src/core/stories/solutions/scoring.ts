/** Whether words ask for a need to be met or for a solution to be built, by lists of words. */
import type { Range } from '../../criteria/finding.ts';
import { findPhrases, indexPhrases, type FoundPhrase, type PhraseIndex } from '../../criteria/phrases.ts';
import type { Reading } from '../../criteria/reading.ts';
import type { Token } from '../../criteria/tokens.ts';
import { english, german, type SolutionLists } from './lexicon.ts';

export type SignKind = 'build' | 'control' | 'technology' | 'place' | 'format';
export type Sign = Range & { kind: SignKind };
export type Scored = { signs: Sign[]; score: number; hasNeed: boolean; opensWithBuild: boolean };

type Lists = { [Name in Exclude<keyof SolutionLists, 'compounds' | 'orders'>]: PhraseIndex } & { orders: ReadonlySet<string>; compounds: readonly string[] };
const lists = { en: madeReady(english), de: madeReady(german) };
const placeWithin = 6;

/** A few words without a little one among them may be of either language. */
export function scoreSolution(reading: Reading): Scored {
	const told = scoreIn(reading, lists[reading.language.language]);
	return told.signs.length > 0 || reading.language.language === 'de' ? told : scoreIn(reading, lists.de);
}

function scoreIn(reading: Reading, known: Lists): Scored {
	const tokens = reading.tokens.flatMap(unjoined);
	const builds = buildsIn(tokens, known);
	const places = placesIn(tokens, known, reading.language.isBase);
	const isPlace = (one: Range) => places.some(({ start, end }) => one.start < end && start < one.end);
	const formats = findPhrases(tokens, known.formats);
	const things = [
		...findPhrases(tokens, known.controls).map((one) => sign('control', one)),
		...compoundsIn(tokens, known).map((one) => sign('control', one)),
		...findPhrases(tokens, known.technologies).map((one) => sign('technology', one))
	].filter((one) => !isPlace(one) && !formats.some(({ start }) => start === one.start));
	const signs = [...builds.slice(0, 1).map((one) => sign('build', one)), ...withoutOverlaps(things), ...places.slice(0, 1).map((one) => sign('place', one)), ...formats.slice(0, 1).map((one) => sign('format', one))];
	return {
		signs: signs.toSorted((a, b) => a.start - b.start),
		score: new Set(signs.map(({ kind, start, end }) => `${kind} ${reading.text.slice(start, end).toLowerCase()}`)).size,
		hasNeed: findPhrases(tokens, known.needs).length > 0,
		opensWithBuild: builds[0] !== undefined && isOpening(tokens, builds[0].from, known)
	};
}

function madeReady({ compounds, orders, ...rest }: SolutionLists): Lists {
	const indexed = Object.fromEntries(Object.entries(rest).map(([name, words]) => [name, indexPhrases(words)]));
	return { ...(indexed as Omit<Lists, 'orders' | 'compounds'>), orders: new Set(orders), compounds };
}

function sign(kind: SignKind, { start, end }: Range): Sign {
	return { kind, start, end };
}

/** “CSV-export button”: the parts of a word with hyphens are words too, unless it is one that is listed. */
function unjoined(token: Token): Token[] {
	if (token.kind !== 'word' || !token.word.includes('-') || ['drop-down', 'pop-up', 'rest-api'].includes(token.word)) return [token];
	let start = token.start;
	return token.word.split('-').map((word) => {
		const part = { ...token, word, start, end: start + word.length };
		start = part.end + 1;
		return part;
	});
}

function buildsIn(tokens: Token[], known: Lists): FoundPhrase[] {
	const found = findPhrases(tokens, known.builds);
	return known.orders.size === 0 ? found : found.filter(({ from }) => from === 0 || tokens[from - 1]?.kind === 'mark' || known.orders.has(tokens[from - 1]?.word ?? ''));
}

function isOpening(tokens: Token[], at: number, known: Lists): boolean {
	return known.orders.size === 0 || tokens.slice(0, at).every(({ word, kind }) => kind === 'mark' || known.orders.has(word));
}

/** A place with its preposition: “to the settings page”. */
function placesIn(tokens: Token[], known: Lists, isVerb: (word: string) => boolean): Range[] {
	const places = [...findPhrases(tokens, known.places), ...compoundsIn(tokens, known)];
	// “to reconstruct a tab” is what somebody does, “to the tab” is where.
	const isAct = (at: number) => isVerb(tokens[at]?.word ?? '') && !places.some(({ from }) => from === at);
	return findPhrases(tokens, known.prepositions).flatMap(({ start, to }) => {
		if (tokens[to - 1]?.word === 'to' && isAct(to)) return [];
		const near = places.findLast(({ from }) => from >= to && from < to + placeWithin && tokens[from]?.sentence === tokens[to]?.sentence && isOnePhrase(tokens, to, from));
		return near ? [{ start, end: near.end }] : [];
	});
}

/** No mark and no other preposition lies between. */
function isOnePhrase(tokens: Token[], from: number, to: number): boolean {
	return tokens.slice(from, to).every(({ kind, word }) => kind !== 'mark' && !/^(?:and|or|so|that|for|with|to|of|und|oder|für|mit|von)$/.test(word));
}

function compoundsIn(tokens: Token[], { compounds }: Lists): FoundPhrase[] {
	return tokens.flatMap((token, at) => {
		const ending = compounds.find((one) => token.word.length > one.length + 2 && token.word.endsWith(one));
		return ending && !token.quoted ? [{ phrase: token.word, start: token.start, end: token.end, from: at, to: at + 1 }] : [];
	});
}

function withoutOverlaps(signs: Sign[]): Sign[] {
	const kept: Sign[] = [];
	for (const one of signs.toSorted((a, b) => a.start - b.start || b.end - a.end)) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
	return kept;
}
