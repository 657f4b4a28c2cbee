import type { Range, Severity } from '../../criteria/finding.ts';
import type { Reading } from '../../criteria/reading.ts';
import type { Around, StoryCode, StoryField, StoryHit, StoryMend } from '../story.ts';
import type { ReadStory } from '../reading.ts';

/** A rule over a story; what stands around it is null where nobody knows. */
export type StoryRule = { code: StoryCode; find(read: ReadStory, around: Around | null): StoryHit[] };

type Told = { field: StoryField; severity: Severity; message: string; suggestion: string; mend?: StoryMend | null };

export function hit({ start, end }: Range, told: Told): StoryHit {
	return { mend: null, ...told, range: { start, end } };
}

export function whole(text: string): Range {
	return { start: 0, end: text.length };
}

export function isBlank(text: string): boolean {
	return text.trim() === '';
}

/** A text without one place, its spaces put right. */
export function without(text: string, { start, end }: Range): string {
	return `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.replace(/ (?=[.,;:!?])/g, '').trim();
}

/** The first word that says something: “to be able to easily export” is about exporting. */
export function actOf({ tokens }: Reading): Reading['tokens'][number] | undefined {
	return tokens.find(({ kind, word }) => kind === 'word' && !passedOver.has(word));
}

const passedOver = new Set(['to', 'be', 'able', 'have', 'the', 'a', 'an', 'easily', 'also', 'quickly', 'want', 'i', 'ability', 'möglichkeit', 'die', 'der', 'das', 'ein', 'eine', 'einen']);
