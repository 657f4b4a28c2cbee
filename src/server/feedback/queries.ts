import type { Selectable } from 'kysely';
import type { FeedbackQuery, QuotesQuery } from '#core/feedback/contract.ts';
import type { Viewer } from '#core/access/roles.ts';
import { decodeCursor } from '#core/kernel/page.ts';
import { notFound } from '#core/kernel/problem.ts';
import { visibleBoards } from '../boards/service.ts';
import type { Context } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import type { Feedback } from '../platform/tables.ts';

export type FeedbackRow = Selectable<Feedback> & { insight_count: number };

function feedbackRows(db: Db) {
	return db
		.selectFrom('feedback')
		.selectAll()
		.select((eb) =>
			eb
				.selectFrom('insights')
				.whereRef('insights.feedback_id', '=', 'feedback.feedback_id')
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.as('insight_count')
		)
		.$narrowType<{ insight_count: number }>();
}

/** The inbox, newest first. */
export function feedbackInOrder({ db, viewer }: Context, { limit, cursor, state, person, assignee }: FeedbackQuery): Promise<FeedbackRow[]> {
	let query = feedbackRows(db).orderBy('feedback_id', 'desc').limit(limit + 1);
	if (state) query = query.where('state', '=', state);
	if (person) query = query.where('person_id', '=', person);
	if (assignee === 'nobody') query = query.where('assignee_id', 'is', null);
	else if (assignee) query = query.where('assignee_id', '=', assignee === 'me' ? viewer.personId : assignee);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('feedback_id', '<', key[0] as string);
	return query.execute();
}

export function feedbackById(db: Db, id: string): Promise<FeedbackRow | undefined> {
	return feedbackRows(db).where('feedback_id', '=', id).executeTakeFirst();
}

/** @throws not-found */
export async function requireFeedback(db: Db, id: string): Promise<FeedbackRow> {
	const row = await feedbackById(db, id);
	if (!row) throw notFound('feedback');
	return row;
}

export function lockedFeedback(tx: Tx, id: string): Promise<Selectable<Feedback> | undefined> {
	return tx.selectFrom('feedback').selectAll().where('feedback_id', '=', id).forUpdate().executeTakeFirst();
}

export function feedbackFrom(db: Db, channel: string, externalId: string): Promise<{ feedback_id: string } | undefined> {
	return db
		.selectFrom('feedback')
		.select('feedback_id')
		.where('channel', '=', channel)
		.where('external_id', '=', externalId)
		.executeTakeFirst();
}

/** Quotes with their words cut out of the feedback; positions are UTF-16 code units, so the cutting is left to the caller. */
function insightRows(db: Db, viewer: Viewer) {
	return db
		.selectFrom('insights')
		.innerJoin('feedback', 'feedback.feedback_id', 'insights.feedback_id')
		.innerJoin('posts', 'posts.post_id', 'insights.post_id')
		.where('posts.board_id', 'in', visibleBoards(db, viewer).select('boards.board_id'))
		.selectAll('insights')
		.select([
			'posts.canonical_id',
			'feedback.body',
			'feedback.erased_at',
			'feedback.channel',
			'feedback.origin_url',
			'feedback.occurred_at'
		]);
}

export type InsightRow = Awaited<ReturnType<typeof insightsOfFeedback>>[number];

export function insightsOfFeedback(db: Db, viewer: Viewer, feedbackId: string) {
	return insightRows(db, viewer).where('insights.feedback_id', '=', feedbackId).orderBy('insights.range_start').orderBy('insights.insight_id').execute();
}

export function insightById(db: Db, viewer: Viewer, id: string): Promise<InsightRow | undefined> {
	return insightRows(db, viewer).where('insights.insight_id', '=', id).executeTakeFirst();
}

/** The quotes behind a canonical post and everything merged into it, newest first. */
export function quotesOfCluster(db: Db, viewer: Viewer, canonicalId: string, { limit, cursor }: QuotesQuery): Promise<InsightRow[]> {
	let query = insightRows(db, viewer).where('posts.canonical_id', '=', canonicalId).orderBy('insights.insight_id', 'desc').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('insights.insight_id', '<', key[0] as string);
	return query.execute();
}

export function sameInsight(db: Db, { feedbackId, postId, start, end }: { feedbackId: string; postId: string; start: number; end: number }) {
	return db
		.selectFrom('insights')
		.select('insight_id')
		.where('feedback_id', '=', feedbackId)
		.where('post_id', '=', postId)
		.where('range_start', '=', start)
		.where('range_end', '=', end)
		.executeTakeFirst();
}

export function namedPosts(db: Db, ids: string[]) {
	return db
		.selectFrom('posts')
		.innerJoin('statuses', 'statuses.status_id', 'posts.status_id')
		.select(['posts.post_id', 'posts.number', 'posts.title', 'posts.people_count', 'statuses.key', 'statuses.name', 'statuses.category'])
		.where('posts.post_id', 'in', ids.length > 0 ? ids : [''])
		.execute();
}

export function companiesBehind(db: Db, feedbackIds: string[]) {
	return db
		.selectFrom('feedback')
		.leftJoin('person_companies', 'person_companies.person_id', 'feedback.person_id')
		.innerJoin('companies', (join) =>
			join.on((eb) => eb('companies.company_id', '=', eb.fn.coalesce('feedback.company_id', 'person_companies.company_id')))
		)
		.select([
			'feedback.feedback_id',
			'companies.company_id',
			'companies.name',
			'companies.plan',
			'companies.lifecycle',
			'companies.mrr_cents',
			'companies.currency'
		])
		.where('feedback.feedback_id', 'in', feedbackIds.length > 0 ? feedbackIds : [''])
		.orderBy('companies.company_id')
		.execute();
}
