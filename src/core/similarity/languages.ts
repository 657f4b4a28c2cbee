/** The languages whose words are brought to their stems, and how a text's language is guessed: by the little words in it. */
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stopwords as danishStops } from '@orama/stopwords/danish';
import { stopwords as dutchStops } from '@orama/stopwords/dutch';
import { stopwords as englishStops } from '@orama/stopwords/english';
import { stopwords as finnishStops } from '@orama/stopwords/finnish';
import { stopwords as frenchStops } from '@orama/stopwords/french';
import { stopwords as germanStops } from '@orama/stopwords/german';
import { stopwords as italianStops } from '@orama/stopwords/italian';
import { stopwords as norwegianStops } from '@orama/stopwords/norwegian';
import { stopwords as portugueseStops } from '@orama/stopwords/portuguese';
import { stopwords as russianStops } from '@orama/stopwords/russian';
import { stopwords as spanishStops } from '@orama/stopwords/spanish';
import { stopwords as swedishStops } from '@orama/stopwords/swedish';

export type Language = { name: string; stop: ReadonlySet<string>; stem(word: string): string };

const language = (name: string, stem: (word: string) => string, stop: string[]): Language => ({ name, stop: new Set(stop), stem });

export const languages: readonly Language[] = [
	language('english', english, englishStops),
	language('german', german, germanStops),
	language('french', french, frenchStops),
	language('spanish', spanish, spanishStops),
	language('italian', italian, italianStops),
	language('portuguese', portuguese, portugueseStops),
	language('dutch', dutch, dutchStops),
	language('swedish', swedish, swedishStops),
	language('danish', danish, danishStops),
	language('norwegian', norwegian, norwegianStops),
	language('finnish', finnish, finnishStops),
	language('russian', russian, russianStops)
];

/** Those whose stems are all kept while a text is too short to tell. */
export const likely = languages.slice(0, 7);
const wordsRead = 200;

/** The language that most of the little words belong to; several where they tie, all likely ones where there are none. */
export function languagesOf(words: readonly string[]): readonly Language[] {
	const told = languagesTold(words);
	return told.length > 0 ? told : likely;
}

/** The languages whose little words are there; none where there are no such words. */
export function languagesTold(words: readonly string[]): readonly Language[] {
	const read = words.slice(0, wordsRead);
	let best: Language[] = [];
	let most = 1;
	for (const language of languages) {
		const told = read.reduce((count, word) => count + (language.stop.has(word) ? 1 : 0), 0);
		if (told > most) best = [];
		if (told >= most) best.push(language);
		most = Math.max(most, told);
	}
	return best;
}
