import { sql } from 'kysely';
import { isMember } from '#core/access/roles.ts';
import type { Demand, Importance } from '#core/posts/contract.ts';
import type { VoteAnswer, VoteBody } from '#core/voting/contract.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { requireWriter } from '../moderation/service.ts';
import { ensurePerson, idsOfPerson } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { follow, holdDemand, readDemand, unfollow, withDemand } from '../posts/service.ts';
import { ballotOf } from './queries.ts';

export { castVotes, type PastVote } from './casting-many.ts';
export { listVoters } from './voters.ts';

/**
 * Casts a vote, once whatever the repeats; a vote found again takes the importance that is given now. On a merged post
 * it counts for the one that stands for it. @throws not-found, not-allowed, sign-in-required, invalid, banned
 */
export function castVote(context: Context, id: string, vote: VoteBody): Promise<VoteAnswer> {
	return inTransaction(context, async (_, inner) => {
		const personId = await voterOf(inner, vote);
		await requireWriter(inner, personId);
		const { postId, cast } = await ballotOf(inner, id, personId);
		const importance = vote.importance ?? null;
		// Most repeats end here, without waiting for anybody.
		const stands = cast && (importance === null || importance === cast.importance);
		return { voted: true, demand: await (stands ? readDemand(inner, postId) : addVote(inner, { postId, personId, importance })) };
	});
}

/**
 * Takes a vote back, on the post and on whatever is merged into it, so that nobody counts who does not want to. Taking
 * back what is not there changes nothing. @throws not-found, not-allowed, sign-in-required
 */
export function takeVoteBack(context: Context, id: string, vote: VoteBody): Promise<VoteAnswer> {
	return inTransaction(context, async (tx, inner) => {
		const personId = await voterOf(inner, vote);
		await requireWriter(inner, personId);
		const { postId } = await ballotOf(inner, id, personId);
		await withDemand(inner, { postId, personId }, async (canonicalId) => {
			const taken = await tx
				.deleteFrom('votes')
				.where(sql<boolean>`person_id = ANY(${idsOfPerson(personId)})`)
				.where('post_id', 'in', tx.selectFrom('posts').select('post_id').where('canonical_id', '=', canonicalId))
				.returning(['post_id', 'person_id'])
				.execute();
			for (const { post_id, person_id } of taken) {
				await unfollow(inner, { postId: post_id as PostId, personId: person_id as PersonId, reason: 'voted' });
				await unfollow(inner, { postId: post_id as PostId, personId: person_id as PersonId, reason: 'on-behalf' });
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

type Ballot = { postId: PostId; personId: PersonId; importance: Importance | null };

/** The vote, its following, its event and its demand are sent together: under the lock nothing depends on an answer. */
async function addVote(context: ContextOf<Tx>, { postId, personId, importance }: Ballot): Promise<Demand> {
	const held = await holdDemand(context, { postId, personId });
	const { canonicalId } = held;
	// Somebody else cast the same vote meanwhile, or only its importance is new.
	if (held.hasVoted) return changeImportance(context, { postId: canonicalId, personId, importance });
	const actorId = context.viewer.personId ?? personId;
	const castBy = actorId === personId ? null : actorId;
	const at = context.now();
	const written = Promise.all([
		context.db.insertInto('votes').values({ post_id: canonicalId, person_id: personId, importance, cast_by: castBy, created_at: at }).execute(),
		follow(context, { postId: canonicalId, personId, reason: castBy ? 'on-behalf' : 'voted' }),
		record(context, { type: 'post.voted', actorId, postId: canonicalId, detail: { personId, ...(castBy ? { castBy } : {}) }, membersOnly: true })
	]);
	return held.withAct({ joinedAt: at, importance }, written);
}

async function changeImportance(context: ContextOf<Tx>, { postId, personId, importance }: Ballot): Promise<Demand> {
	if (importance !== null) {
		await withDemand(context, { postId, personId }, () =>
			context.db.updateTable('votes').set({ importance }).where('post_id', '=', postId).where('person_id', '=', personId).execute()
		);
	}
	return readDemand(context, postId);
}
