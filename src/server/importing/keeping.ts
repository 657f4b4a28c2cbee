import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Selectable } from 'kysely';
import { shownErrors, strangeFields, type Import, type ImportKind, type ImportOptions, type RowError } from '#core/importing/contract.ts';
import { words } from '#core/importing/words.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { enqueue, record } from '../platform/outbox.ts';
import type { Imports } from '../platform/tables.ts';
import { importFile, type Keeping, type Progress } from './importing.ts';

/** Keeps the file in the data folder and asks the worker to bring it in. @throws invalid when it is empty */
export async function startImport(context: Context, folder: string, given: ImportOptions & { fileName: string; file: Uint8Array }): Promise<Import> {
	const { kind, file, fileName, source, mapping, board, dryRun } = given;
	const strange = strangeFields(kind, mapping);
	if (strange.length > 0) throw invalid({ mapping: words.strangeFields(strange) });
	if (file.byteLength === 0) throw invalid({ body: words.emptyBytes });
	const importId = context.newId('import');
	await mkdir(join(folder, 'imports'), { recursive: true, mode: 0o700 });
	await writeFile(pathOf(folder, importId), file, { mode: 0o600, flush: true });
	return inTransaction(context, async (tx, inner) => {
		await tx
			.insertInto('imports')
			.values({ import_id: importId, kind, file_name: fileName, source, mapping: JSON.stringify(mapping), dry_run: dryRun, started_by: inner.viewer.personId, started_at: inner.now() })
			.execute();
		await enqueue(tx, 'run-import', { workspaceId: inner.workspaceId, importId, board: board ?? null });
		await record(inner, { type: 'import.started', actorId: inner.viewer.personId, detail: { importId, dryRun }, membersOnly: true });
		return getImport(inner, importId);
	});
}

/**
 * The job that brings a file in. Each batch is kept with its rows in one transaction, so that a job that is killed and
 * done again goes on where it was, with the counts it had.
 */
export async function runImport(context: Context, folder: string, { importId, board, stop }: { importId: string; board: string | null; stop?: AbortSignal | undefined }): Promise<void> {
	const row = await context.db.selectFrom('imports').selectAll().where('import_id', '=', importId).where('state', '=', 'running').executeTakeFirst();
	if (!row) return;
	const options = { kind: row.kind as ImportKind, mapping: row.mapping as ImportOptions['mapping'], source: row.source, board: board ?? undefined, dryRun: row.dry_run, importer: row.started_by as PersonId };
	const keep: Keeping['keep'] = (inner, progress, news) => keepProgress(inner, importId, { progress, news });
	try {
		const { total, rows, note } = await importFile(context, pathOf(folder, importId), options, { from: showImport(row).rows, keep, stop });
		if (stop?.aborted && rows.read < total) {
			await inTransaction(context, (tx) => enqueue(tx, 'run-import', { workspaceId: context.workspaceId, importId, board }));
			return;
		}
		await context.db.updateTable('imports').set({ state: 'finished', rows_total: total, note, finished_at: context.now() }).where('import_id', '=', importId).execute();
	} catch (error) {
		// Whatever is not the file's fault may pass: the queue does the job again.
		if (!(error instanceof Refusal)) throw error;
		const problem = error.code === 'not-found' ? words.lostFile : error.message;
		await context.db.updateTable('imports').set({ state: 'failed', note: problem, finished_at: context.now() }).where('import_id', '=', importId).execute();
	}
	await rm(pathOf(folder, importId), { force: true });
}

/** @throws not-found */
export async function getImport({ db }: Context, id: string): Promise<Import> {
	const row = await db.selectFrom('imports').selectAll().where('import_id', '=', id).executeTakeFirst();
	if (!row) throw notFound('import');
	return showImport(row);
}

/** Every row that is kept as wrong, as the text of a CSV file. @throws not-found */
export async function errorsOfImport({ db }: Context, id: string): Promise<string> {
	const row = await db.selectFrom('imports').select('row_errors').where('import_id', '=', id).executeTakeFirst();
	if (!row) throw notFound('import');
	const cells = (row.row_errors as RowError[]).map(({ row: number, problem }) => [String(number), problem]);
	return [[words.row, words.problem], ...cells].map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + '\r\n').join('');
}

/** The newest first. */
export async function listImports({ db }: Context, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<Import>> {
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	let query = db.selectFrom('imports').selectAll().orderBy('import_id', 'desc').limit(limit + 1);
	if (key) query = query.where('import_id', '<', key[0] as string);
	return pageOf(await query.execute(), limit, showImport, (row) => [row.import_id]);
}

/** @throws when another run of the same job is further: what this one wrote is then taken back */
async function keepProgress({ db }: Context, importId: string, { progress, news }: { progress: Progress; news: { before: number; errors: RowError[] } }): Promise<void> {
	const { rows, total, note } = progress;
	const more = news.errors.length > 0 ? { row_errors: sql<string>`row_errors || ${JSON.stringify(news.errors)}::jsonb` } : {};
	const { numUpdatedRows } = await db
		.updateTable('imports')
		.set({ rows_total: total, note, rows_read: rows.read, rows_created: rows.created, rows_updated: rows.updated, rows_unchanged: rows.unchanged, ...more })
		.where('import_id', '=', importId)
		.where('rows_read', '=', news.before)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw new Error(`The import ${importId} is being run twice.`);
}

function showImport(row: Selectable<Imports>): Import {
	const done = row.rows_created + row.rows_updated + row.rows_unchanged;
	return {
		id: row.import_id as Import['id'],
		kind: row.kind as ImportKind,
		fileName: row.file_name,
		source: row.source,
		mapping: row.mapping as Import['mapping'],
		dryRun: row.dry_run,
		state: row.state as Import['state'],
		rows: { read: row.rows_read, created: row.rows_created, updated: row.rows_updated, unchanged: row.rows_unchanged, failed: Math.max(0, row.rows_read - done) },
		total: row.rows_total,
		note: row.note,
		errors: (row.row_errors as Import['errors']).slice(0, shownErrors),
		startedAt: row.started_at.toISOString(),
		finishedAt: row.finished_at?.toISOString() ?? null
	};
}

function pathOf(folder: string, importId: string): string {
	return join(folder, 'imports', importId);
}
