import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { V7Generator } from 'uuidv7';
import type { ImportRow } from '#core/importing/rows.ts';
import { idFromUuid, type BoardId, type PersonId, type PostId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { createTag } from '../boards/service.ts';
import { ensurePerson } from '../people/service.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { changePost, createPost, setStatusOfPosts } from '../posts/service.ts';
import { castVote } from '../voting/service.ts';

export type Outcome = 'created' | 'updated' | 'unchanged';
export type Defaults = { source: string; board: string | undefined; importer: PersonId };

/** Brings one row in: a new post, or what is new on the one it made before. Tells nobody. @throws Refusal with a plain sentence */
export async function writeRow(context: ContextOf<Tx>, row: ImportRow, defaults: Defaults): Promise<Outcome> {
	const sourceId = row.id ?? hashOf(row);
	const known = await context.db
		.selectFrom('posts as p')
		.innerJoin('statuses as s', 's.status_id', 'p.status_id')
		.select(['p.post_id', 'p.title', 'p.body', 's.key as status', 'p.tags'])
		.where('p.source', '=', defaults.source)
		.where('p.source_id', '=', sourceId)
		.executeTakeFirst();
	const status = await statusKey(context, row.status);
	const tags = await tagsFor(context, row.tags);
	if (!known) {
		const postId = await createFrom(context, { row, status, tags, sourceId, defaults });
		await addVoters(context, postId, row.voters);
		return 'created';
	}
	const postId = known.post_id as PostId;
	const voted = await addVoters(context, postId, row.voters);
	const sameTags = row.tags.length === 0 || (tags.ids.length === known.tags.length && tags.ids.every((id) => known.tags.includes(id)));
	const words = known.title !== row.title || known.body !== row.body || !sameTags;
	if (words) await changePost(context, postId, { title: row.title, body: row.body, ...(sameTags ? {} : { tags: tags.names }) }, null);
	const moved = status !== undefined && status !== known.status;
	if (moved) await setStatusOfPosts(context, { postIds: [postId], statusKey: status, notify: false });
	return words || moved || voted > 0 ? 'updated' : 'unchanged';
}

type Fresh = { row: ImportRow; status: string | undefined; tags: { names: string[] }; sourceId: string; defaults: Defaults };

async function createFrom(context: ContextOf<Tx>, { row, status, tags, sourceId, defaults }: Fresh): Promise<PostId> {
	const authorId = row.author ? await ensurePerson(context, row.author) : defaults.importer;
	const boardId = await boardFor(context, row.board ?? defaults.board);
	return createPost(at(context, row.createdAt), {
		boardId,
		title: row.title,
		body: row.body,
		tags: tags.names,
		authorId,
		status,
		source: { name: defaults.source, id: sourceId }
	});
}

/** Each address is one vote, once; answers how many were new. */
async function addVoters(context: ContextOf<Tx>, postId: PostId, voters: string[]): Promise<number> {
	let added = 0;
	for (const email of voters) {
		const personId = await ensurePerson(context, { email });
		const standing = await context.db
			.selectFrom('votes as v')
			.innerJoin('posts as p', 'p.post_id', 'v.post_id')
			.select('v.post_id')
			.where('v.person_id', '=', personId)
			.where((eb) => eb('p.canonical_id', '=', eb.selectFrom('posts').select('canonical_id').where('post_id', '=', postId)))
			.executeTakeFirst();
		if (standing) continue;
		await castVote(context, postId, { personId });
		added += 1;
	}
	return added;
}

/** A context at the moment when the row was made, so that the post is as old as it is. */
function at(context: ContextOf<Tx>, moment: Date | null): ContextOf<Tx> {
	if (!moment || moment > context.now()) return context;
	const ids = new V7Generator();
	return { ...context, now: () => moment, newId: (kind) => idFromUuid(kind, ids.generateOrResetCore(moment.getTime(), 10_000).toString()) };
}

async function boardFor({ db }: ContextOf<Tx>, named: string | undefined): Promise<BoardId> {
	if (named === undefined) {
		const boards = await db.selectFrom('boards').select('board_id').orderBy('position').limit(2).execute();
		if (boards.length === 1 && boards[0]) return boards[0].board_id as BoardId;
		throw new Refusal('invalid', 'No board is named. Map a column to board, or give a board for all rows.');
	}
	const row = await db
		.selectFrom('boards')
		.select('board_id')
		.where((eb) => eb.or([eb('slug', '=', named.toLowerCase()), eb(sql`lower(name)`, '=', named.toLowerCase())]))
		.executeTakeFirst();
	if (!row) throw new Refusal('invalid', `There is no board “${named}”.`);
	return row.board_id as BoardId;
}

async function statusKey({ db }: ContextOf<Tx>, named: string | null): Promise<string | undefined> {
	if (named === null) return undefined;
	const wanted = named.toLowerCase();
	const row = await db
		.selectFrom('statuses')
		.select('key')
		.where((eb) => eb.or([eb('key', '=', wanted.replaceAll(/[\s_]+/g, '-')), eb(sql`lower(name)`, '=', wanted)]))
		.executeTakeFirst();
	if (!row) throw new Refusal('invalid', `There is no status “${named}”.`);
	return row.key;
}

async function tagsFor(context: ContextOf<Tx>, names: string[]): Promise<{ names: string[]; ids: string[] }> {
	const found = { names: [] as string[], ids: [] as string[] };
	for (const name of new Set(names)) {
		const known = await context.db.selectFrom('tags').select(['tag_id', 'name']).where(sql`lower(name)`, '=', name.toLowerCase()).executeTakeFirst();
		const tag = known ? { id: known.tag_id as string, name: known.name } : await createTag(context, { name, color: '#6b7280' });
		found.names.push(tag.name);
		found.ids.push(tag.id);
	}
	return found;
}

/** A row without an id is known again by what it says. */
function hashOf(row: ImportRow): string {
	return createHash('sha256').update(JSON.stringify([row.title, row.author?.email, row.createdAt])).digest('hex').slice(0, 40);
}
