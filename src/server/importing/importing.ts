import type { ImportCounts, ImportOptions, RowError } from '#core/importing/contract.ts';
import { readRow } from '#core/importing/rows.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { readRecords, type CsvRecord } from './reading.ts';
import { writeRow, type Defaults } from './writing.ts';


export type Progress = { rows: ImportCounts; errors: RowError[] };
type Options = ImportOptions & { importer: PersonId };

const batchSize = 100;
const mostErrors = 200;

/**
 * Brings the requests of a CSV file in, in batches, each one transaction. A row that is wrong is noted and the others go
 * in; a row that was brought in before is known again. In a dry run everything is done and undone. Nobody is told.
 * @param report called after each batch, outside its transaction
 */
export async function importFile(context: Context, path: string, options: Options, report: (progress: Progress) => Promise<void> = async () => {}): Promise<Progress> {
	const progress: Progress = { rows: { read: 0, created: 0, updated: 0, unchanged: 0, failed: 0 }, errors: [] };
	let batch: CsvRecord[] = [];
	const flush = async () => {
		await writeBatch(context, batch, options, progress);
		batch = [];
		await report(progress);
	};
	for await (const record of readRecords(path)) {
		if (progress.rows.read === 0 && batch.length === 0) requireColumns(record.cells, options);
		batch.push(record);
		if (batch.length === batchSize) await flush();
	}
	await flush();
	return progress;
}

function requireColumns(cells: Record<string, string>, { mapping }: Options): void {
	const missing = Object.values(mapping).filter((column) => column !== undefined && !(column in cells));
	if (missing.length > 0) throw new Refusal('invalid', `The file has no column “${missing.join('”, “')}”. Its columns are ${Object.keys(cells).join(', ')}.`);
}

class DryRun extends Error {}

async function writeBatch(context: Context, batch: CsvRecord[], options: Options, progress: Progress): Promise<void> {
	const before = structuredClone(progress);
	try {
		await inTransaction(context, async (_, inner) => {
			for (const record of batch) await takeRow(inner, record, options, progress);
			if (options.dryRun) throw new DryRun();
		});
	} catch (error) {
		if (error instanceof DryRun) return;
		Object.assign(progress, before);
		throw error;
	}
}

async function takeRow(context: ContextOf<Tx>, record: CsvRecord, options: Options, progress: Progress): Promise<void> {
	progress.rows.read += 1;
	const read = readRow(record.cells, options.mapping);
	const problem = 'problem' in read ? read.problem : await tryRow(context, read.row, options, progress);
	if (problem === null) return;
	progress.rows.failed += 1;
	if (progress.errors.length < mostErrors) progress.errors.push({ row: record.number, problem });
}

/** Writes a row within a savepoint: what is refused leaves nothing behind, and the batch goes on. */
async function tryRow(context: ContextOf<Tx>, row: Parameters<typeof writeRow>[1], options: Options, progress: Progress): Promise<string | null> {
	const defaults: Defaults = { source: options.source, board: options.board, importer: options.importer };
	await sql`SAVEPOINT import_row`.execute(context.db);
	try {
		progress.rows[await writeRow(context, row, defaults)] += 1;
		await sql`RELEASE SAVEPOINT import_row`.execute(context.db);
		return null;
	} catch (error) {
		await sql`ROLLBACK TO SAVEPOINT import_row`.execute(context.db);
		if (error instanceof Refusal) return error.message;
		throw error;
	}
}

