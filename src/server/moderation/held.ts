import { sql } from 'kysely';
import { isMember } from '#core/access/roles.ts';
import type { HeldId, PersonId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { notFound } from '#core/kernel/problem.ts';
import type { Held, HeldQuery, PageOnly } from '#core/moderation/contract.ts';
import type { Finding } from '#core/moderation/rules.ts';
import { words } from '#core/moderation/words.ts';
import { showPeople } from '../people/service.ts';
import type { Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { renderMarkdown } from '../platform/markdown.ts';

function heldTexts(db: Db) {
	return db
		.selectFrom('held as h')
		.leftJoin('boards as b', 'b.board_id', 'h.board_id')
		.leftJoin('posts as p', (join) => join.on('p.post_id', '=', sql<string>`coalesce(h.post_id, h.published_id)`))
		.selectAll('h')
		.select(['b.name as board_name', 'p.number as post_number', 'p.title as post_title', 'p.slug as post_slug', 'p.board_id as post_board_id']);
}

export type HeldRow = Awaited<ReturnType<ReturnType<typeof heldTexts>['executeTakeFirstOrThrow']>>;

/** @throws not-found */
export async function heldById(db: Db, id: string): Promise<HeldRow> {
	const row = await heldTexts(db).where('h.held_id', '=', id).executeTakeFirst();
	if (!row) throw notFound('held text');
	return row;
}

/** Held texts in a state, newest first; a key that is limited to boards sees those of its boards. */
export async function listHeld(context: Context, { limit, cursor, state }: HeldQuery): Promise<Page<Held>> {
	const { boardIds } = context.viewer;
	let query = heldTexts(context.db).where('h.state', '=', state).orderBy('h.held_id', 'desc').limit(limit + 1);
	if (boardIds) query = query.where(sql<string>`coalesce(h.board_id, p.board_id)`, 'in', [...boardIds]);
	return pageOfHeld(context, query, { limit, cursor });
}

/** What the caller wrote and is not published. */
export async function listOwnHeld(context: Context, page: PageOnly): Promise<Page<Held>> {
	const { personId } = context.viewer;
	if (!personId) return { data: [], nextCursor: null };
	const query = heldTexts(context.db).where('h.author_id', '=', personId).where('h.state', '<>', 'approved').orderBy('h.held_id', 'desc').limit(page.limit + 1);
	return pageOfHeld(context, query, page);
}

async function pageOfHeld(context: Context, query: ReturnType<typeof heldTexts>, { limit, cursor }: PageOnly): Promise<Page<Held>> {
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	const rows = await (key ? query.where('h.held_id', '<', key[0] as string) : query).execute();
	const shown = await showAllHeld(context, rows);
	return { ...pageOf(rows, limit, (row) => row, (row) => [row.held_id]), data: shown.slice(0, limit) };
}

/** One held text, for a member. @throws not-found */
export async function getHeld(context: Context, id: string): Promise<Held> {
	const row = await heldById(context.db, id);
	const { boardIds } = context.viewer;
	const board = row.board_id ?? row.post_board_id;
	if (boardIds && !boardIds.some((known) => known === board)) throw notFound('held text');
	return showHeld(context, row);
}

/** Whose held text somebody may read who is not of the team: their own by session, or those that this browser sent. */
export type Reader = { personId: PersonId | null; sent: readonly string[] };

/** @throws not-found for everybody but its author */
export async function getOwnHeld(context: Context, id: string, reader: Reader): Promise<Held> {
	const row = await heldById(context.db, id);
	if (row.author_id !== reader.personId && !reader.sent.includes(row.held_id)) throw notFound('held text');
	return showHeld(context, row);
}

/** What somebody wrote below a post and waits, oldest first. */
export async function ownHeldOnPost(context: Context, postId: string, { personId, sent }: Reader): Promise<Held[]> {
	if (!personId && sent.length === 0) return [];
	const rows = await heldTexts(context.db)
		.where('h.post_id', '=', postId)
		.where('h.state', '<>', 'approved')
		.where((eb) => eb.or([eb('h.author_id', '=', personId), ...(sent.length > 0 ? [eb('h.held_id', 'in', [...sent])] : [])]))
		.orderBy('h.held_id')
		.limit(20)
		.execute();
	return showAllHeld(context, rows);
}

export async function showHeld(context: Context, row: HeldRow): Promise<Held> {
	const [held] = await showAllHeld(context, [row]);
	if (!held) throw notFound('held text');
	return held;
}

async function showAllHeld(context: Context, rows: HeldRow[]): Promise<Held[]> {
	const forTeam = isMember(context.viewer);
	const people = await showPeople(context, rows.flatMap((row) => [row.author_id, row.decided_by ?? row.author_id]) as PersonId[]);
	return rows.map((row) => ({
		id: row.held_id as HeldId,
		kind: row.board_id ? 'post' : 'comment',
		author: people.get(row.author_id as PersonId)!,
		board: row.board_id ? { id: row.board_id as NonNullable<Held['board']>['id'], name: row.board_name ?? '' } : null,
		post: row.post_id ? { id: row.post_id as NonNullable<Held['post']>['id'], number: row.post_number ?? 0, title: row.post_title ?? '' } : null,
		title: row.title,
		body: row.body,
		html: renderMarkdown(row.body),
		tags: row.tags,
		state: row.state as Held['state'],
		reasons: forTeam ? (row.reasons as Finding[]).map(({ rule, found }) => ({ rule, found, sentence: words.because(rule, found) })) : [],
		decision: row.decision,
		decidedBy: forTeam && row.decided_by ? (people.get(row.decided_by as PersonId) ?? null) : null,
		decidedAt: row.decided_at?.toISOString() ?? null,
		publishedUrl: row.published_id && row.post_number ? `${context.baseUrl}/posts/${row.post_number}/${row.post_slug}${row.post_id ? `#${row.published_id}` : ''}` : null,
		version: row.version,
		createdAt: row.created_at.toISOString()
	}));
}
