import type { Insight, NewInsight, QuotesQuery, TextRange } from '#core/feedback/contract.ts';
import { rangeWithin } from '#core/feedback/rules.ts';
import type { FeedbackId, InsightId, PersonId, PostId } from '#core/kernel/ids.ts';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { createPost, follow, holdDemand, holdPerson, requirePost, unfollow, withDemand } from '../posts/service.ts';
import { insightById, lockedFeedback, quotesOfCluster, sameInsight } from './queries.ts';
import { showInsights } from './showing.ts';
import { markTriaged } from './states.ts';

type FeedbackSaid = NonNullable<Awaited<ReturnType<typeof lockedFeedback>>>;

/** The quotes behind a post and everything merged into it, newest first. @throws not-found */
export async function listQuotes(context: Context, postId: string, query: QuotesQuery): Promise<Page<Insight>> {
	const post = await requirePost(context, postId);
	const rows = await quotesOfCluster(context.db, context.viewer, post.canonical_id, query);
	const page = pageOf(rows, query.limit, (row) => row, (row) => [row.insight_id]);
	return { ...page, data: await showInsights(context, page.data) };
}

/**
 * Links words of a message to a post, or to a new one made in the name of who said them. Its person stands behind the
 * post from then on and follows it; the message is triaged. The same words linked to the same post again are the same
 * insight, with `isNew` false. @throws not-found, invalid
 */
export function createInsight(context: Context, feedbackId: string, given: NewInsight): Promise<{ insight: Insight; isNew: boolean }> {
	return inTransaction(context, async (tx, inner) => {
		const feedback = await lockedWithPerson(inner, feedbackId);
		if (!feedback) throw notFound('feedback');
		if (feedback.erased_at) throw new Refusal('words-gone', 'The words of this feedback were erased with its person.');
		const range = rangeWithin(feedback.body, given.start, given.end);
		const postId = await postFor(inner, feedback, given);
		const same = await sameInsight(tx, { feedbackId, postId, ...range });
		const insightId = same ? (same.insight_id as InsightId) : await quote(inner, feedback, { postId, range, importance: given.importance ?? null });
		return { insight: await readInsight(inner, insightId), isNew: !same };
	});
}

/** Takes a link back; the person stays behind the post if anything else of theirs does. @throws not-found */
export function removeInsight(context: Context, feedbackId: string, insightId: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const feedback = await lockedWithPerson(inner, feedbackId);
		const insight = await insightById(tx, inner.viewer, insightId);
		if (!feedback || insight?.feedback_id !== feedbackId) throw notFound('insight');
		const postId = insight.post_id as PostId;
		const personId = insight.person_id as PersonId;
		await withDemand(inner, { postId, personId }, () => tx.deleteFrom('insights').where('insight_id', '=', insightId).execute());
		if (!(await isQuoted(tx, postId, personId))) await unfollow(inner, { postId, personId, reason: 'quoted' });
		await record(inner, {
			type: 'insight.removed',
			actorId: inner.viewer.personId,
			postId,
			detail: { insightId, feedbackId, personId },
			membersOnly: true
		});
	});
}

/** The person is held before their words, as in erasing them, so that the two never wait for each other. */
async function lockedWithPerson(context: ContextOf<Tx>, feedbackId: string): Promise<FeedbackSaid | undefined> {
	const said = await context.db.selectFrom('feedback').select('person_id').where('feedback_id', '=', feedbackId).executeTakeFirst();
	if (!said) return undefined;
	await holdPerson(context, said.person_id as PersonId);
	return lockedFeedback(context.db, feedbackId);
}

async function quote(
	context: ContextOf<Tx>,
	feedback: FeedbackSaid,
	{ postId, range, importance }: { postId: PostId; range: TextRange; importance: Insight['importance'] }
): Promise<InsightId> {
	const insightId = context.newId('insight');
	const personId = feedback.person_id as PersonId;
	const createdAt = context.now();
	const held = await holdDemand(context, { postId, personId });
	const written = context.db
		.insertInto('insights')
		.values({
			insight_id: insightId,
			feedback_id: feedback.feedback_id,
			post_id: postId,
			person_id: personId,
			range_start: range.start,
			range_end: range.end,
			importance,
			created_by: context.viewer.personId,
			created_at: createdAt
		})
		.execute();
	await held.withAct({ joinedAt: createdAt, importance }, written);
	await follow(context, { postId, personId, reason: 'quoted' });
	await markTriaged(context, feedback);
	await record(context, {
		type: 'insight.created',
		actorId: context.viewer.personId,
		postId,
		detail: { insightId, feedbackId: feedback.feedback_id as FeedbackId, personId },
		membersOnly: true
	});
	return insightId;
}

/** What is said of a duplicate belongs to the post that stands for it. */
async function postFor(context: ContextOf<Tx>, feedback: FeedbackSaid, { postId, newPost }: NewInsight): Promise<PostId> {
	if (postId) return (await requirePost(context, postId)).canonical_id as PostId;
	if (!newPost) throw notFound('post');
	return createPost(context, { ...newPost, body: '', tags: [], authorId: feedback.person_id as PersonId });
}

async function isQuoted(tx: Tx, postId: string, personId: string): Promise<boolean> {
	const row = await tx.selectFrom('insights').select('insight_id').where('post_id', '=', postId).where('person_id', '=', personId).limit(1).executeTakeFirst();
	return row !== undefined;
}

async function readInsight(context: Context, id: string): Promise<Insight> {
	const row = await insightById(context.db, context.viewer, id);
	const [insight] = row ? await showInsights(context, [row]) : [];
	if (!insight) throw notFound('insight');
	return insight;
}
