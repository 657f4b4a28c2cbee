import { sql } from 'kysely';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { recordAll } from '../platform/outbox.ts';
import { followAll, lockCanonical, recountDemand } from '../posts/service.ts';

export type PastVote = { postId: PostId; personId: PersonId; at: Date };
type Cast = { post_id: PostId; person_id: PersonId; created_at: Date };

/**
 * Casts votes that were given elsewhere, in a few statements whatever their number. Who voted anywhere in a post's
 * cluster does not vote again. The caller holds the voters (`holdPeople`) first. Answers the posts that gained a vote.
 */
export async function castVotes(context: ContextOf<Tx>, votes: PastVote[]): Promise<Set<PostId>> {
	if (votes.length === 0) return new Set();
	const canonical = await lockCanonical(context, [...new Set(votes.map(({ postId }) => postId))]);
	const cast = await insertVotes(context, votes);
	const following = cast.map((vote) => ({ postId: vote.post_id, personId: vote.person_id, at: vote.created_at }));
	await followAll(context, following, 'voted');
	const { personId: teller } = context.viewer;
	await recordAll(context, following.map(({ postId, personId, at }) => ({ type: 'post.voted', actorId: teller ?? personId, postId, detail: { personId }, membersOnly: true, at })));
	const gained = new Set(cast.map((vote) => vote.post_id));
	await recountDemand(context, [...gained]);
	return new Set([...canonical].filter(([, standing]) => gained.has(standing)).map(([postId]) => postId as PostId));
}

async function insertVotes({ db }: ContextOf<Tx>, votes: PastVote[]): Promise<Cast[]> {
	const [posts, people, moments] = [votes.map((vote) => vote.postId), votes.map((vote) => vote.personId), votes.map((vote) => vote.at)];
	const { rows } = await sql<Cast>`
		INSERT INTO votes (post_id, person_id, created_at)
		SELECT p.canonical_id, given.person_id, min(given.at)
		FROM unnest(${posts}::text[], ${people}::text[], ${moments}::timestamptz[]) AS given (post_id, person_id, at) JOIN posts p ON p.post_id = given.post_id
		WHERE NOT EXISTS (SELECT FROM posts m JOIN votes v ON v.post_id = m.post_id WHERE m.canonical_id = p.canonical_id AND v.person_id = given.person_id)
		GROUP BY 1, 2 ON CONFLICT DO NOTHING RETURNING post_id, person_id, created_at`.execute(db);
	return rows;
}
