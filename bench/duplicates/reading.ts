/** The files that are measured on: texts as JSON lines, pairs and links as CSV whose first two columns count. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse/sync';
import type { Text } from '#core/similarity/terms.ts';

export type Item = Text & { id: string };

/** What stands for a question, what may be answered, and which answers are right. */
export type Task = { questions: Item[]; targets: Item[]; right: ReadonlySet<number>[]; sameList: boolean };

const longestBody = 20_000;

export async function readItems(path: string): Promise<Item[]> {
	const items: Item[] = [];
	let line = 0;
	for await (const written of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
		line++;
		if (written.trim() === '') continue;
		items.push(itemIn(written, `${path}, line ${line}`));
	}
	return items;
}

function itemIn(written: string, place: string): Item {
	let row: Record<string, unknown>;
	try {
		row = JSON.parse(written) as Record<string, unknown>;
	} catch {
		throw new Error(`${place} is not JSON.`);
	}
	if (row['id'] === undefined) throw new Error(`${place} has no id.`);
	const said = (name: string) => (typeof row[name] === 'string' ? (row[name] as string) : '');
	const body = said('body') || said('description');
	return { id: String(row['id']), title: (said('title') || said('text')).slice(0, longestBody), body: body.slice(0, longestBody) };
}

export async function readPairs(path: string): Promise<[string, string][]> {
	const rows = parse(await readFile(path, 'utf8'), { bom: true, skip_empty_lines: true, relax_column_count: true, trim: true }) as string[][];
	return rows.slice(1).map(([one = '', other = '']) => [one, other]);
}

/** Each duplicate asks all others; everything in its cluster is right. Pairs with an unknown end are left out. */
export function duplicatesTask(items: Item[], pairs: readonly [string, string][]): { task: Task; asking: number[] } {
	const at = new Map(items.map(({ id }, index) => [id, index]));
	const cluster = items.map((_, index) => index);
	const root = (index: number): number => {
		while (cluster[index] !== index) index = cluster[index] = cluster[cluster[index] as number] as number;
		return index;
	};
	const asking = new Set<number>();
	for (const [one, other] of pairs) {
		const [a, b] = [at.get(one), at.get(other)];
		if (a === undefined || b === undefined || a === b) continue;
		cluster[root(a)] = root(b);
		asking.add(a);
	}
	const members = Map.groupBy(items.keys(), (index) => root(index));
	const right = items.map((_, index) => new Set(members.get(root(index))?.filter((other) => other !== index)));
	return { task: { questions: items, targets: items, right, sameList: true }, asking: [...asking] };
}

/** Each message asks the requests; those it is linked to are right. */
export function feedbackTask(feedback: Item[], targets: Item[], links: readonly [string, string][]): { task: Task; asking: number[] } {
	const at = new Map(targets.map(({ id }, index) => [id, index]));
	const byFeedback = Map.groupBy(links, ([id]) => id);
	const right = feedback.map(({ id }) => new Set((byFeedback.get(id) ?? []).flatMap(([, target]) => at.get(target) ?? [])));
	const asking = [...feedback.keys()].filter((index) => (right[index]?.size ?? 0) > 0);
	return { task: { questions: feedback, targets, right, sameList: false }, asking };
}
