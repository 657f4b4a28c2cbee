/** AC14: a scenario without its “when” or its “then”, out of order, or with two of them. */
import type { Hit, Mend } from '../finding.ts';
import type { Reading } from '../reading.ts';
import type { Step, StepKind } from '../tokens.ts';
import { words } from '../words.ts';
import type { Rule } from './rule.ts';

export const stepOrder: Rule = {
	code: 'AC14',
	find(reading) {
		if (!reading.isGherkin) return [];
		const groups = groupsOf(reading.steps);
		const kinds = groups.map((group) => group.kind);
		if (!kinds.includes('when')) return [whole(reading, words.AC14noWhen, words.AC14add, withWhen(reading, groups))];
		if (!kinds.includes('then')) return [whole(reading, words.AC14noThen, words.AC14add, { kind: 'replace', text: `${reading.text.trimEnd()}${gap(reading)}${reading.language.blanks.seen}` })];
		if (kinds.indexOf('then') < kinds.indexOf('when')) return [whole(reading, words.AC14order, words.AC14sort, sorted(reading, groups))];
		return kinds.filter((kind) => kind === 'when').length > 1 ? [whole(reading, words.AC14twice, words.AC14split, scenarios(reading, groups))] : [];
	}
};

type Group = { kind: StepKind; steps: Step[] };

/** Steps that follow each other with the same meaning: Given … And …. A second “When” after “When” begins anew. */
function groupsOf(steps: Step[]): Group[] {
	const groups: Group[] = [];
	for (const step of steps) {
		const last = groups.at(-1);
		const anew = step.kind === 'when' && /^(?:when|wenn)$/.test(step.keyword);
		if (last?.kind === step.kind && !anew) last.steps.push(step);
		else groups.push({ kind: step.kind, steps: [step] });
	}
	return groups;
}

function whole({ text }: Reading, message: string, suggestion: string, mend: Mend | null): Hit {
	return { range: { start: text.length - text.trimStart().length, end: text.trimEnd().length }, message, suggestion, mend };
}

function gap({ text }: Reading): string {
	return text.trim().includes('\n') ? '\n' : ' ';
}

function textOf({ text, tokens }: Reading, { steps }: Group): string {
	const [first, last] = [steps[0], steps.at(-1)];
	return text.slice(tokens[first?.from ?? 0]?.start, tokens[(last?.to ?? 1)]?.start ?? text.length).trim();
}

function inOrder(reading: Reading, groups: Group[]): string {
	const kinds: StepKind[] = ['given', 'when', 'then'];
	return kinds.flatMap((kind) => groups.filter((group) => group.kind === kind).map((group) => textOf(reading, group))).join(gap(reading));
}

function withWhen(reading: Reading, groups: Group[]): Mend {
	const [before, after] = [groups.filter((group) => group.kind === 'given'), groups.filter((group) => group.kind === 'then')];
	const texts = [...before.map((group) => textOf(reading, group)), reading.language.blanks.happens, ...after.map((group) => textOf(reading, group))];
	return { kind: 'replace', text: texts.join(gap(reading)) };
}

function sorted(reading: Reading, groups: Group[]): Mend {
	return { kind: 'replace', text: inOrder(reading, groups) };
}

/** Each “when” with the outcomes up to the next, all under the same “given”; one without an outcome becomes a part of the next. */
function scenarios(reading: Reading, groups: Group[]): Mend | null {
	const givens = groups.filter((group) => group.kind === 'given').map((group) => textOf(reading, group));
	const texts: string[] = [];
	let steps: string[] = [];
	for (const [at, group] of groups.entries()) {
		if (group.kind === 'given') continue;
		const words = textOf(reading, group);
		steps.push(group.kind === 'when' && steps.length > 0 ? words.replace(/^\S+/, reading.language.language === 'de' ? 'Und' : 'And') : words);
		if (group.kind !== 'then' || groups[at + 1]?.kind === 'then') continue;
		texts.push([...givens, ...steps].join(gap(reading)));
		steps = [];
	}
	return texts.length > 1 ? { kind: 'split', texts } : texts[0] ? { kind: 'replace', text: texts[0] } : null;
}
