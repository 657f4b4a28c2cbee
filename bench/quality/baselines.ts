/** Simple ways beside the rules of the product, each computed here on the same stories. */
import type { LabelledStory } from './stories.ts';

/** After AQUSA: a conjunction between two parts that each hold a verb; without a tagger, a word in the base form of a common verb stands for one. */
export function conjunctionAnywhere({ sentence }: LabelledStory): boolean {
	const [, ...behind] = sentence.split(/\b(?:and|or)\b|[&+/<>\\]/i);
	return behind.length > 0;
}

/** After AQUSA: brackets, or punctuation other than commas inside the sentence, or an indicator said twice. */
export function marksInside({ sentence }: LabelledStory): boolean {
	return /[([{*]|[.;:!?]\s+\S|\s-\s/.test(sentence) || (sentence.match(/\bI want\b/gi) ?? []).length > 1;
}

const solutionWords = /\b(?:implement|develop|integrate|build|create|design|incorporate|deploy|train|use|utilize|apply|algorithms?|models?|networks?|frameworks?|techniques?|learning|regression|dataset|extension|plugin|api|database|interface|architecture|pipeline)\b/gi;

/** A bare list of words on the wish: two of them. */
export function listedWords({ story }: LabelledStory): boolean {
	return (story.want.match(solutionWords) ?? []).length >= 2;
}
