/** What items are found by: their title, story and description. */
import { sql } from 'kysely';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import type { Reaction } from '../platform/outbox.ts';
import { forgetWords, keepWords } from '../search/service.ts';

const fieldsFoundBy = new Set(['title', 'story', 'description']);

/** An item came, changed or went: it is found by its words of now, from the same transaction on. */
export const keepWordsOfItems: Reaction = {
	name: 'backlog: keep what items are found by',
	to: ['item.created', 'item.changed', 'item.removed'],
	when: 'now',
	async react(context, { type, itemId, detail }) {
		const { fields } = detail as { fields?: string[] };
		if (!itemId) return;
		if (type === 'item.removed') await forgetWords(context, itemId);
		else if (!fields || fields.some((field) => fieldsFoundBy.has(field))) await keepItem(context, itemId);
	}
};

async function keepItem(context: ContextOf<Tx>, id: string): Promise<void> {
	const row = await context.db.selectFrom('items').select(['title', 'story_role', 'story_want', 'story_why', 'description']).where('item_id', '=', id).executeTakeFirst();
	if (row) await keepWords(context, { kind: 'item', id, title: row.title, body: [row.story_role, row.story_want, row.story_why, row.description].join('\n') });
}

const atOnce = 200;

/** Makes items findable that a migration made so roughly, or that came by other ways than the services. */
export async function indexMissingItems(context: Context): Promise<void> {
	for (let left = true; left; ) {
		const { rows } = await sql<{ item_id: string }>`SELECT i.item_id FROM items i LEFT JOIN search_texts t ON t.subject_id = i.item_id
			WHERE t.subject_id IS NULL OR t.rough LIMIT ${atOnce}`.execute(context.db);
		await inTransaction(context, async (_, inner) => {
			for (const row of rows) await keepItem(inner, row.item_id);
		});
		left = rows.length >= atOnce;
	}
}
