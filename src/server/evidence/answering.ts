import { sql } from 'kysely';
import { system } from '#core/access/roles.ts';
import type { FeedbackId, PersonId, PostId } from '#core/kernel/ids.ts';
import { notFound } from '#core/kernel/problem.ts';
import { createInsight, receiveFeedback } from '../feedback/service.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';

const longestAnswer = 5000;

export type Answering = { questionId: string; personId: string };
export type QuestionToAnswer = { text: string; title: string; answered: boolean };

/** The question as the one who was asked reads it; null for everybody else. */
export async function questionFor(context: Context, asked: Answering): Promise<QuestionToAnswer | null> {
	const row = await rowOf(context.db, asked);
	return row ? { text: row.body, title: row.title, answered: row.answered_at !== null } : null;
}

/**
 * Takes an answer in as feedback of its person, quoted for the request by which they were asked. A second answer changes nothing:
 * the first stands. @throws not-found for who was not asked
 */
export function answerQuestion(context: Context, asked: Answering, text: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const row = await rowOf(tx, asked);
		if (!row) throw notFound('question');
		await tx.selectFrom('question_people').select('person_id').where('question_id', '=', asked.questionId).where('person_id', '=', row.person_id).forUpdate().execute();
		if ((await rowOf(tx, asked))?.answered_at) return;
		// Whoever was asked may answer, also about a request that only members see by now.
		const own = { ...inner, viewer: system };
		const externalId = `${asked.questionId} ${row.person_id}`;
		const { feedback } = await receiveFeedback(own, { channel: 'question', externalId, text: text.slice(0, longestAnswer).toWellFormed(), personId: asked.personId as PersonId });
		await createInsight(own, feedback.id as FeedbackId, { postId: row.post_id as PostId });
		await tx.updateTable('question_people').set({ answered_at: inner.now(), feedback_id: feedback.id }).where('question_id', '=', asked.questionId).where('person_id', '=', row.person_id).execute();
	});
}

/** The question that a letter asked; null for a letter of anything else. */
export async function questionOfLetter(db: Db, letterId: string): Promise<string | null> {
	const { rows } = await sql<{ question_id: string }>`SELECT e.detail->>'questionId' AS question_id FROM deliveries d JOIN events e ON e.event_id = d.event_id AND e.type = 'question.asked'
		WHERE d.delivery_id = ${letterId} OR (d.letter_id = ${letterId} AND d.letter_id <> d.delivery_id) LIMIT 1`.execute(db);
	return rows[0]?.question_id ?? null;
}

/** By any id that the person has, since they may have become one with somebody else. */
async function rowOf(db: Db, { questionId, personId }: Answering) {
	const { rows } = await sql<{ body: string; title: string; post_id: string; person_id: string; answered_at: Date | null }>`
		SELECT q.body, p.title, a.post_id, a.person_id, a.answered_at
		FROM question_people a JOIN questions q ON q.question_id = a.question_id JOIN posts p ON p.post_id = a.post_id
		WHERE a.question_id = ${questionId} AND a.person_id IN (SELECT o.person_id FROM people o JOIN people me ON me.person_id = ${personId}
			WHERE o.person_id IN (me.person_id, me.merged_into) OR o.merged_into IN (me.person_id, me.merged_into)) LIMIT 1`.execute(db);
	return rows[0];
}
