import { sql, type Selectable } from 'kysely';
import type { ListQuery, NewStatus, Status, StatusChanges } from '#core/boards/contract.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { slugOf } from '#core/kernel/slug.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { record } from '../platform/outbox.ts';
import type { Statuses } from '../platform/tables.ts';
import { checkVersion } from '../platform/versions.ts';

/** The statuses in the workspace's order; visible to everybody, because public posts carry them. */
export async function listStatuses(context: Context, { limit, cursor }: ListQuery): Promise<Page<Status>> {
	let query = context.db.selectFrom('statuses').selectAll().orderBy('position').orderBy('status_id').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 'ns');
	if (key) query = query.where((eb) => eb(eb.refTuple('position', 'status_id'), '>', eb.tuple(key[0] as number, key[1] as string)));
	return pageOf(await query.execute(), limit, showStatus, (row) => [row.position, row.status_id]);
}

/** @throws not-found */
export async function getStatus(context: Context, id: string): Promise<Status> {
	const row = await context.db.selectFrom('statuses').selectAll().where('status_id', '=', id).executeTakeFirst();
	if (!row) throw notFound('status');
	return showStatus(row);
}

/** Adds a status at the end of the order. @throws already-exists when its key is taken. */
export function createStatus(context: Context, given: NewStatus): Promise<Status> {
	return inTransaction(context, async (tx, inner) => {
		const row = await tx
			.insertInto('statuses')
			.values({
				status_id: inner.newId('status'),
				key: given.key ?? slugOf(given.name, 'status').slice(0, 60),
				name: given.name,
				category: given.category,
				color: given.color,
				position: given.position ?? sql<number>`(SELECT coalesce(max(position) + 1, 0) FROM statuses)`
			})
			.onConflict((conflict) => conflict.columns(['workspace_id', 'key']).doNothing())
			.returningAll()
			.executeTakeFirst();
		if (!row) throw new Refusal('already-exists', 'There is a status with this key already. Choose another name.');
		await record(inner, { type: 'status.created', actorId: inner.viewer.personId, detail: { statusId: row.status_id }, membersOnly: true });
		return showStatus(row);
	});
}

/** Renames, recolours, moves or recategorises a status. Its key stays: addresses and integrations use it. @throws not-found, stale */
export function changeStatus(context: Context, id: string, changes: StatusChanges, ifMatch: number | null): Promise<Status> {
	return inTransaction(context, async (tx, inner) => {
		const before = await getStatus(inner, id);
		checkVersion(ifMatch, before.version);
		const row = await tx
			.updateTable('statuses')
			.set((eb) => ({ ...changes, updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('status_id', '=', id)
			.returningAll()
			.executeTakeFirstOrThrow();
		await record(inner, { type: 'status.changed', actorId: inner.viewer.personId, detail: { statusId: id }, membersOnly: true });
		return showStatus(row);
	});
}

/** Removes a status that no post has. @throws not-found, in-use; also for the last one that is open, because new posts need it. */
export function removeStatus(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const status = await getStatus(inner, id);
		const post = await tx.selectFrom('posts').select('post_id').where('status_id', '=', id).limit(1).executeTakeFirst();
		if (post) throw new Refusal('in-use', 'There are posts with this status. Give them another status first.');
		const peers = await tx.selectFrom('statuses').select('status_id').where('category', '=', status.category).limit(2).execute();
		if (peers.length < 2 && status.category === 'open') {
			throw new Refusal('in-use', 'New posts start with this status, so one open status has to stay.');
		}
		await tx.deleteFrom('statuses').where('status_id', '=', id).execute();
		await record(inner, { type: 'status.removed', actorId: inner.viewer.personId, detail: { statusId: id }, membersOnly: true });
	});
}

function showStatus(row: Selectable<Statuses>): Status {
	return {
		id: row.status_id as Status['id'],
		key: row.key,
		name: row.name,
		category: row.category as Status['category'],
		color: row.color,
		position: row.position,
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	};
}
