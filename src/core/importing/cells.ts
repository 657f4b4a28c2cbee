import { z } from 'zod';
import type { ImportField, ImportMapping } from './contract.ts';

/** What a file says of one thing, by the names of its columns. */
export type Cells = Record<string, string>;

/** A moment as files write it; later than 1970. */
export const moment = z.string().transform((value, context) => {
	const at = new Date(value);
	if (Number.isNaN(at.getTime()) || at.getTime() < 0) {
		context.addIssue({ code: 'custom', message: 'is not a date such as 2026-03-31 or 2026-03-31T12:00:00Z' });
		return z.NEVER;
	}
	return at;
});

/** Spreadsheets break lines inside a title; that of a post or an item is one line. */
export const oneLine = (value: string) => value.replace(/\s+/g, ' ').trim();

export const parts = (value: string) => value.split(/[;,|\n]/).map((part) => part.trim()).filter(Boolean);

/** How one row is read by a mapping. */
export function readerOf(cells: Cells, mapping: ImportMapping) {
	const cell = (field: ImportField) => (mapping[field] === undefined ? '' : (cells[mapping[field]] ?? '').trim());
	return {
		cell,
		lines: (field: ImportField) => cell(field).replaceAll('\r\n', '\n'),
		orNull: (field: ImportField) => oneLine(cell(field)) || null,
		/** Of a column that stands several times in the file, as Jira writes what there is more than one of, all. */
		every: (field: ImportField) => {
			const name = mapping[field];
			return name === undefined ? [] : Object.entries(cells).flatMap(([column, value]) => (column === name || isNumbered(column, name) ? [value.trim()] : []));
		}
	};
}

const isNumbered = (column: string, name: string) => column.startsWith(`${name} (`) && /^\d+\)$/.test(column.slice(name.length + 2));

/** What is wrong with a row as one plain sentence. */
export function problemOf(error: z.ZodError): string {
	const [issue] = error.issues;
	const field = issue?.path[0] === 'author' ? (issue.path[1] ?? 'email') : issue?.path[0];
	return `${String(field)} ${issue?.message ?? 'is not valid'}.`;
}
