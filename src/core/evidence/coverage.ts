/** Which criterion answers what was asked: by citing it, or perhaps by its words. */
import { languagesOf } from '../similarity/languages.ts';
import { stemsOfWord, wordsIn } from '../similarity/terms.ts';

export type Asked = { id: string; text: string };
export type Answering = { id: string; text: string; cites: readonly string[] };
export type Answered = { answeredBy: string[]; maybe: { criterionId: string; words: string[] }[] };

/** So many words in common, and so large a share of the shorter one's, make it worth asking a person. */
const fewestShared = 2;
const smallestShare = 0.4;
const mostWords = 5;

export function answersTo(asks: readonly Asked[], criteria: readonly Answering[]): Map<string, Answered> {
	const read = criteria.map((criterion) => ({ ...criterion, stems: stemsOf(criterion.text) }));
	return new Map(
		asks.map((ask) => {
			const stems = stemsOf(ask.text);
			const answeredBy = read.filter(({ cites }) => cites.includes(ask.id)).map(({ id }) => id);
			const maybe = answeredBy.length > 0 ? [] : read.flatMap((criterion) => maybeBy(stems, criterion));
			return [ask.id, { answeredBy, maybe }];
		})
	);
}

type Stems = Map<string, string>;

function maybeBy(asked: Stems, { id, stems }: { id: string; stems: Stems }): Answered['maybe'] {
	const words = [...asked].filter(([stem]) => stems.has(stem)).map(([, word]) => word);
	const shared = new Set(words).size;
	const share = shared / Math.max(1, Math.min(asked.size, stems.size));
	return shared >= fewestShared && share >= smallestShare ? [{ criterionId: id, words: [...new Set(words)].slice(0, mostWords) }] : [];
}

function stemsOf(text: string): Stems {
	const words = wordsIn(text.slice(0, 2000));
	const spoken = languagesOf(words);
	return new Map(words.flatMap((word) => stemsOfWord(word, spoken).slice(0, 1).map((stem) => [stem, word] as const)));
}

const requests = /^(?:\bany chance|can|could|would|will|please|is it possible|when will|kann|könnt|wann kommt|why (?:can['’]?t|is there no))/i;

/** Questions that people asked back; a request in the form of a question is none. */
export function questionsIn(sentences: readonly string[]): string[] {
	return sentences.filter((sentence) => /\?\s*$/.test(sentence) && !requests.test(sentence));
}
