import { sql } from 'kysely';
import type { Question, Questions } from '#core/evidence/contract.ts';
import { words } from '#core/evidence/words.ts';
import type { ItemId, PersonId, PostId } from '#core/kernel/ids.ts';
import { invalid } from '#core/kernel/problem.ts';
import { actsBehind, linkedClusters, lockItem, requireItem } from '../backlog/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import { lockFor, type Db, type Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { showPeople } from '../people/service.ts';

/** Nobody is asked more often, whatever they asked for. */
const daysBetween = 14;
const mostQuestions = 50;

/** The questions that were put to the people behind an item with their answers, the newest first, and who could be asked now. @throws not-found */
export async function listQuestions(context: Context, itemId: ItemId): Promise<Questions> {
	await requireItem(context, itemId);
	const people = await peopleToAsk(context, itemId);
	const leftOutFor = (why: string) => people.filter((one) => one.why === why).length;
	return {
		data: await readQuestions(context, itemId),
		askable: people.filter((one) => one.why === null).length,
		leftOut: { notAllowed: leftOutFor('not-allowed'), askedLately: leftOutFor('asked-lately'), unreachable: leftOutFor('unreachable') }
	};
}

/**
 * Puts one question to everybody behind an item who said that they may be asked and was not asked for 14 days. How it reaches
 * them is the same as of all news. @throws not-found, invalid where nobody may be asked
 */
export function askPeople(context: Context, itemId: ItemId, text: string): Promise<Questions> {
	return inTransaction(context, async (tx, inner) => {
		// Two questions at one moment would each find that somebody was not asked yet.
		await lockFor(tx, 'questions');
		await lockItem(inner, itemId);
		const people = (await peopleToAsk(inner, itemId)).filter((one) => one.why === null);
		if (people.length === 0) throw invalid({ text: words.askNobody });
		const questionId = inner.newId('question');
		await tx.insertInto('questions').values({ question_id: questionId, item_id: itemId, body: text, asked_by: inner.viewer.personId, asked_at: inner.now() }).execute();
		await tx.insertInto('question_people').values(people.map(({ person_id, post_id }) => ({ question_id: questionId, person_id, post_id, asked_at: inner.now() }))).execute();
		await tell(inner, questionId, people);
		return listQuestions(inner, itemId);
	});
}

/** One event for each request: who asked for it is told in its name. */
async function tell(context: ContextOf<Tx>, questionId: string, people: Asked[]): Promise<void> {
	for (const [postId, asked] of Map.groupBy(people, (one) => one.post_id)) {
		const detail = { questionId, personIds: asked.map(({ person_id }) => person_id) };
		await record(context, { type: 'question.asked', actorId: context.viewer.personId, postId: postId as PostId, detail });
	}
}

type Asked = { person_id: string; post_id: string; why: 'not-allowed' | 'asked-lately' | 'unreachable' | null };

/** Everybody behind an item once, by the request that they stand behind, and why they are not asked. What nobody else sees asks members alone. */
async function peopleToAsk({ db, now, viewer }: Context, itemId: string): Promise<Asked[]> {
	const since = new Date(now().getTime() - daysBetween * 86_400_000);
	const { rows } = await sql<Asked>`
		WITH ${linkedClusters([itemId])},
		behind AS (
			SELECT DISTINCT ON (a.person_id) a.person_id, a.canonical_id AS post_id
			FROM ${actsBehind}
			ORDER BY a.person_id, a.at
		)
		SELECT b.person_id, b.post_id, CASE
			WHEN coalesce(c.frequency, 'off') = 'off' THEN 'not-allowed'
			WHEN EXISTS (SELECT FROM question_people q JOIN people o ON o.person_id = q.person_id WHERE b.person_id IN (o.person_id, o.merged_into) AND q.asked_at > ${since}::timestamptz) THEN 'asked-lately'
			WHEN p.email IS NULL OR p.erased_at IS NOT NULL OR b.person_id = ${viewer.personId}::text
				OR EXISTS (SELECT FROM suppressions s WHERE s.email = p.email)
				OR EXISTS (SELECT FROM mutes m JOIN posts x ON x.post_id = m.post_id WHERE m.person_id = b.person_id AND x.canonical_id = b.post_id)
				OR (d.visibility <> 'public' AND NOT EXISTS (SELECT FROM members e WHERE e.person_id = b.person_id)) THEN 'unreachable'
		END AS why
		FROM behind b JOIN people p ON p.person_id = b.person_id JOIN posts t ON t.post_id = b.post_id JOIN boards d ON d.board_id = t.board_id
		LEFT JOIN preferences c ON c.person_id = b.person_id AND c.kind = 'question'
		ORDER BY b.person_id`.execute(db);
	return rows;
}

type AnswerRow = { question_id: string; person_id: string; answered_at: Date | null; body: string | null; erased_at: Date | null };

async function readQuestions(context: Context, itemId: string): Promise<Question[]> {
	const { db } = context;
	const rows = await db.selectFrom('questions').selectAll().where('item_id', '=', itemId).orderBy('asked_at', 'desc').orderBy('question_id', 'desc').limit(mostQuestions).execute();
	const asked = await answersOf(db, rows.map((row) => row.question_id));
	const people = await showPeople(context, asked.map(({ person_id }) => person_id as PersonId));
	return rows.map((row) => {
		const own = asked.filter((one) => one.question_id === row.question_id);
		return {
			id: row.question_id as Question['id'],
			text: row.body,
			askedAt: row.asked_at.toISOString(),
			people: own.length,
			answers: own.flatMap(({ person_id, answered_at, body, erased_at }) => {
				const person = people.get(person_id as PersonId);
				return answered_at ? [{ personId: person_id as PersonId, who: person?.name ?? person?.email ?? null, text: erased_at ? null : body, at: answered_at.toISOString() }] : [];
			})
		};
	});
}

async function answersOf(db: Db, questionIds: string[]): Promise<AnswerRow[]> {
	return db
		.selectFrom('question_people as q')
		.leftJoin('feedback as f', 'f.feedback_id', 'q.feedback_id')
		.select(['q.question_id', 'q.person_id', 'q.answered_at', 'f.body', 'f.erased_at'])
		.where('q.question_id', '=', sql<string>`ANY(${questionIds})`)
		.orderBy('q.answered_at', 'desc')
		.execute();
}
