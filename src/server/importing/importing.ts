import { sql } from 'kysely';
import type { ImportCounts, ImportOptions, RowError } from '#core/importing/contract.ts';
import { keptErrors } from '#core/importing/contract.ts';
import { words } from '#core/importing/words.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { keepDemandDays } from '../demand/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { batchesOf, understand, type Batch } from './batches.ts';
import type { Defaults, Intake, Outcome, ReadRow } from './intake.ts';
import { itemIntake } from './items.ts';
import { readRecords, shapeOf, type FileRecord, type Shape } from './reading.ts';
import { postIntake } from './writing.ts';

export type Progress = { total: number; note: string | null; rows: ImportCounts; errors: RowError[] };
type Options = ImportOptions & { importer: PersonId };
export type Keeping = {
	/** What was done before, when the work was interrupted: it goes on after that many rows. */
	from?: ImportCounts;
	/** Called for each batch with what changed since the last one: in its transaction, after it in a dry run. */
	keep?: (context: Context, progress: Progress, news: { before: number; errors: RowError[] }) => Promise<void>;
	/** Asked between batches; what is left is left. */
	stop?: AbortSignal | undefined;
};

/** From so many new rows on, the database looks at its tables again. */
const many = 200;

/**
 * Brings the rows of a file in, in batches, each one transaction. The file is read to its end first, so that one
 * that cannot be read changes nothing. A row that is wrong is noted and the others go in; a row that was brought in before is
 * known again. How demand grew before is there at once; items are tied to each other when all are in. In a dry run everything is done and undone. Nobody is told. @throws invalid
 */
export function importFile(context: Context, path: string, options: Options, keeping: Keeping = {}): Promise<Progress> {
	return options.kind === 'items' ? bringIn(context, path, { options, keeping, intake: itemIntake }) : bringIn(context, path, { options, keeping, intake: postIntake });
}

async function bringIn<Row>(context: Context, path: string, { options, keeping, intake }: { options: Options; keeping: Keeping; intake: Intake<Row> }): Promise<Progress> {
	const shape = await shapeOf(path);
	const total = await countRecords(path, shape, options);
	const rows = { ...(keeping.from ?? { read: 0, created: 0, updated: 0, unchanged: 0, failed: 0 }) };
	const progress: Progress = { total, note: words.charsets[shape.charset], rows, errors: [] };
	const seen = new Map<string, string>();
	for await (const batch of batchesOf(readRecords(path, shape), { from: rows.read, mapping: options.mapping, intake })) {
		await takeBatch(context, batch, { options, progress, keep: keeping.keep, seen, intake });
		if (keeping.stop?.aborted) return progress;
	}
	if (!options.dryRun && intake.tie) await addProblems(context, await intake.tie(context, understood(path, shape, { options, intake }), defaultsOf(options)), { progress, keep: keeping.keep });
	const { created, updated } = progress.rows;
	if (!options.dryRun && created + updated >= many) await refreshStatistics(context);
	if (!options.dryRun && created > 0) await keepDemandDays(context);
	return progress;
}

async function* understood<Row>(path: string, shape: Shape, { options, intake }: { options: Options; intake: Intake<Row> }): AsyncGenerator<ReadRow<Row>> {
	for await (const record of readRecords(path, shape)) yield understand(record, options.mapping, intake);
}

async function addProblems(context: Context, problems: RowError[], { progress, keep }: Pick<Taking<unknown>, 'progress' | 'keep'>): Promise<void> {
	progress.errors.push(...problems.slice(0, Math.max(0, keptErrors - progress.errors.length)));
	if (problems.length > 0) await keep?.(context, progress, { before: progress.rows.read, errors: problems.slice(0, keptErrors) });
}

/** Reads the file to its end. @throws invalid where it stops being CSV or lacks a column that is mapped */
async function countRecords(path: string, shape: Shape, options: Options): Promise<number> {
	let count = 0;
	for await (const { cells } of readRecords(path, shape)) {
		if (count === 0) requireColumns(cells, options);
		count += 1;
	}
	return count;
}

function requireColumns(cells: FileRecord['cells'], { mapping }: Options): void {
	const missing = Object.values(mapping).filter((column) => column !== undefined && !(column in cells));
	if (missing.length > 0) throw new Refusal('invalid', `The file has no column “${missing.join('”, “')}”. Its columns are ${Object.keys(cells).join(', ')}.`);
}

