/** How criteria are typed: lists that are pasted, and what a line is by how it reads. */
import { gapsIn } from './gaps.ts';
import { readCriterion } from './reading.ts';

export type CriterionKind = 'plain' | 'gherkin' | 'metric';

const bullet = /^\s{0,20}(?:[-*•–]|\d{1,3}[.)]|\[[ xX]?\])\s+(?:\[[ xX]?\]\s+)?/;

/** The criteria of what was pasted: one for each entry of a list; anything else is one. Lines under an entry belong to it. */
export function splitCriteria(text: string): string[] {
	const lines = text.replaceAll('\r\n', '\n').split('\n');
	const isSteps = readCriterion(text).isGherkin && !lines.some((line) => bullet.test(line));
	if (isSteps || lines.filter((line) => bullet.test(line)).length < 2) return [text.trim()].filter((one) => one !== '');
	const found: string[] = [];
	for (const line of lines) {
		const bare = line.replace(bullet, '').trim();
		if (bare === '') continue;
		if (bullet.test(line) || found.length === 0) found.push(bare);
		else found.push(`${found.pop() ?? ''}\n${bare}`);
	}
	return found;
}

/** What a text is by how it reads: steps, a value with a comparison, or a rule. */
export function kindOf(text: string): CriterionKind {
	if (readCriterion(text).isGherkin || /^\s*(given|angenommen|gegeben)\b/i.test(text)) return 'gherkin';
	return metricIn(text) ? 'metric' : 'plain';
}

export type Metric = { subject: string; op: '<=' | '<' | '>=' | '>' | '=' | 'between'; value: number; upper: number | null; unit: string; condition: string; percentile: number | null };

const signs: Record<string, Metric['op']> = { '<=': '<=', '≤': '<=', '<': '<', '>=': '>=', '≥': '>=', '>': '>', '=': '=' };
const number = String.raw`(\d{1,15}(?:[.,]\d{1,9})?)`;
const compared = new RegExp(String.raw`^([^<>=≤≥\n]{1,300}?)\s*(<=|>=|≤|≥|<|>|=)\s*${number}\s*([^\s,;.]{1,30})?(.*)$`, 's');
const ranged = new RegExp(String.raw`^([^\n]{1,300}?)\s+between\s+${number}\s+and\s+${number}\s*([^\s,;.]{1,30})?(.*)$`, 'is');

/** “Time to first result <= 500 ms with 10 000 rows in 95 % of cases”, by its parts; null where it compares nothing. */
export function metricIn(text: string): Metric | null {
	if (gapsIn(text).length > 0) return null;
	const bare = text.trim();
	const between = ranged.exec(bare);
	if (between) return asMetric({ subject: between[1], op: 'between', value: between[2], upper: between[3], unit: between[4], rest: between[5] });
	const match = compared.exec(bare);
	if (!match) return null;
	return asMetric({ subject: match[1], op: signs[match[2] ?? '='] ?? '=', value: match[3], upper: undefined, unit: match[4], rest: match[5] });
}

type Part = string | undefined;

function asMetric({ subject, op, value, upper, unit, rest = '' }: { subject: Part; op: Metric['op']; value: Part; upper: Part; unit: Part; rest: Part }): Metric {
	const percentile = /\b(?:p|in )(\d{1,2}(?:\.\d{1,3})?)\s?(?:%|\b)/i.exec(rest)?.[1];
	return {
		subject: (subject ?? '').trim(),
		op,
		value: asNumber(value),
		upper: upper === undefined ? null : asNumber(upper),
		unit: unit ?? '',
		condition: rest.trim().replace(/^[,;]\s*|\.$/g, ''),
		percentile: percentile === undefined ? null : Number(percentile)
	};
}

const asNumber = (value: Part) => Number((value ?? '0').replace(',', '.'));

export type Steps = { given: string[]; when: string[]; then: string[] };

/** What stands behind Given, When and Then; what continues a step is one of its kind. */
export function stepsOf(text: string): Steps {
	const { steps, tokens } = readCriterion(text, 'gherkin');
	const found: Steps = { given: [], when: [], then: [] };
	for (const { kind, from, to } of steps) {
		const said = text.slice(tokens[from]?.end ?? 0, tokens[to]?.start ?? text.length).trim().replace(/[,;]$/, '');
		if (said !== '') found[kind].push(said);
	}
	return found;
}
