/** AC11: what is not written yet, as a word (TBD), as a gap (<how many>), or as a criterion of points alone. */
import type { Hit, Range } from '../finding.ts';
import { gapsIn } from '../gaps.ts';
import type { Reading } from '../reading.ts';
import { words } from '../words.ts';
import { unfinished } from './lexical.ts';
import type { Rule } from './rule.ts';

const pointsAlone = /^[\s\p{P}]*$/u;

export const notWritten: Rule = {
	code: 'AC11',
	find(reading, isOn) {
		const { text } = reading;
		if (text.trim() !== '' && pointsAlone.test(text)) return [hitOf(reading, { start: 0, end: text.length })];
		const quoted = new Set(reading.tokens.filter((token) => token.quoted).map((token) => token.start));
		const gaps = isOutline(reading) ? [] : gapsIn(text).filter((gap) => !quoted.has(gap.start));
		const said = unfinished.find(reading, isOn).filter(({ range }) => !gaps.some((gap) => gap.start <= range.start && range.end <= gap.end));
		return [...gaps.map((gap) => hitOf(reading, gap)), ...said];
	}
};

/** In a scenario outline <name> is a column of the examples. */
function isOutline({ text }: Reading): boolean {
	return /^\s*(Examples|Scenarios|Beispiele):/m.test(text);
}

function hitOf({ text }: Reading, range: Range): Hit {
	return { range, message: words.AC11(text.slice(range.start, range.end).trim()), suggestion: words.AC11ask };
}
