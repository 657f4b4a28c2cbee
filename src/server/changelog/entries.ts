import { slugOf } from '#core/kernel/slug.ts';
import type { EntriesQuery, Entry, EntryChanges, NewEntry } from '#core/changelog/contract.ts';
import type { ChangelogEntryId } from '#core/kernel/ids.ts';
import { pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound, Refusal } from '#core/kernel/problem.ts';
import { words } from '#core/changelog/words.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';
import { linkEntry } from './linking.ts';
import { entriesInOrder, entryById, entryBySlug, type EntryRow } from './queries.ts';
import { showEntries } from './showing.ts';

/** Published entries, the newest first; members see before them what is not published yet. */
export async function listEntries(context: Context, query: EntriesQuery): Promise<Page<Entry>> {
	const rows = await entriesInOrder(context.db, context.viewer, query);
	const page = pageOf(rows, query.limit, (row) => row, (row) => [row.published_at?.toISOString() ?? 'infinity', row.entry_id]);
	return { data: await showEntries(context, page.data), nextCursor: page.nextCursor };
}

/** @throws not-found when there is none or the viewer may not see it. */
export async function getEntry(context: Context, id: string): Promise<Entry> {
	return showOne(context, await requireEntry(context, id));
}

/** @throws not-found when there is none or the viewer may not see it. */
export async function getEntryBySlug(context: Context, slug: string): Promise<Entry> {
	const row = await entryBySlug(context.db, context.viewer, slug);
	if (!row) throw notFound('changelogEntry');
	return showOne(context, row);
}

/** Adds a draft, or with a time to publish it at a scheduled entry. @throws invalid, notify-required */
export function createEntry(context: Context, { postIds, itemIds, publishAt, ...given }: NewEntry): Promise<Entry> {
	return inTransaction(context, async (tx, inner) => {
		const id = inner.newId('changelogEntry');
		await tx
			.insertInto('changelog_entries')
			.values({
				entry_id: id,
				slug: await freeSlug(inner, given.title),
				title: given.title,
				body: given.body,
				labels: given.labels,
				ships: given.ships,
				author_id: inner.viewer.personId,
				created_at: inner.now(),
				updated_at: inner.now(),
				...scheduleOf(inner, { publishAt, notify: given.notify })
			})
			.execute();
		await linkEntry(inner, id, { postIds, itemIds });
		await record(inner, { type: 'changelog.created', actorId: inner.viewer.personId, detail: { entryId: id, title: given.title }, membersOnly: true });
		return getEntry(inner, id);
	});
}

/** Changes what is given and leaves the rest. What is published keeps its address. @throws not-found, stale, invalid, notify-required, already-published */
export function changeEntry(context: Context, id: string, { postIds, itemIds, publishAt, notify, ...changes }: EntryChanges, ifMatch: number | null): Promise<Entry> {
	return inTransaction(context, async (tx, inner) => {
		const before = await lockEntry(inner, id);
		checkVersion(ifMatch, before.version);
		const isPublished = before.state === 'published';
		if (isPublished && (publishAt !== undefined || notify !== undefined || changes.ships !== undefined)) throw new Refusal('already-published', words.refusals.published);
		const slug = !isPublished && changes.title && changes.title !== before.title ? { slug: await freeSlug(inner, changes.title) } : {};
		const schedule = publishAt === undefined && notify === undefined ? {} : scheduleOf(inner, { publishAt: publishAt === undefined ? before.publish_at?.toISOString() : publishAt, notify: notify ?? before.notify ?? undefined });
		await tx
			.updateTable('changelog_entries')
			.set((eb) => ({ ...changes, ...slug, ...schedule, updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('entry_id', '=', id)
			.execute();
		await linkEntry(inner, id as ChangelogEntryId, { postIds, itemIds });
		await record(inner, { type: 'changelog.changed', actorId: inner.viewer.personId, detail: { entryId: id, title: changes.title ?? before.title }, membersOnly: true });
		return getEntry(inner, id);
	});
}

/** Removes an entry; a published one is gone from its address, too. @throws not-found */
export function removeEntry(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const { title } = await lockEntry(inner, id);
		await tx.deleteFrom('changelog_entries').where('entry_id', '=', id).execute();
		await record(inner, { type: 'changelog.removed', actorId: inner.viewer.personId, detail: { entryId: id, title }, membersOnly: true });
	});
}

/** @throws not-found */
async function lockEntry({ db }: ContextOf<Tx>, id: string): Promise<Pick<EntryRow, 'version' | 'state' | 'title' | 'publish_at' | 'notify' | 'ships' | 'slug'>> {
	const row = await db.selectFrom('changelog_entries').selectAll().where('entry_id', '=', id).forUpdate().executeTakeFirst();
	if (!row) throw notFound('changelogEntry');
	return row;
}

async function requireEntry(context: Context, id: string): Promise<EntryRow> {
	const row = await entryById(context.db, context.viewer, id);
	if (!row) throw notFound('changelogEntry');
	return row;
}

async function showOne(context: Context, row: EntryRow): Promise<Entry> {
	return (await showEntries(context, [row]))[0] as Entry;
}

type Schedule = { publishAt: string | null | undefined; notify: boolean | undefined };

/** A time to publish at needs to be told whether people hear of it, while somebody is there to say so. @throws invalid, notify-required */
function scheduleOf({ now }: Context, { publishAt, notify }: Schedule): { state: 'draft' | 'scheduled'; publish_at: Date | null; notify: boolean | null } {
	if (!publishAt) return { state: 'draft', publish_at: null, notify: notify ?? null };
	const at = new Date(publishAt);
	if (at <= now()) throw invalid({ publishAt: 'must be a time to come; publish it now instead.' });
	if (notify === undefined) throw new Refusal('notify-required', words.refusals.notify, { fields: { notify: 'must be true or false' } });
	return { state: 'scheduled', publish_at: at, notify };
}

const mostAddresses = 50;

/** The address of a title, with a number after it where another entry has it. */
async function freeSlug({ db }: Context, title: string): Promise<string> {
	const slug = slugOf(title, 'entry').slice(0, 70).replace(/-+$/, '');
	const wanted = [slug, ...Array.from({ length: mostAddresses }, (_, at) => `${slug}-${at + 2}`)];
	const taken = new Set((await db.selectFrom('changelog_entries').select('slug').where('slug', 'in', wanted).execute()).map((row) => row.slug));
	const free = wanted.find((one) => !taken.has(one));
	if (!free) throw new Refusal('already-exists', words.refusals.manyAlike);
	return free;
}
