/** Drafts from what people said: each says which words it is made of, and none is agreed by itself. */
import { clausesOf, type Clauses } from './clauses.ts';
import type { Ask, Draft } from './contract.ts';

type Said = Pick<Ask, 'id' | 'text'>;
type DraftCriterion = Draft['criteria'][number];

/** One criterion for each thing asked; those whose words come out the same are one that cites all of them. */
export function draftCriteria(asks: readonly Said[]): DraftCriterion[] {
	const drafts = new Map<string, DraftCriterion>();
	for (const ask of asks) {
		const { text, kind } = draftOf(ask.text);
		const known = drafts.get(text.toLowerCase());
		if (known) known.askIds.push(ask.id);
		else drafts.set(text.toLowerCase(), { text, kind, askIds: [ask.id] });
	}
	return [...drafts.values()];
}

/**
 * The sentence that says the most under which condition what should be: a condition with an outcome before a wish, a wish
 * before trouble. Where nothing of this is said the words stand as they are, with a gap for a person to fill in.
 */
export function draftOf(text: string): { text: string; kind: 'plain' | 'gherkin' } {
	const clauses = clausesOf(text);
	const best = clauses.find((one) => one.condition !== null && (one.wish ?? one.trouble) !== null) ?? clauses.find((one) => one.wish !== null) ?? clauses.find((one) => one.trouble !== null);
	const outcome = best && outcomeOf(best);
	if (!best || !outcome) return { text: `“${shorten(text)}” holds: <what would a tester see?>`, kind: 'plain' };
	if (best.condition === null) return { text: `${capital(outcome)}.`, kind: 'plain' };
	return { text: `Given a customer\nWhen ${inThirdPerson(best.condition)}\nThen ${outcome}`, kind: 'gherkin' };
}

function outcomeOf({ wish, trouble }: Clauses): string | null {
	if (wish !== null) return `they can ${inThirdPerson(wish)}`;
	return trouble === null ? null : withoutTrouble(inThirdPerson(trouble));
}

const verbs: [RegExp, string][] = [
	[/\b(?:does not|doesn['’]?t|do not|don['’]?t|will not|won['’]?t) (\w+)/i, ' $1s'],
	[/\btimes? out\b|\btimed out\b/i, ' does not time out'],
	[/\bis (?:too |very |so )?slow\b/i, ' answers within <how long?>'],
	[/\btakes? (?:forever|ages|too long|minutes|hours|[^.]*? (?:seconds|minutes|hours))/i, ' takes at most <how long?>'],
	[/\b(?:gets? lost|is lost|are lost)\b/i, ' is kept'],
	[/\b(?:lose|forget)s? (.+)/i, ' keeps $1'],
	[/\b(crash|vanish)(?:es|ed)?\b/i, ' does not $1'],
	[/\b(fail|hang|break|stop|disappear|freeze)(?:s|ed)?\b/i, ' does not $1']
];

/** What goes wrong, turned into what should be. */
function withoutTrouble(text: string): string {
	for (const [pattern, instead] of verbs) if (pattern.test(text)) return text.replace(pattern, instead.trimStart()).replace(/\s+/g, ' ').trim();
	return `this no longer happens: ${text}`;
}

const persons: [RegExp, string][] = [
	[/\b(?:i|we) am\b|\bi['’]m\b|\bwe['’]re\b/gi, 'they are'],
	[/\b(?:i|we)(?:['’]ve)\b/gi, 'they have'],
	[/\b(?:i|we)(?:['’]d)\b/gi, 'they would'],
	[/\b(?:i|we)\b/gi, 'they'],
	[/\b(?:my|our)\b/gi, 'their'],
	[/\b(?:me|us)\b/g, 'them'],
	[/\b(?:mine|ours)\b/gi, 'theirs']
];

export function inThirdPerson(text: string): string {
	return persons.reduce((said, [pattern, instead]) => said.replace(pattern, instead), text).replace(/[?.!]+$/, '');
}

/** What the story would be: the wish that most asks share the words of, the first reason that is given, the role that is named. */
export function draftStory(asks: readonly Said[], role: string | null): Draft['story'] {
	const said = asks.flatMap((ask) => clausesOf(ask.text).map((clauses) => ({ ...clauses, id: ask.id })));
	const want = said.find(({ wish }) => wish !== null);
	const why = said.find(({ id, reason }) => reason !== null && id === want?.id) ?? said.find(({ reason }) => reason !== null);
	const named = asks.map((ask) => ({ id: ask.id, role: /\bas an? ([a-z][a-z -]{2,40}?)[,. ]+(?:i|we)\b/i.exec(ask.text)?.[1] ?? /\bals ([A-ZÄÖÜ][a-zäöüß]{2,40})\b/.exec(ask.text)?.[1] })).find((one) => one.role !== undefined);
	return {
		role: named?.role ? { text: named.role, askIds: [named.id] } : role === null ? null : { text: role, askIds: [] },
		want: want?.wish ? { text: `to ${inFirstPerson(want.wish)}`, askIds: [want.id] } : null,
		why: why?.reason ? { text: inFirstPerson(why.reason), askIds: [why.id] } : null
	};
}

function inFirstPerson(text: string): string {
	return text.replace(/\bwe\b/gi, 'I').replace(/\bour\b/gi, 'my').replace(/\bus\b/g, 'me').replace(/[?.!]+$/, '');
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function shorten(text: string): string {
	const plain = text.replace(/\s+/g, ' ').trim();
	return plain.length <= 160 ? plain : `${plain.slice(0, 157).trimEnd()}…`;
}
