import { isMember } from '#core/access/roles.ts';
import type { VoteAnswer, VoteBody } from '#core/voting/contract.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { ensurePerson } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { canonicalIdOf, follow, readDemand, unfollow, withDemand } from '../posts/service.ts';

export { listVoters } from './voters.ts';

/**
 * Casts a vote, once whatever the repeats; a vote found again takes the importance that is given now. On a merged post
 * it counts for the one that stands for it. @throws not-found, not-allowed, sign-in-required
 */
export function castVote(context: Context, id: string, vote: VoteBody): Promise<VoteAnswer> {
	return inTransaction(context, async (tx, inner) => {
		const postId = await canonicalIdOf(inner, id);
		const personId = await voterOf(inner, vote);
		if (await isCast(inner, postId, personId, vote)) return { voted: true, demand: await readDemand(inner, postId) };
		const castBy = personId === inner.viewer.personId ? null : inner.viewer.personId;
		await withDemand(inner, { postId, personId }, async (canonicalId) => {
			const { isNew } = await writeVote(inner, canonicalId, { personId, castBy, importance: vote.importance });
			if (!isNew) return;
			await follow(inner, { postId: canonicalId, personId, reason: castBy ? 'on-behalf' : 'voted' });
			await record(inner, { type: 'post.voted', actorId: inner.viewer.personId ?? personId, postId: canonicalId, detail: { personId, ...(castBy ? { castBy } : {}) }, membersOnly: true });
		});
		return { voted: true, demand: await readDemand(inner, postId) };
	});
}

/**
 * Takes a vote back, on the post and on whatever is merged into it, so that nobody counts who does not want to. Taking
 * back what is not there changes nothing. @throws not-found, not-allowed, sign-in-required
 */
export function takeVoteBack(context: Context, id: string, vote: VoteBody): Promise<VoteAnswer> {
	return inTransaction(context, async (tx, inner) => {
		const postId = await canonicalIdOf(inner, id);
		const personId = await voterOf(inner, vote);
		await withDemand(inner, { postId, personId }, async (canonicalId) => {
			const taken = await tx
				.deleteFrom('votes')
				.where('person_id', '=', personId)
				.where('post_id', 'in', tx.selectFrom('posts').select('post_id').where('canonical_id', '=', canonicalId))
				.returning('post_id')
				.execute();
			for (const { post_id } of taken) {
				await unfollow(inner, { postId: post_id as PostId, personId, reason: 'voted' });
				await unfollow(inner, { postId: post_id as PostId, personId, reason: 'on-behalf' });
			}
			if (taken.length === 0) return;
			await record(inner, { type: 'post.unvoted', actorId: inner.viewer.personId ?? personId, postId: canonicalId, detail: { personId }, membersOnly: true });
		});
		return { voted: false, demand: await readDemand(inner, postId) };
	});
}

/** The voter: the caller, somebody a member names, or the address that a visitor of the portal gives. */
async function voterOf(context: ContextOf<Tx>, { person, personId }: VoteBody): Promise<PersonId> {
	const { viewer } = context;
	if (person && (isMember(viewer) || viewer.via === 'nothing')) return ensurePerson(context, person);
	if (personId && personId !== viewer.personId) {
		if (!isMember(viewer)) throw new Refusal('not-allowed', 'Only the team may vote for somebody else.');
		return ensurePerson(context, { personId });
	}
	if (person && !isMember(viewer)) throw new Refusal('not-allowed', 'Only the team may vote for somebody else.');
	if (!viewer.personId) throw new Refusal('sign-in-required', 'Say who votes: an e-mail address is enough.');
	return viewer.personId;
}

/** Whether the vote stands already as it is given now: most repeats end here, without waiting for anybody. */
async function isCast({ db }: Context, postId: PostId, personId: PersonId, { importance }: VoteBody): Promise<boolean> {
	const row = await db.selectFrom('votes').select('importance').where('post_id', '=', postId).where('person_id', '=', personId).executeTakeFirst();
	return row !== undefined && (importance === undefined || importance === row.importance);
}

type Cast = { personId: PersonId; castBy: PersonId | null; importance: VoteBody['importance'] };

async function writeVote(context: ContextOf<Tx>, postId: PostId, { personId, castBy, importance }: Cast): Promise<{ isNew: boolean }> {
	const added = await context.db
		.insertInto('votes')
		.values({ post_id: postId, person_id: personId, importance: importance ?? null, cast_by: castBy, created_at: context.now() })
		.onConflict((conflict) => conflict.doNothing())
		.returning('person_id')
		.executeTakeFirst();
	if (!added && importance) {
		await context.db.updateTable('votes').set({ importance }).where('post_id', '=', postId).where('person_id', '=', personId).execute();
	}
	return { isNew: added !== undefined };
}
