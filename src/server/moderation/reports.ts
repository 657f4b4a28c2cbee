import { sql } from 'kysely';
import type { CommentId, PersonId, PostId, ReportId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import type { NewReport, Outcome, Report, ReportQuery } from '#core/moderation/contract.ts';
import { showPeople } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { requireWriter } from './bans.ts';
import { countWaiting } from './settings.ts';

export type Reported = { postId: PostId; commentId: CommentId | null; reporterId: PersonId };

/**
 * Takes a report in, once for a person and a thing: again is the same report, and opens none that was resolved. The
 * caller has asked whether the reporter may see it. @throws banned
 */
export async function takeReport(context: ContextOf<Tx>, { postId, commentId, reporterId }: Reported, { reason, note }: NewReport): Promise<{ id: ReportId; received: true }> {
	await requireWriter(context, reporterId);
	const reportId = context.newId('report');
	const made = await context.db
		.insertInto('reports')
		.values({ report_id: reportId, post_id: postId, comment_id: commentId, reporter_id: reporterId, reason, note, created_at: context.now() })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (made.numInsertedOrUpdatedRows === 0n) return { id: await knownReport(context, { postId, commentId, reporterId }), received: true };
	await record(context, { type: 'report.received', actorId: reporterId, postId, detail: { reportId, commentId }, membersOnly: true });
	await countWaiting(context, { reports: 1 });
	return { id: reportId, received: true };
}

async function knownReport({ db }: ContextOf<Tx>, { postId, commentId, reporterId }: Reported): Promise<ReportId> {
	const row = await db
		.selectFrom('reports')
		.select('report_id')
		.where('post_id', '=', postId)
		.where(sql`coalesce(comment_id::text, '')`, '=', commentId ?? '')
		.where('reporter_id', '=', reporterId)
		.executeTakeFirstOrThrow();
	return row.report_id as ReportId;
}

/**
 * Resolves a report and all others about the same thing. `removed` takes it off the portal in this transaction, by the
 * features that own it. @throws not-found, already-decided, in-use, not-allowed
 */
export function resolveReport(context: Context, id: string, outcome: Outcome): Promise<Report> {
	return inTransaction(context, async (tx, inner) => {
		const report = await tx.selectFrom('reports').selectAll().where('report_id', '=', id).forUpdate().executeTakeFirst();
		if (!report) throw notFound('report');
		if (report.state === 'resolved') throw new Refusal('already-decided', 'This report was resolved already. Reload to see how.');
		const { numUpdatedRows } = await tx
			.updateTable('reports')
			.set({ state: 'resolved', outcome, resolved_by: inner.viewer.personId, resolved_at: inner.now() })
			.where('post_id', '=', report.post_id)
			.where(sql`coalesce(comment_id::text, '')`, '=', report.comment_id ?? '')
			.where('state', '=', 'open')
			.executeTakeFirst();
		const detail = { reportId: id, commentId: report.comment_id, outcome };
		await record(inner, { type: 'report.resolved', actorId: inner.viewer.personId, postId: report.post_id as PostId, detail, membersOnly: true });
		await countWaiting(inner, { reports: -Number(numUpdatedRows) });
		return getReport(inner, id);
	});
}

/** Reports, newest first. */
export async function listReports(context: Context, { limit, cursor, state }: ReportQuery): Promise<Page<Report>> {
	let query = reportsWithSubject(context.db).where('r.state', '=', state).orderBy('r.report_id', 'desc').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('r.report_id', '<', key[0] as string);
	const { boardIds } = context.viewer;
	if (boardIds) query = query.where('p.board_id', 'in', [...boardIds]);
	const rows = await query.execute();
	const shown = await showReports(context, rows);
	return { ...pageOf(rows, limit, (row) => row, (row) => [row.report_id]), data: shown.slice(0, limit) };
}

async function getReport(context: Context, id: string): Promise<Report> {
	const [report] = await showReports(context, await reportsWithSubject(context.db).where('r.report_id', '=', id).execute());
	if (!report) throw notFound('report');
	return report;
}

function reportsWithSubject(db: Db) {
	return db
		.selectFrom('reports as r')
		.leftJoin('posts as p', 'p.post_id', 'r.post_id')
		.leftJoin('comments as c', (join) => join.onRef('c.comment_id', '=', 'r.comment_id').on('c.deleted_at', 'is', null))
		.selectAll('r')
		.select(['p.number', 'p.title', 'p.author_id as post_author_id', 'c.author_id as comment_author_id'])
		.select(sql<string | null>`left(CASE WHEN r.comment_id IS NULL THEN p.body ELSE c.body END, 2000)`.as('words'));
}

type ReportRow = Awaited<ReturnType<ReturnType<typeof reportsWithSubject>['executeTakeFirstOrThrow']>>;

async function showReports(context: Context, rows: ReportRow[]): Promise<Report[]> {
	const authorOf = (row: ReportRow) => (row.comment_id ? row.comment_author_id : row.post_author_id);
	const ids = rows.flatMap((row) => [authorOf(row), row.reporter_id, row.resolved_by].filter((id) => id !== null));
	const people = await showPeople(context, ids as PersonId[]);
	const named = (id: string | null) => (id ? (people.get(id as PersonId) ?? null) : null);
	return rows.map((row) => ({
		id: row.report_id as ReportId,
		post: row.number === null ? null : { id: row.post_id as PostId, number: row.number, title: row.title ?? '' },
		commentId: row.comment_id as CommentId | null,
		words: row.words,
		author: named(authorOf(row)),
		reporter: people.get(row.reporter_id as PersonId)!,
		reason: row.reason as Report['reason'],
		note: row.note,
		state: row.state as Report['state'],
		outcome: row.outcome as Report['outcome'],
		resolvedBy: named(row.resolved_by),
		resolvedAt: row.resolved_at?.toISOString() ?? null,
		createdAt: row.created_at.toISOString()
	}));
}
