import { invalid } from '../kernel/problem.ts';
import type { TextRange } from './contract.ts';

/**
 * The part of a text an insight stands on, in UTF-16 code units; the whole text where nothing is said.
 * @throws invalid when the range is empty, turned round or reaches beyond the text, or cuts a character in two
 */
export function rangeWithin(text: string, start: number | undefined, end: number | undefined): TextRange {
	const range = { start: start ?? 0, end: end ?? text.length };
	if (range.end > text.length) throw invalid({ end: `The text has ${text.length} characters; the range reaches beyond it.` });
	if (range.start >= range.end) throw invalid({ end: 'The range is empty: its end must come after its start.' });
	if (splitsCharacter(text, range.start)) throw invalid({ start: 'The range begins in the middle of a character.' });
	if (splitsCharacter(text, range.end)) throw invalid({ end: 'The range ends in the middle of a character.' });
	if (text.slice(range.start, range.end).trim() === '') throw invalid({ end: 'The range holds nothing but spaces.' });
	return range;
}

function splitsCharacter(text: string, at: number): boolean {
	return at > 0 && isBetween(text.charCodeAt(at - 1), 0xd800, 0xdbff) && isBetween(text.charCodeAt(at), 0xdc00, 0xdfff);
}

function isBetween(value: number, least: number, most: number): boolean {
	return value >= least && value <= most;
}

const sentenceLimit = 60;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text as ranges without the space around them; at most the first sixty. */
export function sentencesOf(text: string): TextRange[] {
	const found: TextRange[] = [];
	for (const { segment, index } of sentences.segment(text)) {
		const said = segment.trim();
		if (said === '') continue;
		const start = index + segment.indexOf(said);
		found.push({ start, end: start + said.length });
		if (found.length === sentenceLimit) break;
	}
	return found;
}

export type WordedPost = { id: string; titleWords: readonly string[]; words: readonly string[] };
export type WordedSentence = { range: TextRange; words: readonly string[] };
export type Match = { postId: string; score: number; range: TextRange; words: string[] };

const leastScore = 0.3;

/**
 * Posts that a text may belong to, best first, each with the sentence that fits it best. Words (stems) count by their
 * rarity among the candidates, log(1 + N / n) as in Spärck Jones 1972; the score is the weighted share of the title's
 * words that the sentence (or three in a row) says, raised by what it shares with the rest of the post.
 */
export function matchSentences(said: readonly WordedSentence[], posts: readonly WordedPost[], atMost: number): Match[] {
	const weigh = rarityAmong(posts);
	const passages = [...said.map((sentence) => ({ ...sentence, factor: 1 })), ...neighbours(said)];
	return posts
		.map((post) => bestMatch(passages, post, weigh))
		.filter((match) => match.score >= leastScore)
		.sort((a, b) => b.score - a.score || (a.postId < b.postId ? 1 : -1))
		.slice(0, atMost);
}

type Weigh = (words: Iterable<string>) => number;

function rarityAmong(posts: readonly WordedPost[]): Weigh {
	const holders = new Map<string, number>();
	for (const post of posts) for (const word of new Set(post.words)) holders.set(word, (holders.get(word) ?? 0) + 1);
	return (words) => [...words].reduce((sum, word) => sum + Math.log(1 + posts.length / (holders.get(word) ?? posts.length)), 0);
}

type Passage = WordedSentence & { factor: number };

/** What is said over three sentences in a row, which counts a little less than what one sentence says. */
function neighbours(said: readonly WordedSentence[]): Passage[] {
	return said.slice(1).map((sentence, at) => {
		const together = said.slice(at, at + 3);
		const end = together.at(-1)?.range.end ?? sentence.range.end;
		const start = together[0]?.range.start ?? sentence.range.start;
		return { range: { start, end }, words: together.flatMap(({ words }) => words), factor: 0.85 };
	});
}

function bestMatch(said: readonly Passage[], post: WordedPost, weigh: Weigh): Match {
	let best: Match = { postId: post.id, score: 0, range: { start: 0, end: 0 }, words: [] };
	for (const sentence of said) {
		const spoken = new Set(sentence.words);
		const inTitle = post.titleWords.filter((word) => spoken.has(word));
		const shared = post.words.filter((word) => spoken.has(word));
		// One word in common is a coincidence, unless it is the whole title.
		if (shared.length < 2 && inTitle.length < post.titleWords.length) continue;
		const ofTitle = weigh(inTitle) / (weigh(post.titleWords) || 1);
		const ofSentence = weigh(shared) / (weigh(spoken) || 1);
		const score = Math.min(1, sentence.factor * (0.7 * ofTitle + 0.3 * ofSentence));
		if (score > best.score) best = { postId: post.id, score, range: sentence.range, words: shared };
	}
	return best;
}
