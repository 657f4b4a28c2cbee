import { sql, type Selectable } from 'kysely';
import { hasRole } from '#core/access/roles.ts';
import type { ListQuery } from '#core/prioritising/contract.ts';
import type { NewView, View, ViewChanges } from '#core/prioritising/table.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { notFound, Refusal } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { record } from '../platform/outbox.ts';
import type { PostViews } from '../platform/tables.ts';
import { checkVersion } from '../platform/versions.ts';

/** Views of one person; more are not looked at. */
const mostViews = 50;

/** The caller's own views and those that the team shares, in the order in which they were made. */
export async function listViews(context: Context, { limit, cursor }: ListQuery): Promise<Page<View>> {
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	const rows = await seen(context)
		.$if(key !== null, (query) => query.where('view_id', '>', key?.[0] as string))
		.orderBy('view_id')
		.limit(limit + 1)
		.execute();
	return pageOf(rows, limit, (row) => showView(context, row), (row) => [row.view_id]);
}

/** @throws not-allowed for sharing without being a contributor; in-use when there are as many as there may be */
export function createView(context: Context, { name, shared, columns, filters, sort }: NewView): Promise<View> {
	return inTransaction(context, async (tx, inner) => {
		const ownerId = inner.viewer.personId;
		if (!ownerId) throw new Refusal('sign-in-required', 'A view belongs to somebody: sign in, or use a key that somebody made.');
		refuseSharing(inner, shared);
		const own = await tx.selectFrom('post_views').select('view_id').where('owner_id', '=', ownerId).limit(mostViews).execute();
		if (own.length >= mostViews) throw new Refusal('in-use', `You may keep at most ${mostViews} views. Remove one that you do not need.`);
		const row = await tx
			.insertInto('post_views')
			.values({ view_id: inner.newId('view'), owner_id: ownerId, name, shared, columns, filters: JSON.stringify(filters), sort })
			.returningAll()
			.executeTakeFirstOrThrow();
		await record(inner, { type: 'view.created', actorId: ownerId, detail: { viewId: row.view_id, name }, membersOnly: true });
		return showView(inner, row);
	});
}

/** Its owner changes a view; others see it. @throws not-found, not-allowed, stale */
export function changeView(context: Context, id: string, { filters, ...changes }: ViewChanges, ifMatch: number | null): Promise<View> {
	return inTransaction(context, async (tx, inner) => {
		const before = await requireOwn(inner, id);
		checkVersion(ifMatch, before.version);
		refuseSharing(inner, changes.shared ?? false);
		const row = await tx
			.updateTable('post_views')
			.set((eb) => ({ ...changes, ...(filters ? { filters: JSON.stringify(filters) } : {}), updated_at: inner.now(), version: eb('version', '+', 1) }))
			.where('view_id', '=', id)
			.returningAll()
			.executeTakeFirstOrThrow();
		await record(inner, { type: 'view.changed', actorId: inner.viewer.personId, detail: { viewId: id }, membersOnly: true });
		return showView(inner, row);
	});
}

/** @throws not-found, not-allowed */
export function removeView(context: Context, id: string): Promise<void> {
	return inTransaction(context, async (tx, inner) => {
		const { name } = await requireOwn(inner, id);
		await tx.deleteFrom('post_views').where('view_id', '=', id).execute();
		await record(inner, { type: 'view.removed', actorId: inner.viewer.personId, detail: { viewId: id, name }, membersOnly: true });
	});
}

function seen({ db, viewer }: Context) {
	return db.selectFrom('post_views').selectAll().where(sql<boolean>`(shared OR owner_id = ${viewer.personId})`);
}

/** What is shared is an admin's to tidy, too. */
async function requireOwn(context: Context, id: string): Promise<Selectable<PostViews>> {
	const row = await seen(context).where('view_id', '=', id).executeTakeFirst();
	if (!row) throw notFound('view');
	if (row.owner_id !== context.viewer.personId && !hasRole(context.viewer, 'admin')) throw new Refusal('not-allowed', 'This view is somebody else’s. Keep one of your own instead.');
	return row;
}

function refuseSharing({ viewer }: Context, shared: boolean): void {
	if (shared && !hasRole(viewer, 'contributor')) throw new Refusal('not-allowed', 'Your role may keep views for yourself, and not share them.');
}

function showView({ viewer }: Context, row: Selectable<PostViews>): View {
	return {
		id: row.view_id as View['id'],
		name: row.name,
		shared: row.shared,
		own: row.owner_id === viewer.personId,
		columns: row.columns,
		filters: row.filters as View['filters'],
		sort: row.sort,
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	};
}
