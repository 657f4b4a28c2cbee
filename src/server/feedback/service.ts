import type { Feedback, FeedbackDetail, FeedbackQuery, FeedbackState } from '#core/feedback/contract.ts';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { notFound } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { checkVersion } from '../platform/versions.ts';
import { feedbackInOrder, insightsOfFeedback, lockedFeedback, requireFeedback } from './queries.ts';
import { readFeedback, showFeedback, showInsights } from './showing.ts';
import { writeState } from './states.ts';
import { suggestPosts } from './suggestions.ts';

export { assignFeedback, historyOf } from './assigning.ts';
export { createInsight, listQuotes, removeInsight } from './insights.ts';
export { receiveFeedback } from './receiving.ts';
export { suggestPosts };
export { wantToo, type TypedWords } from './wanting.ts';

/** The inbox, newest first. */
export async function listFeedback(context: Context, query: FeedbackQuery): Promise<Page<Feedback>> {
	const rows = await feedbackInOrder(context, query);
	const page = pageOf(rows, query.limit, (row) => row, (row) => [row.feedback_id]);
	return { ...page, data: await showFeedback(context, page.data) };
}

/** One message with its insights and the posts it may belong to. @throws not-found */
export async function getFeedback(context: Context, id: string): Promise<FeedbackDetail> {
	const row = await requireFeedback(context.db, id);
	const [[feedback], insights, suggestions] = await Promise.all([
		showFeedback(context, [row]),
		insightsOfFeedback(context.db, context.viewer, id).then((rows) => showInsights(context, rows)),
		row.erased_at ? [] : suggestPosts(context, row.body)
	]);
	if (!feedback) throw notFound('feedback');
	return { ...feedback, insights, suggestions };
}

/** Moves a message between new, triaged and dismissed; the state it has is no change. @throws not-found, stale */
export function setFeedbackState(context: Context, id: string, state: FeedbackState, ifMatch: number | null): Promise<Feedback> {
	return inTransaction(context, async (tx, inner) => {
		const row = await lockedFeedback(tx, id);
		if (!row) throw notFound('feedback');
		checkVersion(ifMatch, row.version);
		if (row.state !== state) await writeState(inner, id, state);
		return readFeedback(inner, id);
	});
}
