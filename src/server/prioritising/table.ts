import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import { defaultColumns, isColumn, type CsvQuery, type PostColumn, type TablePage, type TableRow } from '#core/prioritising/table.ts';
import { words } from '#core/prioritising/words.ts';
import type { PostListQuery } from '#core/posts/contract.ts';
import type { Context } from '../platform/context.ts';
import { listPosts } from '../posts/service.ts';

/** Posts with what the team judged of them and their scores. Filters and orders are those of the list. */
export async function tableOf(context: Context, query: PostListQuery): Promise<TablePage> {
	const { data, ...found } = await listPosts(context, query);
	const ids = data.map((post) => post.id);
	if (ids.length === 0) return { data: [], ...found };
	const [inputs, results] = await Promise.all([
		context.db.selectFrom('score_inputs').select(['post_id', 'input', 'amount']).where('post_id', 'in', ids).execute(),
		context.db.selectFrom('score_results').select(['post_id', 'score_id', 'value']).where('post_id', 'in', ids).execute()
	]);
	const rows = new Map<string, TableRow>(data.map((post) => [post.id, { post, judged: {}, scores: {} }]));
	for (const { post_id, input, amount } of inputs) (rows.get(post_id) as TableRow).judged[input] = amount;
	for (const { post_id, score_id, value } of results) (rows.get(post_id) as TableRow).scores[score_id] = value;
	return { data: [...rows.values()], ...found };
}

/** All posts that a view shows, as CSV that is written while it is read. Cells that a spreadsheet would run are text there. */
export async function tableAsCsv(context: Context, { columns, ...query }: CsvQuery): Promise<Response> {
	const shown = columns === undefined ? defaultColumns : columns.split(',').filter(isColumn);
	const names = new Map((await context.db.selectFrom('scores').select(['score_id', 'name']).execute()).map((row) => [row.score_id, row.name]));
	// The first page is read before anything is answered: what is refused is refused with its status.
	const first = await tableOf(context, { ...query, limit: 100 });
	async function* cells(): AsyncGenerator<unknown[]> {
		yield [words.csv.number, words.csv.title, words.csv.url, ...shown.map((column) => headingOf(column, names))];
		for (let page = first; ; ) {
			for (const row of page.data) yield [row.post.number, row.post.title, row.post.url, ...shown.map((column) => cellOf(column, row))];
			if (page.nextCursor === null) return;
			page = await tableOf(context, { ...query, limit: 100, cursor: page.nextCursor });
		}
	}
	const csv = Readable.from(cells()).pipe(stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' }));
	const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="posts.csv"', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
	return new Response(Readable.toWeb(csv) as ReadableStream, { headers });
}

function headingOf(column: PostColumn, names: Map<string, string>): string {
	return names.get(column) ?? (words.columns as Record<string, string>)[column] ?? column;
}

function cellOf(column: PostColumn, { post, judged, scores }: TableRow): string | number | null {
	const { demand } = post;
	switch (column) {
		case 'people': return demand.people;
		case 'companies': return demand.companies;
		case 'revenue': return demand.mrr.known === 0 && demand.mrr.unknownCompanies > 0 ? null : demand.mrr.known / 100;
		case 'critical': return demand.importance.critical;
		case 'recent': return demand.last30Days;
		case 'status': return post.statusDetail.name;
		case 'board': return post.board.name;
		case 'tags': return post.tags.join(', ');
		case 'comments': return post.commentCount;
		case 'duplicates': return post.duplicateCount;
		case 'activity': return post.activeAt;
		case 'created': return post.createdAt;
		default: return judged[column] ?? scores[column] ?? null;
	}
}
