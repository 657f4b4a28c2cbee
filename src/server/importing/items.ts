/** Rows that become items of the backlog. */
import { createHash } from 'node:crypto';
import type { ItemChanges } from '#core/backlog/contract.ts';
import type { RowError } from '#core/importing/contract.ts';
import { readItemRow, type ItemRow } from '#core/importing/item-rows.ts';
import { words } from '#core/importing/words.ts';
import type { ItemId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { addDependency, changeItem, createPastItems, itemsOfSource, type KnownItem } from '../backlog/service.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import type { Defaults, Intake, Outcome } from './intake.ts';

export const itemIntake: Intake<ItemRow> = {
	read: readItemRow,
	sourceIdOf: (row) => row.id ?? createHash('sha256').update(JSON.stringify([row.title, row.createdAt])).digest('hex').slice(0, 40),
	weightOf: (row) => row.criteria.length,
	write: writeItems,
	async tie(context, rows, defaults) {
		const problems: RowError[] = [];
		for await (const read of rows) {
			if (!('row' in read) || (read.row.parent === null && read.row.blockedBy.length === 0)) continue;
			for (const problem of await tieItem(context, read, defaults)) problems.push({ row: read.number, problem });
		}
		return problems;
	}
};

async function writeItems(context: ContextOf<Tx>, rows: ItemRow[], defaults: Defaults): Promise<Outcome[]> {
	const known = await itemsOfSource(context, defaults.source, rows.map(itemIntake.sourceIdOf));
	const fresh = rows.filter((row) => !known.has(itemIntake.sourceIdOf(row)));
	await createPastItems(context, fresh.map((row) => pastItemOf(context, row, defaults)));
	const outcomes: Outcome[] = [];
	for (const row of rows) {
		const before = known.get(itemIntake.sourceIdOf(row));
		if (!before) outcomes.push('created');
		else outcomes.push((await changeKnown(context, row, { before, defaults })) ? 'updated' : 'unchanged');
	}
	return outcomes;
}

function pastItemOf(context: ContextOf<Tx>, row: ItemRow, defaults: Defaults) {
	const now = context.now();
	return { ...row, source: { name: defaults.source, id: itemIntake.sourceIdOf(row) }, at: row.createdAt && row.createdAt < now ? row.createdAt : now };
}

/** Writes what the file holds and says differently. State, criteria and rank are the backlog's own from the day an item is in it. */
async function changeKnown(context: ContextOf<Tx>, row: ItemRow, { before, defaults: { mapping } }: { before: KnownItem; defaults: Defaults }): Promise<boolean> {
	const wanted: ItemChanges = {
		...(row.title !== before.title && { title: row.title }),
		...(mapping.body !== undefined && row.description !== before.description && { description: row.description }),
		...(mapping.type !== undefined && row.type !== before.type && { type: row.type }),
		...(mapping.approach !== undefined && row.technicalApproach !== before.technical_approach && { technicalApproach: row.technicalApproach }),
		...(mapping.risks !== undefined && row.risks !== before.risks && { risks: row.risks }),
		...(mapping.estimate !== undefined && row.estimate !== before.estimate && { estimate: row.estimate }),
		...storyChange(row, before)
	};
	if (Object.keys(wanted).length > 0) await changeItem(context, before.item_id, wanted, null);
	return Object.keys(wanted).length > 0;
}

/** A row that says no story leaves the one that was written since. */
function storyChange({ story }: ItemRow, before: KnownItem): Pick<ItemChanges, 'story'> {
	const isSame = story.role === before.story_role && story.want === before.story_want && story.why === before.story_why;
	return isSame || Object.values(story).every((part) => part === '') ? {} : { story };
}

type Tied = { number: number; row: ItemRow; sourceId: string };

async function tieItem(context: Context, { row, sourceId }: Tied, { source }: Defaults): Promise<string[]> {
	const wanted = [...(row.parent === null ? [] : [row.parent]), ...row.blockedBy];
	const found = await inTransaction(context, (_, inner) => itemsOfSource(inner, source, [sourceId, ...wanted]));
	const id = found.get(sourceId)?.item_id;
	if (!id) return [];
	const problems: string[] = [];
	const tie = async (name: string, work: (otherId: ItemId) => Promise<unknown>) => {
		const other = found.get(name)?.item_id;
		if (!other) return void problems.push(words.notTied(name));
		await work(other).catch((error: unknown) => {
			if (!(error instanceof Refusal)) throw error;
			problems.push(words.refusedTie(name, error.message));
		});
	};
	if (row.parent !== null) await tie(row.parent, (parentId) => placeUnder(context, id, parentId));
	for (const name of row.blockedBy) await tie(name, (otherId) => addDependency(context, { id, otherId, kind: 'blocks' }));
	return problems;
}

async function placeUnder(context: Context, id: ItemId, parentId: ItemId): Promise<void> {
	const { parent_id: before } = await context.db.selectFrom('items').select('parent_id').where('item_id', '=', id).executeTakeFirstOrThrow();
	if (before !== parentId) await changeItem(context, id, { parentId }, null);
}
