/** What a sentence of a customer says, cut into condition, wish, trouble and reason. English and German; other languages stay whole. */
import { sentencesOf } from '../feedback/rules.ts';

export type Clauses = {
	sentence: string;
	condition: string | null;
	/** What they want to be able to do, as a verb with its object. */
	wish: string | null;
	/** What goes wrong, as a clause with its subject. */
	trouble: string | null;
	reason: string | null;
};

const opening = /^(?:but |and |so |also |because |aber |und )?(when(?:ever)?|if|once|after|while|as soon as|unless|wenn|sobald|falls|nachdem|während)\s+(.{3,160}?)(?:,\s+|\s+(?=(?:it|the app|the page|this|that|nothing|everything|i|we|you|they|dann)\b))(.{3,200})$/i;
const trailing = /^(.{3,200}?),?\s+(when(?:ever)?|if|once|as soon as|unless|wenn|sobald|falls)\s+(.{3,160})$/i;
const reasons = /,?\s*\b(?:so that|because|since otherwise|so (?=i|we|they)|in order to|damit|weil|um)\s+(.{3,200})$/i;
const wishes = [
	/\b(?:i|we|they|you|he|she|users?|customers?)(?:['’]d| would| really| just| also| all)*\s+(?:want|need|like|love|wish|prefer|have)(?:s|ed)?\s+to\s+(?:be able to\s+)?(.{3,160})$/i,
	/\b(?:please|it would be (?:great|nice|good|helpful) to|(?:can|could) (?:you|we)(?: please)?|let (?:me|us|people)|allow (?:me|us|people|users?) to|able to|i wish i could|(?:i|we) (?:should|must) be able to)\s+(.{3,160})$/i,
	/\b(?:ich|wir)\s+(?:möchten?|wollen|will|würden? gern(?:e)?)\s+(.{3,160})$/i
];
const blocked = /\b(?:i|we|you|they|users?|customers?|nobody|no one|one)\s+(?:can\s?not|can['’]?t|could(?: not|n['’]t)|am not able to|are not able to)\s+(.{3,160})$/i;
const troubles =
	/\b(?:times? out|timed out|crash(?:es|ed)?|fail(?:s|ed)?|freezes?|froze|hangs?|breaks?|disappears?|vanish(?:es)?|stops?|gets? lost|is lost|are lost|loses? .+|forgets? .+|takes? (?:forever|ages|too long|minutes|hours|.* (?:seconds|minutes|hours))|is (?:too |very |so )?slow|doesn['’]?t .+|does not .+|don['’]?t .+|won['’]?t .+|stürzt ab|hängt|bricht ab|ist (?:zu )?langsam|geht verloren)/i;

/** “when I have 2,000 rows the export times out”: no comma and no pronoun, so the trouble tells where its subject stands. */
const openingOfThing = new RegExp(`^(?:but |and |so |also )?(when(?:ever)?|if|once|after|while|as soon as)\\s+(.{3,160})\\s+((?:the|my|our|an?|this|that|every)\\s+\\S+(?:\\s+\\S+)?\\s+${troubles.source}.*)$`, 'i');

/** The sentences of a text that say something of this kind, in order. */
export function clausesOf(text: string): Clauses[] {
	return sentencesOf(text).map(({ start, end }) => clausesIn(text.slice(start, end)));
}

/** What is said comes early in a sentence, and the patterns need not look at a wall of text. */
const longestRead = 400;

export function clausesIn(given: string): Clauses {
	const sentence = given.slice(0, longestRead).replace(/\s+/g, ' ').trim();
	let rest = sentence.replace(/[.!…]+$/, '');
	const reason = reasons.exec(rest)?.[1]?.trim() ?? null;
	rest = reason === null ? rest : rest.replace(reasons, '');
	const { condition, main } = splitCondition(rest);
	const wish = wishIn(main);
	const trouble = wish === null && troubles.test(main) ? main : null;
	return { sentence, condition, wish, trouble, reason };
}

function splitCondition(text: string): { condition: string | null; main: string } {
	const before = opening.exec(text) ?? openingOfThing.exec(text);
	if (before) return { condition: before[2]?.trim() ?? null, main: (before[3] ?? '').replace(/^(?:then|dann)\s+/i, '') };
	const after = trailing.exec(text);
	if (after) return { condition: after[3]?.trim() ?? null, main: after[1] ?? text };
	return { condition: null, main: text };
}

function wishIn(text: string): string | null {
	for (const pattern of [...wishes, blocked]) {
		const found = pattern.exec(text)?.[1]?.trim().replace(/[?.!]+$/, '');
		if (found) return found;
	}
	return null;
}
