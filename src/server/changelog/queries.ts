import { sql, type Selectable } from 'kysely';
import type { EntriesQuery } from '#core/changelog/contract.ts';
import { isMember, type Viewer } from '#core/access/roles.ts';
import { decodeCursor } from '#core/kernel/page.ts';
import type { Db } from '../platform/database.ts';
import type { ChangelogEntries } from '../platform/tables.ts';

export type EntryRow = Selectable<ChangelogEntries> & { post_ids: string[]; item_ids: string[] };

/** The entries a viewer may see: members all, everybody else what is published. */
export function visibleEntries(db: Db, viewer: Viewer) {
	const entries = db
		.selectFrom('changelog_entries as e')
		.selectAll('e')
		.select([
			sql<string[]>`ARRAY(SELECT l.post_id::text FROM changelog_posts l WHERE l.entry_id = e.entry_id ORDER BY l.place)`.as('post_ids'),
			sql<string[]>`ARRAY(SELECT l.item_id::text FROM changelog_items l WHERE l.entry_id = e.entry_id ORDER BY l.place)`.as('item_ids')
		]);
	return isMember(viewer) ? entries : entries.where('e.state', '=', 'published');
}

/** Published entries by when they were, the newest first; for members what is not published yet stands before them. */
export function entriesInOrder(db: Db, viewer: Viewer, { limit, cursor, label, state }: EntriesQuery): Promise<EntryRow[]> {
	const when = isMember(viewer) ? sql`coalesce(e.published_at, 'infinity'::timestamptz)` : sql`e.published_at`;
	let entries = visibleEntries(db, viewer).orderBy(when, 'desc').orderBy('e.entry_id', 'desc').limit(limit + 1);
	if (state) entries = entries.where('e.state', '=', state);
	if (label) entries = entries.where(sql<boolean>`EXISTS (SELECT FROM unnest(e.labels) l WHERE lower(l) = lower(${label.replaceAll('\0', '')}))`);
	const key = cursor === undefined ? null : decodeCursor(cursor, 'ss');
	if (key) entries = entries.where(sql<boolean>`(${when}, e.entry_id) < (${key[0]}::timestamptz, ${key[1]})`);
	return entries.execute();
}

export function entryById(db: Db, viewer: Viewer, id: string): Promise<EntryRow | undefined> {
	return visibleEntries(db, viewer).where('e.entry_id', '=', id).executeTakeFirst();
}

export function entryBySlug(db: Db, viewer: Viewer, slug: string): Promise<EntryRow | undefined> {
	return visibleEntries(db, viewer).where('e.slug', '=', slug.replaceAll('\0', '')).executeTakeFirst();
}

/** The addresses of what is published, the newest first, for those who index pages. */
export function publishedEntries(db: Db, limit: number) {
	return db.selectFrom('changelog_entries').select(['slug', 'updated_at']).where('state', '=', 'published').orderBy('published_at', 'desc').limit(limit).execute();
}

/** The labels of what a viewer may see, by name. */
export async function labelsSeen(db: Db, viewer: Viewer): Promise<string[]> {
	const { rows } = await sql<{ label: string }>`SELECT DISTINCT l AS label FROM (${visibleEntries(db, viewer).clearSelect().select('e.labels').orderBy('e.entry_id', 'desc').limit(1000)}) e, unnest(e.labels) l ORDER BY 1 LIMIT 100`.execute(db);
	return rows.map(({ label }) => label);
}

/** Those among these posts that are not shipped yet, under the ids of the posts that stand for them. */
export async function postsToShip(db: Db, postIds: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ post_id: string }>`SELECT DISTINCT c.post_id FROM posts p JOIN posts c ON c.post_id = p.canonical_id JOIN statuses s ON s.status_id = c.status_id
		WHERE p.post_id = ANY(${[...postIds]}) AND s.category <> 'shipped' ORDER BY 1`.execute(db);
	return rows.map((row) => row.post_id);
}
