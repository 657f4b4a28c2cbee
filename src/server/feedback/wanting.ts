import { createHash } from 'node:crypto';
import type { VoteAnswer } from '#core/voting/contract.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import { ensurePerson } from '../people/service.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { requirePost } from '../posts/service.ts';
import { castVote } from '../voting/service.ts';
import { createInsight } from './insights.ts';
import { receiveFeedback } from './receiving.ts';

/** What somebody had typed when they saw that it is asked for already. */
export type TypedWords = { title: string; body: string };

/**
 * Votes for a post instead of asking again, and keeps the words that were typed as an insight on it: as the caller, or as
 * the address that a visitor of the portal gives. Repeating it changes nothing. @throws not-found, sign-in-required, invalid, banned
 */
export function wantToo(context: Context, id: string, words: TypedWords, person?: { email: string; name?: string }): Promise<VoteAnswer> {
	return inTransaction(context, async (_, inner) => {
		const post = await requirePost(inner, id);
		const answer = await castVote(inner, id, person ? { person } : {});
		const text = [words.title, words.body].map((part) => part.trim()).filter(Boolean).join('\n\n').toWellFormed();
		if (text === '') return answer;
		const personId = person ? await ensurePerson(inner, person) : (inner.viewer.personId as PersonId);
		const externalId = createHash('sha256').update(`${post.canonical_id}\n${personId}\n${text}`).digest('hex');
		const { feedback } = await receiveFeedback(inner, { channel: 'portal', externalId, text, personId });
		await createInsight(inner, feedback.id, { postId: post.post_id as PostId });
		return answer;
	});
}
