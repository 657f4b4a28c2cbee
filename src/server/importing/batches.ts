import { createHash } from 'node:crypto';
import type { ImportMapping } from '#core/importing/contract.ts';
import type { Intake, ReadRow } from './intake.ts';
import type { FileRecord } from './reading.ts';

export type Batch<Row> = ReadRow<Row>[];

/** So many rows, or people who voted for them, are written in one transaction: less is slower, more keeps others waiting longer. */
const mostRows = 200;
const mostWeight = 5000;

/** Rows in batches in which no id stands twice, so that the second finds what the first made. The first `from` rows are left out. */
export async function* batchesOf<Row>(records: AsyncIterable<FileRecord>, { from, mapping, intake }: { from: number; mapping: ImportMapping; intake: Intake<Row> }): AsyncGenerator<Batch<Row>> {
	let batch: Batch<Row> = [];
	let weight = 0;
	let ids = new Set<string>();
	for await (const record of records) {
		if (record.number <= from) continue;
		const read = understand(record, mapping, intake);
		const more = 'row' in read ? intake.weightOf(read.row) : 0;
		const repeats = 'row' in read && ids.has(read.sourceId);
		if (batch.length === mostRows || repeats || (batch.length > 0 && weight + more > mostWeight)) {
			yield batch;
			[batch, weight, ids] = [[], 0, new Set()];
		}
		batch.push(read);
		weight += more;
		if ('row' in read) ids.add(read.sourceId);
	}
	if (batch.length > 0) yield batch;
}

export function understand<Row>({ number, cells }: FileRecord, mapping: ImportMapping, intake: Intake<Row>): ReadRow<Row> {
	const read = intake.read(cells, mapping);
	if ('problem' in read) return { number, problem: read.problem };
	const fingerprint = createHash('sha256').update(JSON.stringify(read.row)).digest('base64');
	return { number, row: read.row, sourceId: intake.sourceIdOf(read.row), fingerprint };
}
