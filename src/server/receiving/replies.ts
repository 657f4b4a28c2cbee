import { visitor, type Role, type Viewer } from '#core/access/roles.ts';
import type { PersonId, SegmentId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { writeFromPortal } from '../comments/service.ts';
import { answerQuestion, questionFor, questionOfLetter } from '../evidence/service.ts';
import { letterSent } from '../notifications/service.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { takeFeedback } from './inbox.ts';
import type { Arrived } from './reading.ts';
import { ownWords } from './writing.ts';

/** As long as a comment may be. */
const longestComment = 10_000;

/** Which letter a mail answers; `isSigned` where it came to the address that stands in that letter alone. The id of a letter can be known to others. */
export type Answered = { letterId: string; isSigned: boolean };

/**
 * Makes a reply to a letter about one post a comment of the person that the letter told. From any other address, about several posts or about one that
 * they may not see any more, it is a message for the inbox. @throws invalid
 */
export async function takeReply(context: ContextOf<Tx>, mail: Arrived, { letterId, isSigned }: Answered): Promise<'comment' | 'held' | 'feedback' | 'ignored'> {
	const letter = await letterSent(context.db, letterId);
	const post = letter && (await onlyPost(context.db, letter.postIds));
	const body = ownWords(mail.text).slice(0, longestComment).toWellFormed().trim();
	if (body && mail.from && letter?.emails.includes(mail.from.email)) {
		const questionId = await questionOfLetter(context.db, letterId);
		// Said to the team alone: what comes after the answer is a message, never a comment that others read.
		if (questionId) return (await isAnswered(context, { questionId, personId: letter.personId }, body)) ? 'feedback' : takeFeedback(context, mail, null);
	}
	if (!post || !body || !mail.from || !letter.emails.includes(mail.from.email)) return takeFeedback(context, mail, null);
	// An address alone gives none of its person's trust: a member's is refused, and a customer is one who is not signed in.
	const viewer = isSigned ? await viewerOf(context.db, letter.personId) : visitor;
	try {
		const { held } = await writeFromPortal({ ...context, viewer }, post, isSigned ? { body } : { body, email: mail.from.email });
		return held ? 'held' : 'comment';
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return error.code === 'banned' ? 'ignored' : takeFeedback(context, mail, null);
	}
}

/** Whether it was taken as the answer; a second one is a message like any other. */
async function isAnswered(context: ContextOf<Tx>, asked: { questionId: string; personId: PersonId }, body: string): Promise<boolean> {
	const question = await questionFor(context, asked);
	if (!question || question.answered) return false;
	await answerQuestion(context, asked, body);
	return true;
}

/** The post that all of these stand for by now; null for several. */
async function onlyPost(db: Db, postIds: string[]): Promise<string | null> {
	if (postIds.length === 0) return null;
	const rows = await db.selectFrom('posts').select('canonical_id').distinct().where('post_id', 'in', postIds).limit(2).execute();
	return rows.length === 1 ? (rows[0]?.canonical_id ?? null) : null;
}

/** Somebody as they would be signed in. */
async function viewerOf(db: Db, personId: PersonId): Promise<Viewer> {
	const [member, segments] = await Promise.all([
		db.selectFrom('members').select('role').where('person_id', '=', personId).executeTakeFirst(),
		db.selectFrom('segment_members').select('segment_id').where('person_id', '=', personId).execute()
	]);
	return { ...visitor, personId, role: (member?.role as Role | undefined) ?? null, via: 'session', segmentIds: segments.map(({ segment_id }) => segment_id as SegmentId) };
}
