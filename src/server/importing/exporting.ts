import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { exportedTables, leftOutColumns } from './catalogue.ts';

const batchSize = 500;

/**
 * The workspace as JSON lines `{"table": …, "row": {…}}`, as it stood at one moment. A table comes after those its rows
 * refer to; within a table the rows stand in the order of their keys. At most one batch of rows is held at a time.
 */
export async function* exportLines({ db }: Context): AsyncGenerator<string> {
	const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
	try {
		for (const table of exportedTables) yield* linesOf(tx as unknown as Tx, table);
	} finally {
		await tx.rollback().execute();
	}
}

async function* linesOf(tx: Tx, table: string): AsyncGenerator<string> {
	const { keys, made } = await lookUp(tx, table);
	const leftOut = ['workspace_id', ...made, ...(leftOutColumns[table] ?? [])];
	let after: string[] | null = null;
	for (;;) {
		const rows: Row[] = await readBatch(tx, table, keys, leftOut, after);
		if (rows.length > 0) yield rows.map(({ row }) => `{"table":${JSON.stringify(table)},"row":${row}}\n`).join('');
		if (rows.length < batchSize) return;
		after = rows.at(-1)?.key ?? null;
	}
}

type Row = { row: string; key: string[] };

async function readBatch(tx: Tx, table: string, keys: string[], leftOut: string[], after: string[] | null): Promise<Row[]> {
	const columns = sql.join(keys.map((key) => sql.ref(`kept.${key}`)));
	const beyond = after ? sql`WHERE (${columns}) > (${sql.join(after)})` : sql``;
	const query = sql<Row>`
		SELECT (to_jsonb(kept) - ${leftOut}::text[])::text AS row, ARRAY[${columns}]::text[] AS key
		FROM ${sql.table(table)} AS kept ${beyond} ORDER BY ${columns} LIMIT ${batchSize}`;
	return (await query.execute(tx)).rows;
}

/** The columns a table's rows are told apart by, and those that the database makes by itself. */
async function lookUp(tx: Tx, table: string): Promise<{ keys: string[]; made: string[] }> {
	const { rows } = await sql<{ name: string; made: boolean; place: number | null }>`
		SELECT a.attname::text AS name, a.attgenerated <> '' OR a.attidentity <> '' OR a.atttypid = 'xid8'::regtype AS made,
			array_position(i.indkey::int2[], a.attnum) AS place
		FROM pg_attribute a JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
		WHERE a.attrelid = ${table}::regclass AND a.attnum > 0 AND NOT a.attisdropped`.execute(tx);
	const keys = rows.filter(({ place }) => place !== null).sort((one, other) => Number(one.place) - Number(other.place));
	return { keys: keys.map(({ name }) => name), made: rows.filter(({ made }) => made).map(({ name }) => name) };
}
