import { itemTypes, type ItemType, type NewItem } from '#core/backlog/contract.ts';
import { filledFrom, type ItemTemplate, type NewTemplate } from '#core/backlog/templates.ts';
import type { Page } from '#core/kernel/page.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';

/** The template of every type; those that nobody wrote say nothing. */
export async function listTemplates({ db }: Context): Promise<Page<ItemTemplate>> {
	const written = await templatesIn(db);
	return { data: itemTypes.map((type) => written.get(type) ?? emptyOf(type)), nextCursor: null };
}

/** @throws stale */
export function keepTemplate(context: Context, type: ItemType, given: NewTemplate, ifMatch: number | null): Promise<ItemTemplate> {
	return inTransaction(context, async (tx, inner) => {
		const columns = { description: given.description, technical_approach: given.technicalApproach, risks: given.risks, criteria: given.criteria };
		await tx.insertInto('item_templates').values({ type, version: 0 }).onConflict((conflict) => conflict.doNothing()).execute();
		const { version } = await tx.selectFrom('item_templates').select('version').where('type', '=', type).forUpdate().executeTakeFirstOrThrow();
		checkVersion(ifMatch, version);
		await tx.updateTable('item_templates').set({ ...columns, version: version + 1 }).where('type', '=', type).execute();
		await record(inner, { type: 'template.changed', actorId: inner.viewer.personId, detail: { type }, membersOnly: true });
		return { type, ...given, version: version + 1 };
	});
}

/** What is given, filled from the template of its type where that was asked for. */
export async function withTemplate(db: Db, given: NewItem): Promise<NewItem> {
	if (!given.fromTemplate) return given;
	const template = (await templatesIn(db)).get(given.type);
	return template ? filledFrom(template, given) : given;
}

async function templatesIn(db: Db): Promise<Map<string, ItemTemplate>> {
	const rows = await db.selectFrom('item_templates').selectAll().execute();
	return new Map(rows.map((row) => [row.type, { type: row.type as ItemType, description: row.description, technicalApproach: row.technical_approach, risks: row.risks, criteria: row.criteria, version: row.version }]));
}

const emptyOf = (type: ItemType): ItemTemplate => ({ type, description: '', technicalApproach: '', risks: '', criteria: [], version: 0 });
