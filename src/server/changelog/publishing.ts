import { sql } from 'kysely';
import type { Entry, Publishing } from '#core/changelog/contract.ts';
import { words } from '#core/changelog/words.ts';
import type { ChangelogEntryId, PersonId, PostId } from '#core/kernel/ids.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { setStatusOfPosts } from '../posts/service.ts';
import { entryById, postsToShip } from './queries.ts';
import { showEntries } from './showing.ts';

/**
 * Publishes an entry and ships its posts, unless `ships` is false. Whoever is told hears of the entry and its posts in one
 * message, see notifications. Publishing what is published changes nothing and tells nobody. @throws not-found, notify-required
 */
export function publishEntry(context: Context, id: string, given: Publishing): Promise<Entry> {
	return inTransaction(context, async (tx, inner) => {
		const row = await tx.selectFrom('changelog_entries').selectAll().where('entry_id', '=', id).forUpdate().executeTakeFirst();
		if (!row) throw notFound('changelogEntry');
		const notify = given.notify ?? row.notify ?? undefined;
		if (row.state !== 'published' && notify === undefined) throw new Refusal('notify-required', words.refusals.notify, { fields: { notify: 'must be true or false' } });
		if (row.state !== 'published') await publish(inner, id as ChangelogEntryId, { notify: notify ?? false, ships: given.ships ?? row.ships });
		const published = await entryById(tx, inner.viewer, id);
		if (!published) throw notFound('changelogEntry');
		return (await showEntries(inner, [published]))[0] as Entry;
	});
}

async function publish(context: ContextOf<Tx>, id: ChangelogEntryId, { notify, ships }: { notify: boolean; ships: boolean }): Promise<void> {
	const { db, viewer } = context;
	const entry = await db
		.updateTable('changelog_entries')
		.set((eb) => ({ state: 'published', published_at: context.now(), notify, ships, publish_at: null, updated_at: context.now(), version: eb('version', '+', 1) }))
		.where('entry_id', '=', id)
		.returning(['title', 'slug', 'author_id'])
		.executeTakeFirstOrThrow();
	const postIds = await postsOfEntry(context, id);
	if (ships) await shipPosts(context, postIds);
	await record(context, { type: 'changelog.published', actorId: (viewer.personId ?? entry.author_id) as PersonId | null, detail: { entryId: id, title: entry.title, slug: entry.slug, postIds, notify } });
}

/** Quietly: the entry is what tells. Without a status for what is shipped there is nothing to set. */
async function shipPosts(context: ContextOf<Tx>, postIds: PostId[]): Promise<void> {
	const shipped = await context.db.selectFrom('statuses').select('key').where('category', '=', 'shipped').orderBy('position').limit(1).executeTakeFirst();
	const ids = (await postsToShip(context.db, postIds)) as PostId[];
	if (shipped && ids.length > 0) await setStatusOfPosts(context, { postIds: ids, statusKey: shipped.key, notify: false });
}

/** The posts of an entry in its order, as those that stand for them. */
export async function postsOfEntry({ db }: Context, id: string): Promise<PostId[]> {
	const { rows } = await sql<{ post_id: PostId }>`SELECT p.canonical_id AS post_id FROM changelog_posts l JOIN posts p ON p.post_id = l.post_id
		WHERE l.entry_id = ${id} GROUP BY 1 ORDER BY min(l.place)`.execute(db);
	return rows.map((row) => row.post_id);
}

const atOnce = 20;

/** Publishes what is due; the job of every minute. An entry that cannot be published does not hold up the others. */
export async function publishDueEntries(context: Context): Promise<void> {
	const due = await context.db.selectFrom('changelog_entries').select('entry_id').where('state', '=', 'scheduled').where('publish_at', '<=', context.now()).orderBy('publish_at').limit(atOnce).execute();
	for (const { entry_id } of due) await publishEntry(context, entry_id, {});
}
