import { sql } from 'kysely';
import type { BoardId, PersonId, PostId } from '#core/kernel/ids.ts';
import { slugOf } from '#core/kernel/slug.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { recordAll } from '../platform/outbox.ts';
import { recountDemand } from './counting.ts';
import { followAll } from './follows.ts';
import { indexPosts } from './indexing.ts';

/** A post that was made elsewhere, with everything it refers to found already. */
export type PastPost = {
	postId: PostId;
	boardId: BoardId;
	statusId: string;
	authorId: PersonId;
	title: string;
	body: string;
	tagIds: string[];
	source: { name: string; id: string };
	at: Date;
};

/**
 * Writes many posts as `createPost` writes one, in a few statements whatever their number. The caller holds their
 * authors (`holdPeople`) first.
 */
export async function createPosts(context: ContextOf<Tx>, posts: PastPost[]): Promise<void> {
	if (posts.length === 0) return;
	await insertPosts(context, posts);
	await countOnBoards(context, posts);
	await followAll(context, posts.map(({ postId, authorId, at }) => ({ postId, personId: authorId, at })), 'posted');
	await indexPosts(context, posts.map(({ postId, title, body }) => ({ postId, title, body })));
	const { personId } = context.viewer;
	await recordAll(context, posts.map(({ postId, authorId, title, at }) => ({ type: 'post.created', actorId: personId ?? authorId, postId, detail: { title }, at })));
	await recountDemand(context, posts.map(({ postId }) => postId));
}

async function insertPosts({ db, now }: ContextOf<Tx>, posts: PastPost[]): Promise<void> {
	const { last_post_number: last } = await db
		.updateTable('workspaces')
		.set((eb) => ({ last_post_number: eb('last_post_number', '+', posts.length) }))
		.returning('last_post_number')
		.executeTakeFirstOrThrow();
	const rows = posts.map(({ postId, boardId, statusId, authorId, title, body, tagIds, source, at }, place) => ({
		post_id: postId,
		number: last - posts.length + place + 1,
		board_id: boardId,
		title,
		slug: slugOf(title, 'post'),
		body,
		status_id: statusId,
		author_id: authorId,
		source: source.name,
		source_id: source.id,
		tags: tagIds,
		at
	}));
	await sql`INSERT INTO posts (post_id, number, board_id, title, slug, body, status_id, author_id, canonical_id, source, source_id, tags, recent_since,
			created_at, updated_at, active_at, status_changed_at)
		SELECT post_id, number, board_id, title, slug, body, status_id, author_id, post_id, source, source_id, tags, ${now()}::timestamptz::date - 30, at, at, at, at
		FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (post_id text, number integer, board_id text, title text, slug text, body text,
			status_id text, author_id text, source text, source_id text, tags text[], at timestamptz)`.execute(db);
}

async function countOnBoards({ db }: ContextOf<Tx>, posts: PastPost[]): Promise<void> {
	await sql`UPDATE boards SET post_count = post_count + more.posts
		FROM (SELECT board_id, count(*)::int AS posts FROM unnest(${posts.map(({ boardId }) => boardId)}::text[]) AS board_id GROUP BY 1) more
		WHERE boards.board_id = more.board_id`.execute(db);
}
