import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Selectable } from 'kysely';
import type { Import, ImportOptions } from '#core/importing/contract.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { invalid, notFound } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { enqueue, record } from '../platform/outbox.ts';
import type { Imports } from '../platform/tables.ts';
import { importFile, type Progress } from './importing.ts';

/** Keeps the file in the data folder and asks the worker to bring it in. @throws invalid when it is empty */
export async function startImport(context: Context, folder: string, given: ImportOptions & { fileName: string; file: Uint8Array }): Promise<Import> {
	const { file, fileName, source, mapping, board, dryRun } = given;
	if (file.byteLength === 0) throw invalid({ body: 'The file is empty.' });
	const importId = context.newId('import');
	await mkdir(join(folder, 'imports'), { recursive: true, mode: 0o700 });
	await writeFile(pathOf(folder, importId), file, { mode: 0o600, flush: true });
	return inTransaction(context, async (tx, inner) => {
		await tx
			.insertInto('imports')
			.values({ import_id: importId, file_name: fileName, source, mapping: JSON.stringify(mapping), dry_run: dryRun, started_by: inner.viewer.personId, started_at: inner.now() })
			.execute();
		await enqueue(tx, 'run-import', { workspaceId: inner.workspaceId, importId, board: board ?? null });
		await record(inner, { type: 'import.started', actorId: inner.viewer.personId, detail: { importId, dryRun }, membersOnly: true });
		return getImport(inner, importId);
	});
}

/** The job that brings a file in. Done again after a kill, it finds what it made before. */
export async function runImport(context: Context, folder: string, { importId, board }: { importId: string; board: string | null }): Promise<void> {
	const row = await context.db.selectFrom('imports').selectAll().where('import_id', '=', importId).where('state', '=', 'running').executeTakeFirst();
	if (!row) return;
	const options = { mapping: row.mapping as ImportOptions['mapping'], source: row.source, board: board ?? undefined, dryRun: row.dry_run, importer: row.started_by as PersonId };
	const keep = (progress: Progress) => keepProgress(context, importId, progress, 'running');
	try {
		await keepProgress(context, importId, await importFile(context, pathOf(folder, importId), options, keep), 'finished');
	} catch (error) {
		const problem = error instanceof Error ? error.message : String(error);
		await context.db.updateTable('imports').set({ state: 'failed', finished_at: context.now(), row_errors: JSON.stringify([{ row: 0, problem }]) }).where('import_id', '=', importId).execute();
	}
	await rm(pathOf(folder, importId), { force: true });
}

/** @throws not-found */
export async function getImport({ db }: Context, id: string): Promise<Import> {
	const row = await db.selectFrom('imports').selectAll().where('import_id', '=', id).executeTakeFirst();
	if (!row) throw notFound('import');
	return showImport(row);
}

/** The newest first. */
export async function listImports({ db }: Context, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<Import>> {
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	let query = db.selectFrom('imports').selectAll().orderBy('import_id', 'desc').limit(limit + 1);
	if (key) query = query.where('import_id', '<', key[0] as string);
	return pageOf(await query.execute(), limit, showImport, (row) => [row.import_id]);
}

async function keepProgress(context: Context, importId: string, { rows, errors }: Progress, state: 'running' | 'finished'): Promise<void> {
	await context.db
		.updateTable('imports')
		.set({
			state,
			rows_read: rows.read,
			rows_created: rows.created,
			rows_updated: rows.updated,
			rows_unchanged: rows.unchanged,
			row_errors: JSON.stringify(errors),
			finished_at: state === 'finished' ? context.now() : null
		})
		.where('import_id', '=', importId)
		.execute();
}

function showImport(row: Selectable<Imports>): Import {
	const done = row.rows_created + row.rows_updated + row.rows_unchanged;
	return {
		id: row.import_id as Import['id'],
		fileName: row.file_name,
		source: row.source,
		mapping: row.mapping as Import['mapping'],
		dryRun: row.dry_run,
		state: row.state as Import['state'],
		rows: { read: row.rows_read, created: row.rows_created, updated: row.rows_updated, unchanged: row.rows_unchanged, failed: Math.max(0, row.rows_read - done) },
		errors: row.row_errors as Import['errors'],
		startedAt: row.started_at.toISOString(),
		finishedAt: row.finished_at?.toISOString() ?? null
	};
}

function pathOf(folder: string, importId: string): string {
	return join(folder, 'imports', importId);
}
