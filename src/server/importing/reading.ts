import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { Refusal } from '#core/kernel/problem.ts';

/** A record of the file with its number, counted from 1 below the header. */
export type CsvRecord = { number: number; cells: Record<string, string> };

const largestRow = 400_000;
const delimiters = [',', ';', '\t'];

/**
 * The records of a CSV file one after the other, whatever its size: in UTF-8 or UTF-16, separated by commas, semicolons
 * or tabs. @throws invalid with the place where the file stops being CSV
 */
export async function* readRecords(path: string): AsyncGenerator<CsvRecord> {
	const { encoding, head } = await lookInto(path);
	const text = Readable.toWeb(createReadStream(path)).pipeThrough(new TextDecoderStream(encoding) as never) as ReadableStream<string>;
	const parser = parse({
		columns: (names: string[]) => names.map((name) => name.trim()),
		delimiter: delimiterOf(head),
		bom: true,
		skip_empty_lines: true,
		relax_column_count: true,
		max_record_size: largestRow
	});
	const source = Readable.fromWeb(text as never);
	source.once('error', (error) => parser.destroy(error));
	source.pipe(parser);
	let number = 0;
	try {
		for await (const cells of parser) yield { number: (number += 1), cells: cells as Record<string, string> };
	} catch (error) {
		const said = error instanceof Error ? error.message : String(error);
		throw new Refusal('invalid', `The file cannot be read as CSV after row ${number}: ${said}`);
	}
}

/** A byte order mark decides; without one a file of spreadsheets is UTF-8. */
async function lookInto(path: string): Promise<{ encoding: string; head: string }> {
	const file = await open(path);
	try {
		const bytes = Buffer.alloc(4096);
		const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
		const begin = bytes.subarray(0, bytesRead);
		const encoding = begin[0] === 0xff && begin[1] === 0xfe ? 'utf-16le' : begin[0] === 0xfe && begin[1] === 0xff ? 'utf-16be' : 'utf-8';
		return { encoding, head: new TextDecoder(encoding).decode(begin) };
	} finally {
		await file.close();
	}
}

/** The delimiter that the header holds most of. */
function delimiterOf(head: string): string {
	const [header = ''] = head.split(/\r?\n/);
	const counted = delimiters.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
	return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}
