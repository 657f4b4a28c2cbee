/** US01, US03, US08: the parts are there, hold nothing else, and make a sentence. */
import type { Range } from '../../criteria/finding.ts';
import { partsOf, storyIn, type ReadStory } from '../reading.ts';
import type { StoryHit, StoryPart } from '../story.ts';
import { words } from '../words.ts';
import { hit, isBlank, whole, without, type StoryRule } from './hits.ts';

export const wellFormed: StoryRule = {
	code: 'US01',
	find(read, around) {
		const spread = wholeSentence(read);
		if (spread) return [spread];
		const missing = (['role', 'want'] as const).filter((part) => isBlank(read.story[part]));
		const [first] = missing;
		if (!first) return [];
		const askedBy = first === 'role' ? around?.askedBy : null;
		const mend = askedBy ? { kind: 'change' as const, story: { role: askedBy } } : null;
		return [hit(whole(''), { field: first, severity: 'error', message: words.US01([...missing]), suggestion: mend ? words.US01asked(mend.story.role) : words.US01ask, mend })];
	}
};

/** “As a … I want … so that …” typed into one field, or into the title while the others are empty. */
function wholeSentence({ story, title }: ReadStory): StoryHit | null {
	const inTitle = isBlank(story.role) && isBlank(story.want);
	const text = inTitle ? title : story.want;
	const parts = partsOf(text);
	if (!parts?.hasRole) return null;
	const said = storyIn(text);
	if (said.want === '') return null;
	const change = { role: said.role, want: said.want, ...(said.why !== '' && { why: said.why }) };
	return hit(whole(text), { field: inTitle ? 'title' : 'want', severity: 'error', message: words.US01spread, suggestion: words.US01spreadAsk, mend: { kind: 'change', story: change } });
}

// Bounded: an open bracket costs no more than its bound.
const brackets = /[([{][^()[\]{}\n]{2,200}[)\]}]/g;
const again = /(?:[,;]|\.\s)\s*(?:so|and|also)?\s*\b(?:i|we)\s+(?:also\s+)?(?:want|need|would like)\b|\b(?:außerdem|zudem|auch)\s+(?:möchte|will|brauche)\s+ich\b/i;

export const minimal: StoryRule = {
	code: 'US03',
	find: (read) => (['role', 'want', 'why'] as const).flatMap((part) => [...asides(read, part), ...secondSentence(read, part), ...saidAgain(read, part)])
};

function asides({ story }: ReadStory, part: StoryPart): StoryHit[] {
	const text = story[part];
	return [...text.matchAll(brackets)].map(({ index, 0: found }) => {
		const range = { start: index, end: index + found.length };
		const mend = { kind: 'describe' as const, story: { [part]: without(text, range) }, text: found.slice(1, -1).trim() };
		return hit(range, { field: part, severity: 'warn', message: words.US03brackets, suggestion: words.US03bracketsAsk, mend: isBlank(mend.story[part] ?? '') ? null : mend });
	});
}

function secondSentence(read: ReadStory, part: StoryPart): StoryHit[] {
	const { tokens } = read[part];
	const first = tokens[0]?.sentence;
	const second = tokens.find(({ sentence, kind, quoted }) => sentence !== first && kind === 'word' && !quoted);
	const text = read.story[part];
	if (!second) return [];
	const rest = { start: second.start, end: text.trimEnd().length };
	const kept = text.slice(0, second.start).trimEnd().replace(/[.;]$/, '');
	return [hit(rest, { field: part, severity: 'warn', message: words.US03second, suggestion: words.US03secondAsk, mend: { kind: 'describe', story: { [part]: kept }, text: text.slice(rest.start, rest.end) } })];
}

function saidAgain({ story }: ReadStory, part: StoryPart): StoryHit[] {
	const found = again.exec(story[part]);
	return found ? [hit({ start: found.index, end: found.index + found[0].length }, { field: part, severity: 'warn', message: words.US03again, suggestion: words.US03againAsk })] : [];
}

const leads: Record<StoryPart, RegExp> = {
	role: /^\s*(?:as\s+(?:an?|the)|als(?:\s+(?:eine?|der|die))?)\s+/i,
	want: /^\s*(?:(?:i|we)\s+(?:want|would like)|(?:möchte|will)\s+ich|ich\s+(?:möchte|will))[,]?\s+/i,
	why: /^\s*(?:so\s+that|in\s+order\s+that|damit)\s+/i
};
const cut = /(?:\b(?:and|or|to|with|for|the|a|that|und|oder|mit|für|zu|dass)|[,:…]|\.{3})\s*$/i;

export const fullSentence: StoryRule = {
	code: 'US08',
	find(read) {
		const { story } = read;
		const told = (['role', 'want', 'why'] as const).flatMap((part) => [...doubled(story[part], part), ...cutOff(story[part], part)]);
		const isWord = read.want.tokens.filter(({ kind }) => kind === 'word' || kind === 'number').length === 1;
		if (isWord) told.push(hit(whole(story.want), { field: 'want', severity: 'warn', message: words.US08word, suggestion: words.US08wordAsk }));
		if (!isBlank(story.why) && !hasVerb(read)) told.push(hit(whole(story.why), { field: 'why', severity: 'info', message: words.US08why, suggestion: words.US08whyAsk }));
		return told;
	}
};

/** The field says “As a” in front of itself. What is a whole sentence is mended by spreading it. */
function doubled(text: string, part: StoryPart): StoryHit[] {
	const lead = leads[part].exec(text);
	if (!lead || partsOf(text)?.hasRole) return [];
	const rest = text.slice(lead[0].length).trim();
	const range: Range = { start: 0, end: lead[0].trimEnd().length };
	return [hit(range, { field: part, severity: 'warn', message: words.US08lead(lead[0].trim()), suggestion: words.US08leadAsk, mend: rest === '' ? null : { kind: 'change', story: { [part]: rest } } })];
}

function cutOff(text: string, part: StoryPart): StoryHit[] {
	const found = cut.exec(text);
	return found ? [hit({ start: found.index, end: text.length }, { field: part, severity: 'warn', message: words.US08cut, suggestion: words.US08cutAsk })] : [];
}

function hasVerb({ role, want, why }: ReadStory): boolean {
	// A German verb cannot be told from its form alone, and a short reason may not show its language.
	if ([role, want, why].some(({ language }) => language.language === 'de')) return true;
	const { tokens, language } = why;
	return tokens.some(({ word }) => language.isVerb(word) || language.grammar.auxiliaries.has(word) || /(?:s|ed)$/.test(word)) || tokens.length > 6;
}
