import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { Refusal } from '#core/kernel/problem.ts';
import type { Cells } from '#core/importing/cells.ts';
import { isJson, NoRecords, recordsIn } from '#core/importing/json.ts';
import { charsetOf, columnNames, delimiterOf, NotText, type Charset } from '#core/importing/text.ts';
import { words } from '#core/importing/words.ts';

/** A record of the file with its number, counted from 1 below the header. */
export type FileRecord = { number: number; cells: Cells };

/** How a file is to be read. */
export type Shape = { charset: Charset; format: 'csv' | 'json'; delimiter: string };

const largestRow = 400_000;

/** Finds out how a file is to be read, from all of its bytes. @throws invalid when it is no text, not-found when it is not there */
export async function shapeOf(path: string): Promise<Shape> {
	try {
		const charset = await charsetOf(createReadStream(path));
		const head = await headOf(path, charset);
		return { charset, format: isJson(head) ? 'json' : 'csv', delimiter: delimiterOf(head) };
	} catch (error) {
		if (error instanceof NotText) throw new Refusal('invalid', words.notText);
		throw asMissing(error);
	}
}

/** The records of a file one after the other. @throws invalid where it cannot be read */
export async function* readRecords(path: string, shape: Shape): AsyncGenerator<FileRecord> {
	if (shape.format === 'csv') yield* readCsv(path, shape);
	else yield* await readJson(path, shape);
}

async function readJson(path: string, { charset }: Shape): Promise<FileRecord[]> {
	try {
		return recordsIn(new TextDecoder(charset).decode(await readFile(path))).map((cells, at) => ({ number: at + 1, cells }));
	} catch (error) {
		if (error instanceof NoRecords) throw new Refusal('invalid', words.notRecords);
		throw error;
	}
}

/**
 * The records of a CSV file one after the other, whatever its size, separated by commas, semicolons or tabs.
 * @throws invalid with the place where the file stops being CSV
 */
async function* readCsv(path: string, { charset, delimiter }: Shape): AsyncGenerator<FileRecord> {
	const text = Readable.toWeb(createReadStream(path)).pipeThrough(new TextDecoderStream(charset) as never) as ReadableStream<string>;
	const parser = parse({
		columns: (names: string[]) => columnNames(names),
		delimiter,
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
		throw new Refusal('invalid', words.notCsv(number, sentenceOf(error)));
	} finally {
		source.destroy();
	}
}

async function headOf(path: string, charset: Charset): Promise<string> {
	const file = await open(path);
	try {
		const bytes = Buffer.alloc(65_536);
		const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
		return new TextDecoder(charset).decode(bytes.subarray(0, bytesRead));
	} finally {
		await file.close();
	}
}

function asMissing(error: unknown): unknown {
	const code = error instanceof Error && 'code' in error ? error.code : '';
	if (code === 'ENOENT') return new Refusal('not-found', words.noFile);
	if (code === 'EISDIR') return new Refusal('invalid', words.isFolder);
	return code === 'EACCES' ? new Refusal('not-allowed', words.closedFile) : error;
}

/** What the parser says of the usual mistakes, in words of people who have never seen it. */
function sentenceOf(error: unknown): string {
	const { code = '', message } = error as { code?: string; message: string };
	const sentences: Record<string, string> = words.csvProblems;
	return sentences[code] ?? message;
}
