import { createHash } from 'node:crypto';
import type { ImportMapping } from '#core/importing/contract.ts';
import { readRow, type ImportRow } from '#core/importing/rows.ts';
import type { CsvRecord } from './reading.ts';
import { sourceIdOf } from './resolving.ts';

export type ReadRow = { number: number } & ({ row: ImportRow; sourceId: string; fingerprint: string } | { problem: string });
export type Batch = ReadRow[];

/** So many rows, or people who voted, are written in one transaction: less is slower, more keeps others waiting longer. */
const mostRows = 200;
const mostVoters = 5000;

/** Rows in batches in which no id stands twice, so that the second finds what the first made. The first `from` rows are left out. */
export async function* batchesOf(records: AsyncIterable<CsvRecord>, { from, mapping }: { from: number; mapping: ImportMapping }): AsyncGenerator<Batch> {
	let batch: Batch = [];
	let voters = 0;
	let ids = new Set<string>();
	for await (const record of records) {
		if (record.number <= from) continue;
		const read = understand(record, mapping);
		const more = 'row' in read ? read.row.voters.length : 0;
		const repeats = 'row' in read && ids.has(read.sourceId);
		if (batch.length === mostRows || repeats || (batch.length > 0 && voters + more > mostVoters)) {
			yield batch;
			[batch, voters, ids] = [[], 0, new Set()];
		}
		batch.push(read);
		voters += more;
		if ('row' in read) ids.add(read.sourceId);
	}
	if (batch.length > 0) yield batch;
}

function understand({ number, cells }: CsvRecord, mapping: ImportMapping): ReadRow {
	const read = readRow(cells, mapping);
	if ('problem' in read) return { number, problem: read.problem };
	const fingerprint = createHash('sha256').update(JSON.stringify(read.row)).digest('base64');
	return { number, row: read.row, sourceId: sourceIdOf(read.row), fingerprint };
}
