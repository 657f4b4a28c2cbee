import type { Counts, Settings, SettingsChanges } from '#core/moderation/contract.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';

const defaults: Settings = { reviewFirst: false, mostLinks: 2, languages: [], ownWords: [], version: 1 };

/** The rules of the workspace; those that come with it until somebody changes one. */
export async function readSettings({ db }: Context): Promise<Settings> {
	const row = await db.selectFrom('moderation').select(['review_first', 'most_links', 'languages', 'own_words', 'version']).executeTakeFirst();
	if (!row) return defaults;
	return { reviewFirst: row.review_first, mostLinks: row.most_links, languages: row.languages as Settings['languages'], ownWords: row.own_words, version: row.version };
}

/** Changes what is given; it holds for whatever is written from now on. @throws stale */
export function changeSettings(context: Context, changes: SettingsChanges, ifMatch: number | null): Promise<Settings> {
	return inTransaction(context, async (tx, inner) => {
		await ensureRow(inner);
		await tx.selectFrom('moderation').select('version').forUpdate().execute();
		const before = await readSettings(inner);
		checkVersion(ifMatch, before.version);
		const { reviewFirst, mostLinks, languages, ownWords } = { ...before, ...changes };
		await tx
			.updateTable('moderation')
			.set((eb) => ({
				review_first: reviewFirst,
				most_links: mostLinks,
				languages: [...new Set(languages)],
				own_words: [...new Set(ownWords)],
				updated_at: inner.now(),
				version: eb('version', '+', 1)
			}))
			.execute();
		await record(inner, { type: 'moderation.changed', actorId: inner.viewer.personId, detail: { fields: Object.keys(changes) }, membersOnly: true });
		return readSettings(inner);
	});
}

/** What waits for somebody's decision. */
export async function readCounts({ db }: Context): Promise<Counts> {
	const row = await db.selectFrom('moderation').select(['held_waiting', 'reports_open']).executeTakeFirst();
	return { held: row?.held_waiting ?? 0, reports: row?.reports_open ?? 0 };
}

/**
 * Keeps the counts. The row is one for the whole workspace, so it is locked last, after everything that a decision
 * changes, and two decisions never wait for each other in a circle.
 */
export async function countWaiting(context: ContextOf<Tx>, { held = 0, reports = 0 }: Partial<Counts>): Promise<void> {
	if (held === 0 && reports === 0) return;
	await ensureRow(context);
	await context.db
		.updateTable('moderation')
		.set((eb) => ({ held_waiting: eb('held_waiting', '+', held), reports_open: eb('reports_open', '+', reports) }))
		.execute();
}

async function ensureRow({ db, workspaceId }: ContextOf<Tx>): Promise<void> {
	await db.insertInto('moderation').values({ workspace_id: workspaceId }).onConflict((conflict) => conflict.doNothing()).execute();
}
