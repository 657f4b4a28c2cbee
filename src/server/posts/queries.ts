import { sql, type RawBuilder } from 'kysely';
import { isMember, type Viewer } from '#core/access/roles.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import { visibleBoards } from '../boards/service.ts';
import { idsOfPerson } from '../people/service.ts';
import type { Db } from '../platform/database.ts';

/** The posts on boards that the viewer may see, with everything a row of a list shows. Counts are read, never made. */
export function visiblePosts(db: Db, viewer: Viewer) {
	return db
		.selectFrom('posts as p')
		.innerJoin('statuses as s', 's.status_id', 'p.status_id')
		.innerJoin('boards as b', 'b.board_id', 'p.board_id')
		.innerJoin('people as a', 'a.person_id', 'p.author_id')
		.select([
			'p.post_id', 'p.number', 'p.board_id', 'p.title', 'p.slug', 'p.body', 'p.status_id', 'p.author_id', 'p.canonical_id', 'p.merged', 'p.comment_count',
			'p.duplicate_count', 'p.heat', 'p.created_at', 'p.updated_at', 'p.active_at', 'p.status_changed_at', 'p.version',
			'p.tags as tag_ids', 's.key as status_key', 's.name as status_name', 's.category as status_category', 's.color as status_color',
			'b.slug as board_slug', 'b.name as board_name', 'a.name as author_name', 'a.kind as author_kind', 'a.email as author_email'
		])
		.select(keptColumns('p'))
		.select([
			sql<{ id: string; name: string; color: string }[] | null>`(SELECT json_agg(json_build_object('id', t.tag_id, 'name', t.name, 'color', t.color) ORDER BY t.name)
				FROM tags t WHERE t.tag_id = ANY(p.tags))`.as('tag_details'),
			sql<boolean>`EXISTS (SELECT FROM comments c WHERE c.post_id = p.post_id AND c.official AND c.deleted_at IS NULL)`.as('answered'),
			votedBy(viewer.personId).as('voted')
		])
		.$if(boundByBoards(viewer), (query) =>
			query.where('p.board_id', 'in', visibleBoards(db, viewer).select('board_id'))
		);
}

/** Which post stands for this one, where the viewer may see it. */
export function canonicalPost(db: Db, viewer: Viewer, id: PostId) {
	return db
		.selectFrom('posts as p')
		.select('p.canonical_id')
		.where('p.post_id', '=', id)
		.$if(boundByBoards(viewer), (query) => query.where('p.board_id', 'in', visibleBoards(db, viewer).select('board_id')));
}

/** Whether only some boards are open to the viewer. Members see all, unless their key is limited. */
export function boundByBoards(viewer: Viewer): boolean {
	return !isMember(viewer) || viewer.boardIds !== null;
}

/** The kept counts, from the row of the post that stands for others. */
export function keptColumns(table: 'p' | 'c') {
	const count = <Name extends string>(name: Name) => sql<number>`${sql.ref(`${table}.${name}`)}`.as(name);
	return [
		count('people_count'),
		count('company_count'),
		count('mrr_known_cents'),
		count('mrr_unknown_companies'),
		count('critical_count'),
		count('important_count'),
		count('nice_to_have_count'),
		count('recent_count'),
		count('previous_count'),
		sql<string>`(SELECT w.currency FROM workspaces w)`.as('currency')
	] as const;
}

function votedBy(personId: PersonId | null): RawBuilder<boolean> {
	if (!personId) return sql<boolean>`false`;
	return sql<boolean>`EXISTS (SELECT FROM posts m JOIN votes v ON v.post_id = m.post_id WHERE m.canonical_id = p.canonical_id AND v.person_id = ANY(${idsOfPerson(personId)}))`;
}

export type PostRow = Awaited<ReturnType<ReturnType<typeof visiblePosts>['executeTakeFirstOrThrow']>>;

export function postById(db: Db, viewer: Viewer, id: string): Promise<PostRow | undefined> {
	return visiblePosts(db, viewer).where('p.post_id', '=', id).executeTakeFirst();
}

export function postByNumber(db: Db, viewer: Viewer, number: number): Promise<PostRow | undefined> {
	return visiblePosts(db, viewer).where('p.number', '=', number).executeTakeFirst();
}

export function postsByIds(db: Db, viewer: Viewer, ids: readonly PostId[]): Promise<PostRow[]> {
	return ids.length === 0 ? Promise.resolve([]) : visiblePosts(db, viewer).where('p.post_id', 'in', [...ids]).execute();
}
