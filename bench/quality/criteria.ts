/** The linter of acceptance criteria on criteria labelled by reading them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { ruleCodes, type RuleCode } from '#core/criteria/finding.ts';
import { lintCriterion } from '#core/criteria/linting.ts';
import { countOf, type Counts } from './measures.ts';

type Label = { id: string; file: string; item: string | number; start?: number; end?: number; labels: string[] };
export type LabelledCriterion = { id: string; text: string; labels: ReadonlySet<string> };
export type Confusion = { id: string; text: string };

const labelFile = new URL('../data/criteria/labels.jsonl', import.meta.url);
/** Over all criteria of an item; nobody labelled them. */
const unlabelled = new Set<RuleCode>(['AC18', 'AC19', 'AC20', 'AC21']);

/** Looks each labelled place up in the files it was labelled in; those whose file is not there are left out. */
export async function readCriteria(dir: string): Promise<{ criteria: LabelledCriterion[]; missing: number }> {
	const labels = (await readFile(labelFile, 'utf8')).split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Label);
	const read = new Map<string, Promise<(label: Label) => string | undefined>>();
	const texts = await Promise.all(
		labels.map(async (label) => {
			const known = read.get(label.file) ?? finderOf(join(dir, label.file));
			read.set(label.file, known);
			return (await known)(label);
		})
	);
	const criteria = labels.flatMap(({ id, labels: said }, at) => (texts[at] === undefined ? [] : [{ id, text: texts[at], labels: new Set(said) }]));
	return { criteria, missing: labels.length - criteria.length };
}

async function finderOf(path: string): Promise<(label: Label) => string | undefined> {
	const written = await readFile(path, 'utf8').catch(() => undefined);
	if (written === undefined) return () => undefined;
	if (path.endsWith('.csv')) return inTable(written);
	if (path.endsWith('.json')) return inList(JSON.parse(written) as unknown);
	return ({ start, end }) => written.slice(start, end);
}

function inTable(written: string): (label: Label) => string | undefined {
	const rows = parse(written, { bom: true, columns: true, skip_empty_lines: true }) as Record<string, string>[];
	const byItem = new Map(rows.map((row) => [`${row['project']}/${row['issuekey']}`, row['ac_text'] ?? '']));
	return ({ item, start, end }) => byItem.get(String(item))?.slice(start, end);
}

function inList(list: unknown): (label: Label) => string | undefined {
	const items = Array.isArray(list) ? (list as Record<string, unknown>[]) : [];
	return ({ item }) => {
		const criteria = Object.values(items[Number(item)] ?? {}).find((value) => Array.isArray(value)) as string[] | undefined;
		return criteria?.join('\n');
	};
}

export type ByRule = { code: RuleCode; counts: Counts; wrong: Confusion[]; missed: Confusion[] };

export function measureCriteria(criteria: readonly LabelledCriterion[]): ByRule[] {
	const found = criteria.map(({ text }) => new Set<string>(lintCriterion({ text }).map(({ code }) => code)));
	return ruleCodes.filter((code) => !unlabelled.has(code)).map((code) => {
		const at = (finds: boolean, labelled: boolean) => criteria.filter((one, place) => (found[place]?.has(code) ?? false) === finds && one.labels.has(code) === labelled);
		const pairs = criteria.map(({ labels }, place) => ({ found: found[place]?.has(code) ?? false, labelled: labels.has(code) }));
		return { code, counts: countOf(pairs), wrong: at(true, false), missed: at(false, true) };
	});
}