class DryRun extends Error {}

type Taking<Row> = { options: Options; progress: Progress; keep: Keeping['keep']; seen: Map<string, string>; intake: Intake<Row> };

async function takeBatch<Row>(context: Context, batch: Batch<Row>, { options, progress, keep, seen, intake }: Taking<Row>): Promise<void> {
	const before = progress.rows.read;
	let after = progress;
	let news: RowError[] = [];
	const work = inTransaction(context, async (_, inner) => {
		const outcomes = await outcomesOf(inner, batch, { options, intake });
		({ after, news } = counted(progress, batch, { outcomes, seen: options.dryRun ? seen : null }));
		if (options.dryRun) throw new DryRun();
		await keep?.(inner, after, { before, errors: news });
	});
	await work.catch((error: unknown) => {
		if (!(error instanceof DryRun)) throw error;
	});
	Object.assign(progress, after);
	if (options.dryRun) await keep?.(context, after, { before, errors: news });
}

const defaultsOf = ({ source, board, importer, mapping }: Options): Defaults => ({ source, board, importer, mapping });

type Writing<Row> = { options: Options; intake: Intake<Row> };

async function outcomesOf<Row>(context: ContextOf<Tx>, batch: Batch<Row>, writing: Writing<Row>): Promise<Outcome[]> {
	const rows = batch.flatMap((read) => ('row' in read ? [read.row] : []));
	const written = (await tryRows(context, rows, writing)) ?? (await oneByOne(context, rows, writing));
	const next = written[Symbol.iterator]();
	return batch.map((read) => ('row' in read ? (next.next().value as Outcome) : { problem: read.problem }));
}

/** Writes rows within a savepoint; null, with nothing left behind, when one of them cannot be written. */
async function tryRows<Row>(context: ContextOf<Tx>, rows: Row[], { options, intake }: Writing<Row>): Promise<Outcome[] | null> {
	await sql`SAVEPOINT import_rows`.execute(context.db);
	try {
		const outcomes = await intake.write(context, rows, defaultsOf(options));
		await sql`RELEASE SAVEPOINT import_rows`.execute(context.db);
		return outcomes;
	} catch (error) {
		await sql`ROLLBACK TO SAVEPOINT import_rows`.execute(context.db);
		const problem = problemOfRow(error);
		if (problem === null) throw error;
		return rows.length === 1 ? [{ problem }] : null;
	}
}

async function oneByOne<Row>(context: ContextOf<Tx>, rows: Row[], writing: Writing<Row>): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const row of rows) outcomes.push(...((await tryRows(context, [row], writing)) ?? []));
	return outcomes;
}

/** A refusal, and what the database says of values (classes 22 and 23), lie with a row; anything else may pass when it is done again. */
function problemOfRow(error: unknown): string | null {
	if (error instanceof Refusal) return error.message;
	return /^2[23]/.test(String((error as { code?: unknown }).code)) ? words.refusedRow : null;
}

/** The progress with a batch more. In a dry run, where nothing stays, a row of a known id is compared with the one before it. */
function counted<Row>(progress: Progress, batch: Batch<Row>, { outcomes, seen }: { outcomes: Outcome[]; seen: Map<string, string> | null }): { after: Progress; news: RowError[] } {
	const rows = { ...progress.rows, read: progress.rows.read + batch.length };
	const news: RowError[] = [];
	batch.forEach((read, place) => {
		const outcome = outcomes[place];
		if (outcome === undefined) return;
		if (typeof outcome !== 'string') {
			rows.failed += 1;
			news.push({ row: read.number, problem: outcome.problem });
			return;
		}
		const before = 'row' in read ? seen?.get(read.sourceId) : undefined;
		rows[before === undefined ? outcome : 'row' in read && before === read.fingerprint ? 'unchanged' : 'updated'] += 1;
		if ('row' in read) seen?.set(read.sourceId, read.fingerprint);
	});
	const kept = news.slice(0, Math.max(0, keptErrors - progress.rows.failed));
	return { after: { ...progress, rows, errors: [...progress.errors, ...kept] }, news: kept };
}

async function refreshStatistics(context: Context): Promise<void> {
	await inTransaction(context, async (tx) => {
		await sql`SET LOCAL statement_timeout = '10min'`.execute(tx);
		await sql`SELECT refresh_statistics()`.execute(tx);
	});
}
