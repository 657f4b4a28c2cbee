import { sql } from 'kysely';
import { hasRole, isMember } from '#core/access/roles.ts';
import { newTag } from '#core/boards/contract.ts';
import type { NewPost, Post } from '#core/posts/contract.ts';
import type { BoardId, PersonId, PostId } from '#core/kernel/ids.ts';
import { invalid, Refusal } from '#core/kernel/problem.ts';
import { slugOf } from '#core/kernel/slug.ts';
import { createTag, visibleBoards } from '../boards/service.ts';
import type { Held } from '#core/moderation/contract.ts';
import { holdBack, type FormSigns } from '../moderation/service.ts';
import { ensurePerson } from '../people/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { follow } from './follows.ts';
import { holdPerson } from './holding.ts';
import { indexPost } from './indexing.ts';
import { postById } from './queries.ts';
import { showPost } from './showing.ts';
import { countAuthor } from './standing.ts';

export type PostToCreate = {
	boardId: BoardId;
	title: string;
	body: string;
	tags: string[];
	authorId: PersonId;
	/** A status's key; the first open one when absent. */
	status?: string | undefined;
	/** Where an imported post came from. */
	source?: { name: string; id: string };
	/** The id it is to have, where somebody was told it before. */
	postId?: PostId;
};

/** What came of asking: a post, or words that wait for review. */
export type Asked = { post: Post; held: null } | { post: null; held: Held };

/**
 * Takes a request in as the caller gave it: for themselves, or for somebody a member names. What the rules of the
 * workspace find is held for review instead of posted. @throws invalid, not-allowed, banned
 */
export function askPost(context: Context, given: NewPost, signs: FormSigns = {}): Promise<Asked> {
	return inTransaction(context, async (tx, inner) => {
		const authorId = await authorOf(inner, given);
		const held = isMember(inner.viewer) ? null : await reviewPost(inner, given, { authorId, signs });
		if (held) return { post: null, held };
		const postId = await createPost(inner, { ...given, authorId });
		const row = await postById(tx, inner.viewer, postId);
		if (!row) throw new Refusal('not-found', 'The post was made, but you may not see its board.');
		return { post: await showPost(inner, row), held: null };
	});
}

/** What waits must be able to stand one day, so its board and tags are asked for now. */
async function reviewPost(context: ContextOf<Tx>, { boardId, title, body, tags }: NewPost, { authorId, signs }: { authorId: PersonId; signs: FormSigns }): Promise<Held | null> {
	await requireBoard(context, boardId);
	await tagIdsOf(context, tags);
	return holdBack(context, { authorId, place: { boardId }, title, body, tags, signs });
}

async function authorOf(context: ContextOf<Tx>, { author, personId }: NewPost): Promise<PersonId> {
	const speaksForOthers = isMember(context.viewer) || context.viewer.via === 'nothing';
	if (author && speaksForOthers) return ensurePerson(context, author);
	if (personId && personId !== context.viewer.personId) {
		if (!isMember(context.viewer)) throw new Refusal('not-allowed', 'Only the team may post for somebody else.');
		return ensurePerson(context, { personId });
	}
	if (!context.viewer.personId) throw invalid({ author: 'Say who asks: an e-mail address is enough.' });
	return context.viewer.personId;
}

/**
 * Writes a post with its number, its author's place in its demand and their follow. The author counts once, so the first
 * counts are set here. @throws invalid when the board or the status is not there
 */
export async function createPost(context: ContextOf<Tx>, given: PostToCreate): Promise<PostId> {
	const postId = given.postId ?? context.newId('post');
	const now = context.now();
	const [statusId, tagIds] = [await statusFor(context, given.status), await tagIdsOf(context, given.tags)];
	await requireBoard(context, given.boardId);
	await holdPerson(context, given.authorId);
	const { last_post_number: number } = await context.db
		.updateTable('workspaces')
		.set((eb) => ({ last_post_number: eb('last_post_number', '+', 1) }))
		.returning('last_post_number')
		.executeTakeFirstOrThrow();
	await context.db
		.insertInto('posts')
		.values({
			post_id: postId,
			number,
			board_id: given.boardId,
			title: given.title,
			slug: slugOf(given.title, 'post'),
			body: given.body,
			status_id: statusId,
			author_id: given.authorId,
			canonical_id: postId,
			source: given.source?.name ?? null,
			source_id: given.source?.id ?? null,
			tags: tagIds,
			recent_since: sql<string>`(${context.now()}::timestamptz)::date - 30`,
			created_at: now,
			updated_at: now,
			active_at: now,
			status_changed_at: now
		})
		.execute();
	await countAuthor(context, { postId, personId: given.authorId });
	await context.db.updateTable('boards').set((eb) => ({ post_count: eb('post_count', '+', 1) })).where('board_id', '=', given.boardId).execute();
	await follow(context, { postId, personId: given.authorId, reason: 'posted' });
	await indexPost(context, postId, given);
	await record(context, { type: 'post.created', actorId: context.viewer.personId ?? given.authorId, postId, detail: { title: given.title } });
	return postId;
}

async function requireBoard({ db, viewer }: ContextOf<Tx>, boardId: string): Promise<void> {
	const board = await visibleBoards(db, viewer).select('board_id').where('board_id', '=', boardId).executeTakeFirst();
	if (!board) throw invalid({ boardId: 'There is no such board.' });
}

async function statusFor({ db }: ContextOf<Tx>, key: string | undefined): Promise<string> {
	const statuses = db.selectFrom('statuses').select('status_id').orderBy('position').limit(1);
	const row = await (key === undefined ? statuses.where('category', '=', 'open') : statuses.where('key', '=', key)).executeTakeFirst();
	if (!row) throw invalid({ status: 'There is no such status.' });
	return row.status_id;
}

/** The ids of tags by name. The team makes a tag by using it; everybody else chooses from those that are there. */
export async function tagIdsOf(context: ContextOf<Tx>, names: string[]): Promise<string[]> {
	const ids: string[] = [];
	for (const name of new Set(names.map((given) => given.trim()))) {
		const known = await context.db.selectFrom('tags').select('tag_id').where(sql`lower(name)`, '=', name.toLowerCase()).executeTakeFirst();
		ids.push(known?.tag_id ?? (await makeTag(context, name)));
	}
	return ids;
}

async function makeTag(context: ContextOf<Tx>, name: string): Promise<string> {
	const given = hasRole(context.viewer, 'contributor') ? newTag.safeParse({ name }) : null;
	if (!given?.success) throw invalid({ tags: `There is no tag “${name}”.` });
	return (await createTag(context, given.data)).id;
}
