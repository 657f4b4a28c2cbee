import { parse } from 'csv-parse/browser/esm/sync';
import { isJson, NoRecords, recordsIn } from '#core/importing/json.ts';
import { charsetOf, columnNames, delimiterOf, NotText } from '#core/importing/text.ts';
import { words } from '#core/importing/words.ts';

/** The beginning of a file: the names of its columns, a few of its rows, and what to know about how it is read. */
export type Beginning = { columns: string[]; rows: Record<string, string>[]; note: string | null };

const headBytes = 131_072;
const shownRows = 3;

/** Reads the beginning of a file as the server will read all of it; a sentence where that cannot be. */
export async function readBeginning(file: Blob): Promise<Beginning | { problem: string }> {
	try {
		const bytes = new Uint8Array(await file.arrayBuffer());
		const charset = await charsetOf([bytes]);
		const head = new TextDecoder(charset).decode(bytes.subarray(0, headBytes));
		if (isJson(head)) return beginningOf(recordsIn(new TextDecoder(charset).decode(bytes)), words.charsets[charset]);
		const [header = []] = parseHead(head, 1);
		const names = columnNames(header);
		const columns = [...new Set(names)].filter(Boolean);
		if (columns.length === 0) return { problem: words.noColumns };
		const rows = firstRows(head).map((row) => Object.fromEntries(names.map((name, place) => [name, row[place] ?? ''])));
		return { columns, rows, note: words.charsets[charset] };
	} catch (error) {
		if (error instanceof NoRecords) return { problem: words.notRecords };
		return { problem: error instanceof NotText ? words.notText : words.noColumns };
	}
}

function beginningOf(records: Record<string, string>[], note: string | null): Beginning {
	return { columns: Object.keys(records[0] ?? {}), rows: records.slice(0, shownRows), note };
}

function parseHead(head: string, to: number): string[][] {
	return parse(head, { delimiter: delimiterOf(head), bom: true, relax_column_count: true, skip_empty_lines: true, to }) as string[][];
}

/** None where they are cut off or are no CSV: trying the file tells which. */
function firstRows(head: string): string[][] {
	try {
		return parseHead(head, shownRows + 1).slice(1);
	} catch {
		return [];
	}
}
