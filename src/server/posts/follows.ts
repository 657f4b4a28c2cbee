import { sql } from 'kysely';
import type { Follow, FollowReason } from '#core/posts/contract.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { idsOfPerson } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { requirePost } from './reading.ts';

type Following = { postId: PostId; personId: PersonId; reason: FollowReason };

/** Notes one more reason why somebody is told about a post. Doing it again changes nothing. */
export async function follow({ db, now }: ContextOf<Tx>, { postId, personId, reason }: Following): Promise<void> {
	await db
		.insertInto('follows')
		.values({ post_id: postId, person_id: personId, reason, created_at: now() })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Notes the same reason for many, each since their own moment. */
export async function followAll({ db }: ContextOf<Tx>, following: { postId: PostId; personId: PersonId; at: Date }[], reason: FollowReason): Promise<void> {
	const [posts, people, moments] = [following.map((one) => one.postId), following.map((one) => one.personId), following.map((one) => one.at)];
	await sql`INSERT INTO follows (post_id, person_id, reason, created_at)
		SELECT f.post_id, f.person_id, ${reason}, f.at FROM unnest(${posts}::text[], ${people}::text[], ${moments}::timestamptz[]) AS f (post_id, person_id, at)
		ON CONFLICT DO NOTHING`.execute(db);
}

/** Takes one reason back; the person is still told while another stands. */
export async function unfollow({ db }: ContextOf<Tx>, { postId, personId, reason }: Following): Promise<void> {
	await db.deleteFrom('follows').where('post_id', '=', postId).where('person_id', '=', personId).where('reason', '=', reason).execute();
}

/** The caller, or somebody a member names, asks to be told. @throws not-found, sign-in-required */
export function startFollowing(context: Context, id: string, person: PersonId | null): Promise<Follow> {
	return inTransaction(context, async (tx, inner) => {
		const { canonical_id: postId } = await requirePost(inner, id);
		const personId = someone(person);
		await follow(inner, { postId: postId as PostId, personId, reason: 'asked' });
		await tx.deleteFrom('mutes').where('post_id', '=', postId).where(sql<boolean>`person_id = ANY(${idsOfPerson(personId)})`).execute();
		await record(inner, { type: 'post.followed', actorId: inner.viewer.personId ?? personId, postId: postId as PostId, detail: { personId }, membersOnly: true });
		return followOf(tx, postId as PostId, personId);
	});
}

/** Stops telling the person about this post, whatever reasons they had or will have. Asking again undoes it. @throws not-found */
export function stopFollowing(context: Context, id: string, person: PersonId | null): Promise<Follow> {
	return inTransaction(context, async (tx, inner) => {
		const { canonical_id: postId } = await requirePost(inner, id);
		const personId = someone(person);
		await tx
			.insertInto('mutes')
			.values({ post_id: postId, person_id: personId, created_at: inner.now() })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		await record(inner, { type: 'post.unfollowed', actorId: inner.viewer.personId ?? personId, postId: postId as PostId, detail: { personId }, membersOnly: true });
		return followOf(tx, postId as PostId, personId);
	});
}

/** Whether and why a person is told about a post and what is merged into it. */
export async function followOf(db: Db, canonicalId: PostId, personId: PersonId): Promise<Follow> {
	const ids = idsOfPerson(personId);
	const rows = await db
		.selectFrom('follows as f')
		.innerJoin('posts as p', 'p.post_id', 'f.post_id')
		.leftJoin('mutes as m', (join) => join.onRef('m.person_id', '=', 'f.person_id').onRef('m.post_id', '=', 'f.post_id'))
		.select(['f.reason'])
		.distinct()
		.where('p.canonical_id', '=', canonicalId)
		.where(sql<boolean>`f.person_id = ANY(${ids})`)
		.where('m.post_id', 'is', null)
		.execute();
	const muted = await db.selectFrom('mutes').select('post_id').where('post_id', '=', canonicalId).where(sql<boolean>`person_id = ANY(${ids})`).executeTakeFirst();
	const reasons = muted ? [] : rows.map((row) => row.reason as FollowReason);
	return { following: reasons.length > 0, reasons };
}

function someone(person: PersonId | null): PersonId {
	if (!person) throw new Refusal('sign-in-required', 'Say who follows: sign in, or give an e-mail address.');
	return person;
}
