/** The rules that look for words and phrases, wherever they stand: escapes, open lists, weak verbs, absolutes, what is unfinished. */
import type { Hit, Range, RuleCode } from '../finding.ts';
import type { FoundPhrase } from '../phrases.ts';
import type { Reading } from '../reading.ts';
import { drop, put } from '../rewriting.ts';
import { words } from '../words.ts';
import { said, wordsOf, type Rule, type WordList } from './rule.ts';

type Lexical = {
	code: RuleCode;
	lists: readonly WordList[];
	message(found: string): string;
	suggestion(found: FoundPhrase & { list: WordList }): string;
	/** The whole text as it would read; null where only a person can say. */
	mended(reading: Reading, found: FoundPhrase & { list: WordList }): string | null;
	isMeant?(reading: Reading, found: FoundPhrase): boolean;
};

const asSoon = /^(as soon|asap|as early|so bald|sobald|so schnell)/;
const named = (phrase: string) => ['all', 'every', 'any', 'alle', 'allen', 'alles'].includes(phrase.split(' ')[0] ?? '');

const table: Lexical[] = [
	{
		code: 'AC02',
		lists: ['escapes'],
		message: words.AC02,
		suggestion: ({ phrase }) => (asSoon.test(phrase) ? words.AC02time : words.AC02ask),
		mended: ({ text, language }, found) => (asSoon.test(found.phrase) ? put(text, found, language.blanks.howLong) : drop(text, found))
	},
	{
		code: 'AC03',
		lists: ['openEnds'],
		message: words.AC03,
		suggestion: () => words.AC03ask,
		isMeant: (reading, found) => !isWhole(reading, found),
		mended: ({ text }, found) => (text.slice(found.end).trim().replace(/^[.)]/, '') === '' ? drop(text, found) : null)
	},
	{
		code: 'AC04',
		lists: ['weakModals'],
		message: words.AC04,
		suggestion: () => words.AC04ask,
		isMeant: ({ text }, found) => !isMonth(text, found),
		mended: ({ text, language }, found) => (language.instead[found.phrase] ? put(text, found, language.instead[found.phrase] as string) : drop(text, found))
	},
	{
		code: 'AC09',
		lists: ['absolutes'],
		message: words.AC09,
		suggestion: () => words.AC09ask,
		mended({ text, language }, found) {
			const [, set] = /^\S+ (.+)$/.exec(text.slice(found.start, found.end)) ?? [];
			return named(found.phrase) && set ? put(text, found, `${language.blanks.which} ${set}`) : null;
		}
	},
	{
		code: 'AC11',
		lists: ['unfinished'],
		message: words.AC11,
		suggestion: () => words.AC11ask,
		isMeant: isUnfinished,
		mended: () => null
	}
];

const isWhole = ({ text }: Reading, { start, end }: Range) => text.slice(0, start).trim() === '' && text.slice(end).trim() === '';

/** “3 May” and “May 2026”, written with its capital inside a sentence. */
function isMonth(text: string, { start, end }: Range): boolean {
	return text.slice(start, end) === 'May' && (/\d\.?\s*$/.test(text.slice(Math.max(0, start - 6), start)) || /^\s*\d/.test(text.slice(end, end + 6)));
}

/** “To do” and “offen” are ordinary words inside a sentence; a question mark is no gap where a question is quoted. */
function isUnfinished({ text }: Reading, { phrase, start, end }: FoundPhrase): boolean {
	if (phrase === 'to do' || phrase === 'offen' || phrase === 'fill in') return text.slice(0, start).trim() === '' && /^[\s:.]*$/.test(text.slice(end));
	return phrase !== '?' || text.slice(end).trim() === '';
}

const lexicalRules: Rule[] = table.map(({ code, lists, message, suggestion, mended, isMeant = () => true }) => ({
	code,
	find: (reading, isOn) =>
		wordsOf(reading, lists, isOn)
			.filter((found) => isMeant(reading, found))
			.map((found): Hit => {
				const text = mended(reading, found);
				return { range: found, message: message(said(reading, found)), suggestion: suggestion(found), mend: text === null ? null : { kind: 'replace', text } };
			})
}));
export const [escapeClause, openList, weakModal, absolute, unfinished] = lexicalRules as [Rule, Rule, Rule, Rule, Rule];
