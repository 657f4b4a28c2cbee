import type { Cells } from './cells.ts';

/** A file that is no list of records in JSON. */
export class NoRecords extends Error {}

const longestPath = 3;

/** Whether a text is JSON, as its first sign tells: no file of columns begins so. */
export function isJson(head: string): boolean {
	return /^\uFEFF?\s*[[{]\s*["{[\]}]/.test(head);
}

/**
 * The records of a JSON file: a list, or a list that is a member of it, each with its members as cells. What is a thing of its own, such as a label or
 * a person, stands by its name. Pull requests, which GitHub lists among issues, are left out. @throws NoRecords
 */
export function recordsIn(text: string): Cells[] {
	const list = listIn(parsed(text), longestPath);
	if (!list) throw new NoRecords();
	const records = list.filter((one): one is Record<string, unknown> => isRecord(one) && !('pull_request' in one));
	const names = [...new Set(records.flatMap((one) => Object.keys(one)))];
	return records.map((one) => Object.fromEntries(names.map((name) => [name, cellOf(one[name])])));
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		throw new NoRecords();
	}
}

function listIn(value: unknown, deep: number): unknown[] | null {
	if (Array.isArray(value)) return value.every(isRecord) ? value : null;
	if (!isRecord(value) || deep === 0) return null;
	for (const member of Object.values(value)) {
		const list = listIn(member, deep - 1);
		if (list && list.length > 0) return list;
	}
	return null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const callings = ['name', 'title', 'key', 'login', 'email', 'id'];

function cellOf(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (Array.isArray(value)) return value.map(cellOf).filter(Boolean).join('; ');
	if (!isRecord(value)) return String(value);
	const calling = callings.find((one) => typeof value[one] === 'string' || typeof value[one] === 'number');
	return calling === undefined ? '' : String(value[calling]);
}
