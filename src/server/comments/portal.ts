import { can } from '#core/access/actions.ts';
import type { PortalComment } from '#core/comments/contract.ts';
import { words } from '#core/comments/words.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { invalid, Refusal } from '#core/kernel/problem.ts';
import type { FormSigns } from '../moderation/service.ts';
import { ensurePerson } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { reviewComment, standingPost, type Written } from './writing.ts';

/**
 * Writes what a visitor or a signed-in person says on the portal: always public, never official. Who has no session
 * names an e-mail address; an address of the team needs its session. @throws not-found, invalid, sign-in-required
 */
export function writeFromPortal(context: Context, postId: string, given: PortalComment, signs: FormSigns = {}): Promise<Written> {
	return inTransaction(context, async (_, inner) => {
		if (!can(inner.viewer, 'post.comment')) throw new Refusal('not-allowed', 'Your role does not allow this.');
		const post = await standingPost(inner, postId);
		const authorId = inner.viewer.personId ?? (await visitorOf(inner, given));
		const comment = { body: given.body, mentionIds: [], internal: false, official: false, ...(given.parentId ? { parentId: given.parentId } : {}) };
		return reviewComment(inner, post, comment, { authorId, signs });
	});
}

async function visitorOf(context: ContextOf<Tx>, { email, name }: PortalComment): Promise<PersonId> {
	if (!email) throw invalid({ email: words.emailNeeded });
	return ensurePerson(context, { email, name });
}
