import { sql } from 'kysely';
import { isMember } from '#core/access/roles.ts';
import type { BoardId, CommentId, PersonId, PostId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { Held } from '#core/moderation/contract.ts';
import { judge, type Finding, type Submission } from '#core/moderation/rules.ts';
import { words } from '#core/moderation/words.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { requireWriter } from './bans.ts';
import { heldById, showHeld } from './held.ts';
import { asList, listOf } from './lists.ts';
import { countWaiting, readSettings } from './settings.ts';

/** How a text came through a form of the portal: what only programs do. */
export type FormSigns = Pick<Submission, 'trapped' | 'elapsed'>;

export type TextToReview = {
	authorId: PersonId;
	place: { boardId: BoardId } | { postId: PostId; parentId?: CommentId | undefined };
	title?: string;
	body: string;
	tags?: string[];
	signs?: FormSigns;
};

/**
 * Puts a text aside when a rule of the workspace says so, and answers it; null when it may be published. What a member
 * writes is never held. @throws banned
 */
export async function holdBack(context: ContextOf<Tx>, text: TextToReview): Promise<Held | null> {
	if (isMember(context.viewer)) return null;
	await requireWriter(context, text.authorId);
	const findings = await findingsIn(context, text.authorId, { text: wordsOf(text), ...text.signs });
	return findings.length === 0 ? null : keep(context, text, findings);
}

/** A published text cannot be held any more, so a change that the rules would hold is refused. @throws banned, not-allowed */
export async function refuseWhatWouldWait(context: ContextOf<Tx>, text: Pick<TextToReview, 'authorId' | 'title'> & { body?: string | undefined }): Promise<void> {
	if (isMember(context.viewer)) return;
	await requireWriter(context, text.authorId);
	const findings = await findingsIn(context, text.authorId, { text: wordsOf(text) });
	if (findings.some(({ rule }) => rule !== 'first')) throw new Refusal('not-allowed', words.wouldWait);
}

function wordsOf({ title, body }: { title?: string; body?: string | undefined }): string {
	return [title, body].filter(Boolean).join('\n');
}

async function findingsIn(context: ContextOf<Tx>, authorId: PersonId, submission: Submission): Promise<Finding[]> {
	const settings = await readSettings(context);
	const lists = [...settings.languages.map(listOf), asList(settings.ownWords)];
	return judge(submission, settings, { isNew: !isProven(context, authorId) || (await isNew(context.db, authorId)), lists });
}

/** An address that somebody types is not proof of being the person behind it, and gives none of their trust. */
function isProven({ viewer }: ContextOf<Tx>, authorId: PersonId): boolean {
	return viewer.personId === authorId;
}

/** Whether nothing of this person stands on the portal yet. */
async function isNew(db: Db, authorId: PersonId): Promise<boolean> {
	const { rows } = await sql<{ known: boolean }>`SELECT EXISTS (SELECT FROM posts WHERE author_id = ${authorId})
		OR EXISTS (SELECT FROM comments WHERE author_id = ${authorId} AND NOT internal AND deleted_at IS NULL) AS known`.execute(db);
	return !rows[0]?.known;
}

async function keep(context: ContextOf<Tx>, { authorId, place, title, body, tags }: TextToReview, findings: Finding[]): Promise<Held> {
	const heldId = context.newId('held');
	await context.db
		.insertInto('held')
		.values({
			held_id: heldId,
			author_id: authorId,
			...('boardId' in place ? { board_id: place.boardId } : { post_id: place.postId, parent_id: place.parentId ?? null }),
			title: title ?? null,
			body,
			tags: tags ?? [],
			reasons: JSON.stringify(findings),
			created_at: context.now()
		})
		.execute();
	await record(context, { type: 'held.received', actorId: authorId, detail: { heldId }, membersOnly: true });
	await countWaiting(context, { held: 1 });
	return showHeld(context, await heldById(context.db, heldId));
}
