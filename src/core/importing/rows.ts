import { z } from 'zod';
import { email, line, text } from '../kernel/schemas.ts';
import type { ImportField, ImportMapping } from './contract.ts';

/** One row of a file, understood. */
export type ImportRow = {
	/** The id the row has where it comes from; null where the file names none. */
	id: string | null;
	title: string;
	body: string;
	board: string | null;
	status: string | null;
	tags: string[];
	author: { email: string; name?: string | undefined } | null;
	voters: string[];
	createdAt: Date | null;
};

const day = z.string().transform((value, context) => {
	const moment = new Date(value);
	if (Number.isNaN(moment.getTime()) || moment.getTime() < 0) {
		context.addIssue({ code: 'custom', message: 'is not a date such as 2026-03-31 or 2026-03-31T12:00:00Z' });
		return z.NEVER;
	}
	return moment;
});

const parts = (value: string) => value.split(/[;,|\n]/).map((part) => part.trim()).filter(Boolean);

/** Spreadsheets break lines inside a title; a post's title is one line. */
const oneLine = (value: string) => value.replace(/\s+/g, ' ').trim();

const row = z.object({
	id: line(200).nullable(),
	title: line(200),
	body: text(20_000),
	board: line(120).nullable(),
	status: line(60).nullable(),
	tags: z.array(line(40)).max(20, 'may hold at most 20'),
	author: z.object({ email, name: line(200).optional() }).nullable(),
	voters: z.array(email).max(10_000, 'may hold at most 10 000'),
	createdAt: day.nullable()
});

/** Reads a record of a file by the mapping. Answers the row, or what is wrong with it as one plain sentence. */
export function readRow(record: Record<string, string>, mapping: ImportMapping): { row: ImportRow } | { problem: string } {
	const cell = (field: ImportField) => (mapping[field] === undefined ? '' : (record[mapping[field]] ?? '').trim());
	const orNull = (field: ImportField) => oneLine(cell(field)) || null;
	const parsed = row.safeParse({
		id: orNull('id'),
		title: oneLine(cell('title')),
		body: cell('body').replaceAll('\r\n', '\n'),
		board: orNull('board'),
		status: orNull('status'),
		tags: parts(cell('tags')),
		author: cell('email') ? { email: cell('email'), ...(cell('name') ? { name: oneLine(cell('name')) } : {}) } : null,
		voters: [...new Set(parts(cell('voters')).map((voter) => voter.toLowerCase()))],
		createdAt: cell('createdAt') || null
	});
	if (parsed.success) return { row: parsed.data };
	const [issue] = parsed.error.issues;
	const field = issue?.path[0] === 'author' ? (issue.path[1] ?? 'email') : issue?.path[0];
	return { problem: `${String(field)} ${issue?.message ?? 'is not valid'}.` };
}
