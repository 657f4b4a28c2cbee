/** What one kind of rows needs to be brought in. */
import type { Cells } from '#core/importing/cells.ts';
import type { ImportMapping, RowError } from '#core/importing/contract.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import type { Context, ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';

export type Outcome = 'created' | 'updated' | 'unchanged' | { problem: string };

/** `mapping` says too what the file holds at all: what it does not hold is left alone. */
export type Defaults = { source: string; board: string | undefined; importer: PersonId; mapping: ImportMapping };

/** A record of the file, understood, or what is wrong with it. */
export type ReadRow<Row> = { number: number } & ({ row: Row; sourceId: string; fingerprint: string } | { problem: string });

export type Intake<Row> = {
	read(cells: Cells, mapping: ImportMapping): { row: Row } | { problem: string };
	/** What a row is known again by. */
	sourceIdOf(row: Row): string;
	/** How many more rows it writes. */
	weightOf(row: Row): number;
	/** Brings rows in, each known by an id of its own. @throws Refusal with a plain sentence where one row alone is to blame */
	write(context: ContextOf<Tx>, rows: Row[], defaults: Defaults): Promise<Outcome[]>;
	/** Ties rows to each other once all are in; answers what could not be tied. Done again it changes nothing. */
	tie?(context: Context, rows: AsyncIterable<ReadRow<Row>>, defaults: Defaults): Promise<RowError[]>;
};
