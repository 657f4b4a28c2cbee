/** What the names in a file's rows mean in this workspace: boards, statuses, tags, and posts that were brought in before. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ImportRow } from '#core/importing/rows.ts';
import type { BoardId, PostId } from '#core/kernel/ids.ts';
import { createTag } from '../boards/service.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';

export type KnownPost = { postId: PostId; title: string; body: string; status: string; tagIds: string[] };

export type Resolved = {
	row: ImportRow;
	sourceId: string;
	/** The post that the row made before; null when it is new. */
	known: KnownPost | null;
	/** Where a new post goes; null when it is known. */
	boardId: BoardId | null;
	status: { id: string; key: string } | null;
	tags: { id: string; name: string }[];
};

type Where = { source: string; board: string | undefined };

/** Resolves rows, or says as a plain sentence why one cannot be. Tags that are not there yet are made. */
export async function resolveRows(context: ContextOf<Tx>, rows: ImportRow[], where: Where): Promise<(Resolved | string)[]> {
	const known = await knownPosts(context, where.source, rows.map(sourceIdOf));
	const boards = await boardsNamed(context, rows, where);
	const statuses = await statusesNamed(context, rows);
	const drafts = rows.map((row): Omit<Resolved, 'tags'> | string => {
		const before = known.get(sourceIdOf(row)) ?? null;
		const status = statuses.get(statusNames(row)[0] ?? '') ?? statuses.get(statusNames(row)[1] ?? '') ?? null;
		if (row.status !== null && !status) return `There is no status “${row.status}”.`;
		const board = before ? null : boardOf(row, where, boards);
		return typeof board === 'string' ? board : { row, sourceId: sourceIdOf(row), known: before, boardId: board?.boardId ?? null, status };
	});
	const tags = await tagsNamed(context, drafts.flatMap((draft) => (typeof draft === 'string' ? [] : draft.row.tags)));
	return drafts.map((draft) => (typeof draft === 'string' ? draft : { ...draft, tags: distinct(draft.row.tags.map((name) => tags.get(name.toLowerCase()))) }));
}

/** What a row is known again by: its id, or else what it says. */
export function sourceIdOf(row: ImportRow): string {
	return row.id ?? createHash('sha256').update(JSON.stringify([row.title, row.author?.email, row.createdAt])).digest('hex').slice(0, 40);
}

async function knownPosts({ db }: ContextOf<Tx>, source: string, ids: string[]): Promise<Map<string, KnownPost>> {
	const { rows } = await sql<KnownPost & { source_id: string }>`SELECT p.source_id, p.post_id AS "postId", p.title, p.body, s.key AS status, p.tags AS "tagIds"
		FROM posts p JOIN posts c ON c.post_id = p.canonical_id JOIN statuses s ON s.status_id = c.status_id
		WHERE p.source = ${source} AND p.source_id = ANY(${ids})`.execute(db);
	return new Map(rows.map(({ source_id, ...post }) => [source_id, post]));
}

type Boards = { named: Map<string, BoardId>; only: BoardId | null };

async function boardsNamed({ db }: ContextOf<Tx>, rows: ImportRow[], { board }: Where): Promise<Boards> {
	const names = [...new Set(rows.map((row) => (row.board ?? board ?? '').toLowerCase()))];
	const { rows: found } = await sql<{ board_id: BoardId; slug: string; name: string }>`
		SELECT board_id, slug, lower(name) AS name FROM boards WHERE slug = ANY(${names}) OR lower(name) = ANY(${names}) ORDER BY position DESC`.execute(db);
	const few = await db.selectFrom('boards').select('board_id').limit(2).execute();
	const named = new Map([...found.map((one) => [one.name, one.board_id] as const), ...found.map((one) => [one.slug, one.board_id] as const)]);
	return { named, only: few.length === 1 ? (few[0]?.board_id as BoardId) : null };
}

function boardOf(row: ImportRow, where: Where, { named, only }: Boards): { boardId: BoardId } | string {
	const name = row.board ?? where.board;
	const boardId = name === undefined ? only : named.get(name.toLowerCase());
	if (boardId) return { boardId };
	return name === undefined ? 'No board is named. Map a column to board, or give a board for all rows.' : `There is no board “${name}”.`;
}

/** A status may be written as its key or its name, in any case of letters. */
function statusNames({ status }: ImportRow): string[] {
	const name = status?.toLowerCase();
	return name === undefined ? [] : [name.replaceAll(/[\s_]+/g, '-'), name];
}

async function statusesNamed({ db }: ContextOf<Tx>, rows: ImportRow[]): Promise<Map<string, { id: string; key: string }>> {
	const names = [...new Set(rows.flatMap(statusNames))];
	const { rows: found } = await sql<{ id: string; key: string; name: string }>`
		SELECT status_id AS id, key, lower(name) AS name FROM statuses WHERE key = ANY(${names}) OR lower(name) = ANY(${names})`.execute(db);
	return new Map([...found.map((one) => [one.name, one] as const), ...found.map((one) => [one.key, one] as const)].map(([name, { id, key }]) => [name, { id, key }]));
}

async function tagsNamed(context: ContextOf<Tx>, names: string[]): Promise<Map<string, { id: string; name: string }>> {
	const wanted = new Map(names.map((name) => [name.toLowerCase(), name]));
	const { rows } = await sql<{ id: string; name: string }>`SELECT tag_id AS id, name FROM tags WHERE lower(name) = ANY(${[...wanted.keys()]})`.execute(context.db);
	const found = new Map(rows.map((tag) => [tag.name.toLowerCase(), tag]));
	// In one order, so that two imports that make the same tags never wait for each other.
	for (const [key, name] of [...wanted].sort(([one], [other]) => (one < other ? -1 : 1))) {
		if (!found.has(key)) found.set(key, await createTag(context, { name, color: '#6b7280' }));
	}
	return found;
}

function distinct(tags: ({ id: string; name: string } | undefined)[]): Resolved['tags'] {
	return [...new Map(tags.flatMap((tag) => (tag ? [[tag.id, { id: tag.id, name: tag.name }] as const] : []))).values()];
}
