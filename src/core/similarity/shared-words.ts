/** The words that two texts share, and those that differ, as they are written: the reason a person can read. */
import { languagesOf } from './languages.ts';
import { stemsOfWord, wordsIn, type Text } from './terms.ts';

/** Words of the first text as it writes them. `ofTitle`: the share of its title's words that the other's title has; `ofOtherTitle` the reverse. */
export type ComparedWords = { shared: string[]; onlyHere: string[]; onlyThere: string[]; ofTitle: number; ofOtherTitle: number };

type Named = { title: Map<string, string>; body: Map<string, string> };

const bodyRead = 2000;
const mostNamed = 5;

export function compareWords(here: Text, there: Text): ComparedWords {
	const [one, other] = [spokenIn(here), spokenIn(there)];
	const [mine, theirs] = [new Map([...one.body, ...one.title]), new Map([...other.body, ...other.title])];
	const inOrder = [...one.title.keys(), ...one.body.keys()].filter((stem, at, all) => all.indexOf(stem) === at);
	// What stands in a title says more than what stands in a body.
	const shared = inOrder.filter((stem) => theirs.has(stem)).sort((a, b) => Number(other.title.has(b)) - Number(other.title.has(a)));
	return {
		shared: named(shared, mine),
		onlyHere: missingIn(theirs, one.title),
		onlyThere: missingIn(mine, other.title),
		ofTitle: share(one.title, other.title),
		ofOtherTitle: share(other.title, one.title)
	};
}

function named(stems: readonly string[], written: ReadonlyMap<string, string>): string[] {
	return [...new Set(stems.map((stem) => written.get(stem) ?? stem))].slice(0, mostNamed);
}

/** The words of a title none of whose stems the other text has. */
function missingIn(others: ReadonlyMap<string, string>, title: ReadonlyMap<string, string>): string[] {
	const met = new Set([...title].flatMap(([stem, word]) => (others.has(stem) ? [word] : [])));
	return [...new Set([...title.values()].filter((word) => !met.has(word)))].slice(0, mostNamed);
}

function share(of: ReadonlyMap<string, string>, among: ReadonlyMap<string, string>): number {
	return of.size === 0 ? 0 : [...of.keys()].filter((stem) => among.has(stem)).length / of.size;
}

function spokenIn({ title, body }: Text): Named {
	const [ofTitle, ofBody] = [wordsIn(title), wordsIn(body.slice(0, bodyRead))];
	const spoken = languagesOf([...ofTitle, ...ofBody]);
	const stemmed = (words: string[]) => new Map(words.flatMap((word) => stemsOfWord(word, spoken).map((stem): [string, string] => [stem, word])));
	return { title: stemmed(ofTitle), body: stemmed(ofBody) };
}
