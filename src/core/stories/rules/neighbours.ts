/** US07, US10, US11, US13: a story beside the others of the backlog. */
import { readCriterion, type Reading } from '../../criteria/reading.ts';
import { meaningOf, overlap } from '../likeness.ts';
import { wishOf, type ReadStory } from '../reading.ts';
import type { Around, Neighbour, StoryHit } from '../story.ts';
import { words } from '../words.ts';
import { actOf, hit, isBlank, whole, type StoryRule } from './hits.ts';

const sameFrom = 0.7;
const aboutTheSameFrom = 0.6;
const mostTold = 3;
/** Fewer stories have no custom yet. */
const leastCustom = 5;
const customFrom = 0.6;
/** So many of the first show the custom. */
const mostAsked = 60;
const negations = /\b(?:not|never|no|without|cannot|don't|stop|prevent|forbid|hide|disable|nicht|nie|kein\w*|ohne|verhindern|verbergen|deaktivieren)\b/i;
const numbers = /\d+(?:[.,]\d+)?/g;

export const unique: StoryRule = {
	code: 'US10',
	find: (read, around) => alike(read, around, sameFrom).filter(({ same }) => same).map(({ neighbour, field }) => about(read, field, { severity: 'warn', message: words.US10(neighbour.number, neighbour.title), suggestion: words.US10ask }))
};

export const conflictFree: StoryRule = {
	code: 'US07',
	find: (read, around) =>
		alike(read, around, aboutTheSameFrom).filter(({ same }) => !same).map(({ neighbour, field, opposite }) =>
			about(read, field, { severity: 'warn', message: (opposite ? words.US07sign : words.US07value)(neighbour.number, neighbour.title), suggestion: words.US07ask })
		)
};

type Alike = { neighbour: Neighbour; field: 'want' | 'title'; same: boolean; opposite: boolean };

/** The stories that ask for about the same, with what tells them apart: a negation or a number. */
function alike(read: ReadStory, around: Around | null, from: number): Alike[] {
	const { field, reading } = wishOf(read);
	const mine = tellingOf(reading.text);
	return (around?.neighbours ?? []).flatMap((neighbour) => {
		const theirs = told(wishText(neighbour));
		if (overlap(mine.meaning, theirs.meaning) < from) return [];
		const opposite = mine.negated !== theirs.negated;
		return [{ neighbour, field, opposite, same: !opposite && (mine.numbers === theirs.numbers || mine.numbers === '' || theirs.numbers === '') }];
	}).slice(0, mostTold);
}

type Told = { meaning: Set<string>; negated: boolean; numbers: string };
const known = new Map<string, Told>();
/** About 5 MB: the stories of a backlog are compared again and again, and seldom change. */
const mostKnown = 5000;

function told(text: string): Told {
	const before = known.get(text);
	if (before) return before;
	if (known.size >= mostKnown) known.clear();
	const fresh = tellingOf(text);
	known.set(text, fresh);
	return fresh;
}

function tellingOf(text: string): Told {
	const plain = text.replace(negations, ' ').replace(numbers, ' ');
	return { meaning: meaningOf(plain), negated: negations.test(text), numbers: (text.match(numbers) ?? []).join(' ') };
}

function wishText({ story, title }: Neighbour): string {
	return isBlank(story.want) ? title : story.want;
}

function about(read: ReadStory, field: 'want' | 'title', message: Pick<StoryHit, 'severity' | 'message' | 'suggestion'>): StoryHit {
	return hit(whole(field === 'want' ? read.story.want : read.title), { field, ...message });
}

export const uniform: StoryRule = {
	code: 'US11',
	find(read, around) {
		const others = (around?.neighbours ?? []).filter(({ story }) => !isBlank(story.want)).slice(0, mostAsked);
		if (isBlank(read.story.want) || others.length < leastCustom) return [];
		const forms = others.map(({ story }) => formOf(readCriterion(story.want)));
		const mine = formOf(read.want);
		const share = (is: (form: Form) => boolean) => forms.filter(is).length / forms.length;
		if (mine.isTold && share((form) => form.isTold && form.language !== mine.language) > customFrom) return [about(read, 'want', { severity: 'info', message: words.US11language, suggestion: words.US11languageAsk })];
		if (mine.language !== 'en' || !mine.isAct || share((form) => form.isAct && form.withTo !== mine.withTo) <= customFrom) return [];
		const want = mine.withTo ? read.story.want.replace(/^\s*to\s+/i, '') : `to ${read.story.want.trimStart()}`;
		return [{ ...about(read, 'want', { severity: 'info', message: words.US11form(!mine.withTo), suggestion: words.US11formAsk }), mend: { kind: 'change', story: { want } } }];
	}
};

type Form = { language: 'en' | 'de'; isTold: boolean; withTo: boolean; isAct: boolean };

function formOf({ tokens, language }: Reading): Form {
	const [first] = tokens;
	const withTo = first?.word === 'to';
	return { language: language.language, isTold: tokens.some(({ word }) => language.grammar.little.has(word)), withTo, isAct: withTo || language.isBase(first?.word ?? '') };
}

const changes = /^(?:edit|change|update|delete|remove|rename|archive|modify|bearbeiten|ändern|löschen|umbenennen|archivieren)$/;
const makes = /\b(?:create|add|write|make|import|upload|register|enter|record|new|anlegen|erstellen|hinzufügen|importieren|erfassen|hochladen|neue\w*)\b/i;

export const complete: StoryRule = {
	code: 'US13',
	find(read, around) {
		const act = actOf(read.want);
		const thing = act && changes.test(act.word) && read.want.language.language === 'en' ? thingBehind(read.want, act.end) : null;
		if (!thing || !around || around.neighbours.length === 0) return [];
		const [stem] = meaningOf(thing.text);
		const isMade = around.neighbours.some(({ title, story }) => stem !== undefined && [title, story.want].some((text) => makes.test(text) && told(text).meaning.has(stem)));
		return isMade || stem === undefined ? [] : [hit(thing, { field: 'want', severity: 'info', message: words.US13(thing.text), suggestion: words.US13ask })];
	}
};

/** What is changed: the first words that mean something behind the verb. */
function thingBehind({ text, tokens, language }: Reading, from: number): { start: number; end: number; text: string } | null {
	const at = tokens.findIndex(({ start, word }) => start >= from && !language.grammar.determiners.has(word));
	const noun = tokens[at];
	if (!noun || noun.kind !== 'word' || language.grammar.subordinating.has(noun.word) || meaningOf(noun.word).size === 0) return null;
	return { start: noun.start, end: noun.end, text: text.slice(noun.start, noun.end) };
}
