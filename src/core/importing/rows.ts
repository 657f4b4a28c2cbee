import { z } from 'zod';
import { email, line, text } from '../kernel/schemas.ts';
import { moment, oneLine, parts, problemOf, readerOf, type Cells } from './cells.ts';
import type { ImportMapping } from './contract.ts';

/** One row of a file that holds requests, understood. */
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

const row = z.object({
	id: line(200).nullable(),
	title: line(200),
	body: text(20_000),
	board: line(120).nullable(),
	status: line(60).nullable(),
	tags: z.array(line(40)).max(20, 'may hold at most 20'),
	author: z.object({ email, name: line(200).optional() }).nullable(),
	voters: z.array(email).max(10_000, 'may hold at most 10 000'),
	createdAt: moment.nullable()
});

/** Reads a record of a file by the mapping. Answers the row, or what is wrong with it as one plain sentence. */
export function readRow(cells: Cells, mapping: ImportMapping): { row: ImportRow } | { problem: string } {
	const { cell, lines, orNull } = readerOf(cells, mapping);
	const parsed = row.safeParse({
		id: orNull('id'),
		title: oneLine(cell('title')),
		body: lines('body'),
		board: orNull('board'),
		status: orNull('status'),
		tags: parts(cell('tags')),
		author: cell('email') ? { email: cell('email'), ...(cell('name') ? { name: oneLine(cell('name')) } : {}) } : null,
		voters: [...new Set(parts(cell('voters')).map((voter) => voter.toLowerCase()))],
		createdAt: cell('createdAt') || null
	});
	return parsed.success ? { row: parsed.data } : { problem: problemOf(parsed.error) };
}
