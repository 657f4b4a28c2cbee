/** AC21: two names for one thing, in the criteria of one item. */
import { findPhrases, type FoundPhrase, type PhraseIndex } from '../phrases.ts';
import type { Reading } from '../reading.ts';
import { put } from '../rewriting.ts';
import { words } from '../words.ts';
import { said } from './rule.ts';
import type { SetHit, SetRule } from './sets.ts';

type Use = FoundPhrase & { at: number; name: string };

export const twoNames: SetRule = {
	code: 'AC21',
	find(readings, isOn) {
		const language = readings[0]?.language;
		if (!language || !isOn('synonyms')) return [];
		return language.synonyms.flatMap((group) => differentlyNamed(readings, group));
	}
};

/** One finding for each criterion that uses another name than the one used most; the first, where it is a tie. */
function differentlyNamed(readings: readonly Reading[], group: PhraseIndex): SetHit[] {
	const uses = readings.flatMap((reading, at) => findPhrases(reading.tokens, group).map((found): Use => ({ ...found, at, name: singular(found.phrase) })));
	const byName = [...Map.groupBy(uses, (use) => use.name).values()].toSorted((a, b) => b.length - a.length || (a[0] as Use).at - (b[0] as Use).at);
	const [usual] = byName[0] ?? [];
	if (!usual || byName.length < 2) return [];
	const others = byName.slice(1).flat();
	const seen = new Set<number>();
	return others.filter(({ at }) => !seen.has(at) && seen.add(at)).map((use) => hitOf(readings, use, usual));
}

function hitOf(readings: readonly Reading[], use: Use, usual: Use): SetHit {
	const reading = readings[use.at] as Reading;
	const written = said(reading, use);
	const isPlural = use.phrase.endsWith('s') && singular(use.phrase) !== use.phrase;
	const term = isPlural && reading.language.language === 'en' ? `${usual.name}s` : usual.name;
	const capital = /^\p{Lu}/u.test(written) ? term.charAt(0).toUpperCase() + term.slice(1) : term;
	return {
		at: use.at,
		with: [usual.at],
		range: { start: use.start, end: use.end },
		message: words.AC21(written, usual.name),
		suggestion: words.AC21ask(usual.name),
		mend: { kind: 'replace', text: put(reading.text, use, capital) }
	};
}

function singular(phrase: string): string {
	return phrase.endsWith('s') && !phrase.endsWith('ss') ? phrase.slice(0, -1) : phrase;
}
