import { sql, type Selectable } from 'kysely';
import type { ListQuery, NewTag, Tag, TagChanges } from '#core/boards/contract.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { record } from '../platform/outbox.ts';
import type { Tags } from '../platform/tables.ts';
import { checkVersion } from '../platform/versions.ts';

/** The tags by name. */
export async function listTags(context: Context, { limit, cursor }: ListQuery): Promise<Page<Tag>> {
	const name = sql<string>`lower(name)`;
	let query = context.db.selectFrom('tags').selectAll().orderBy(name).limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where(name, '>', key[0] as string);
	return pageOf(await query.execute(), limit, showTag, (row) => [row.name.toLowerCase()]);
}

/** @throws not-found */
export async function getTag(context: Context, id: string): Promise<Tag> {
	const row = await context.db.selectFrom('tags').selectAll().where('tag_id', '=', id).executeTakeFirst();
	if (!row) throw notFound('tag');
	return showTag(row);
}

/** @throws already-exists when a tag has this name in any case of letters. */
export function createTag(context: Context, given: NewTag): Promise<Tag> {
	return inTransaction(context, async (tx, inner) => {
		await refuseTakenName(inner, given.name, null);
		const row = await tx
			.insertInto('tags')
			.values({ tag_id: inner.newId('tag'), name: given.name, color: given.color })
			.returningAll()
			.executeTakeFirstOrThrow();
		await record(inner, { type: 'tag.created', actorId: inner.viewer.personId, detail: { tagId: row.tag_id }, membersOnly: true });
		return showTag(row);
	});
}

/** Renames or recolours a tag; posts that carry it keep it under its new name by the event. @throws not-found, stale, already-exists */
export function changeTag(context: Context, id: string, changes: TagChanges, ifMatch: number | null): Promise<Tag> {
	return inTransaction(context, async (tx, inner) => {
		const before = await getTag(inner, id);
		checkVersion(ifMatch, before.version);
		if (changes.name !== undefined) await refuseTakenName(inner, changes.name, id);
		const row = await tx
			.updateTable('tags')
			.set((eb) => ({ ...changes, updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('tag_id', '=', id)
			.returningAll()
			.executeTakeFirstOrThrow();
		await record(inner, {
			type: 'tag.changed',
			actorId: inner.viewer.personId,
			detail: { tagId: id, from: before.name, to: row.name },
			membersOnly: true
		});
		return showTag(row);
	});
}

/** Removes a tag, from the posts that carry it too. @throws not-found */
export function removeTag(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const tag = await getTag(inner, id);
		await tx.deleteFrom('tags').where('tag_id', '=', id).execute();
		await record(inner, {
			type: 'tag.removed',
			actorId: inner.viewer.personId,
			detail: { tagId: id, name: tag.name },
			membersOnly: true
		});
	});
}

async function refuseTakenName(context: Context, name: string, except: string | null): Promise<void> {
	const taken = await context.db.selectFrom('tags').select('tag_id').where(sql`lower(name)`, '=', name.toLowerCase()).executeTakeFirst();
	if (taken && taken.tag_id !== except) throw new Refusal('already-exists', 'There is a tag with this name already.');
}

function showTag(row: Selectable<Tags>): Tag {
	return {
		id: row.tag_id as Tag['id'],
		name: row.name,
		color: row.color,
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	};
}
