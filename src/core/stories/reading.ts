/** A story as the rules read it: each part with its words, and the parts of a story that stands in one sentence. */
import type { Range } from '../criteria/finding.ts';
import { readCriterion, type Reading } from '../criteria/reading.ts';
import type { Story, StoryPart } from './story.ts';

export type ReadStory = Record<StoryPart, Reading> & { title: string; story: Story };

// Each is looked for once, from where the one before ended, and none repeats what it can match in two ways.
const roleLead = /^\s*(?:as\s+(?:an?\s+|the\s+)?|als\s+(?:eine?\s+|der\s+|die\s+)?)(?=\p{L})/iu;
const wantLead = /[,;]?\s*\b(?:(?:i|we)\s+(?:would\s+like|want|need|wish|can|could|must\s+be\s+able|should\s+be\s+able|am\s+able|have\s+to)|(?:möchte|will|brauche|benötige|kann|muss|möchten|wollen)\s+(?:ich|wir))\b[,]?\s*/iu;
const whyLead = /[,;.]?\s+(?:so\s+that|so(?=\s+(?:i|we|they|users?|it|my|our|the)\b)(?!\s+(?:i|we)\s+(?:want|need|would)\b)|in\s+order\s+(?:to|that)|because|damit|sodass|so\s+dass|weil)\s+/iu;

export function readStory(story: Story, title = ''): ReadStory {
	return { title, story, role: readCriterion(story.role), want: readCriterion(story.want), why: readCriterion(story.why) };
}

/** The parts of “As a …, I want … so that …”, in English or German, with their places; null where it is no such sentence. */
export function partsOf(sentence: string): (Record<StoryPart, Range> & { hasRole: boolean; hasWhy: boolean }) | null {
	const lead = roleLead.exec(sentence);
	const from = lead ? lead[0].length : 0;
	const want = wantLead.exec(sentence.slice(from));
	if (!want || (!lead && want.index > 0)) return null;
	const roleEnd = from + want.index;
	const wantStart = roleEnd + want[0].length;
	const why = whyLead.exec(sentence.slice(wantStart));
	const wantEnd = why ? wantStart + why.index : sentence.length;
	const whyStart = why ? wantEnd + why[0].length : sentence.length;
	return {
		role: { start: from, end: lead ? roleEnd : from },
		want: { start: wantStart, end: wantEnd },
		why: { start: whyStart, end: sentence.length },
		hasRole: lead !== null,
		hasWhy: why !== null
	};
}

/** A story from one sentence; what is not said stays empty. */
export function storyIn(sentence: string): Story {
	const parts = partsOf(sentence);
	if (!parts) return { role: '', want: bare(sentence), why: '' };
	const said = ({ start, end }: Range) => bare(sentence.slice(start, end));
	return { role: said(parts.role), want: said(parts.want), why: said(parts.why) };
}

function bare(text: string): string {
	return text.trim().replace(/^[,;:]\s*/, '').replace(/[.,;:\s]+$/, '');
}

/** What the rules about the wish read, and where it stands: the title as long as the wish is not written. */
export function wishOf({ story, title, want }: ReadStory): { field: 'want' | 'title'; reading: Reading } {
	return story.want.trim() === '' && title.trim() !== '' ? { field: 'title', reading: readCriterion(title) } : { field: 'want', reading: want };
}
