import { sql } from 'kysely';
import { draftOf, type Asked } from '#core/changelog/drafting.ts';
import type { DraftRequest, Entry } from '#core/changelog/contract.ts';
import { words } from '#core/changelog/words.ts';
import { invalid } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import { createEntry } from './entries.ts';

/** A draft written from what was done: what was asked for, by how many, and in whose words. @throws invalid for what is not there */
export function draftEntry(context: Context, { postIds, itemIds }: DraftRequest): Promise<Entry> {
	return inTransaction(context, async (tx, inner) => {
		const items = itemIds.length > 0 ? await tx.selectFrom('items').select(['item_id', 'title']).where('item_id', 'in', itemIds).execute() : [];
		if (items.length < new Set(itemIds).size) throw invalid({ itemIds: 'names an item that does not exist' });
		const served = items.length > 0 ? await tx.selectFrom('item_posts').select(['item_id', 'post_id']).where('item_id', 'in', itemIds).orderBy('post_id').execute() : [];
		const wanted = [...new Set([...postIds, ...served.map((row) => row.post_id)])];
		const asked = await askedFor(inner, wanted);
		if (postIds.some((id) => !asked.known.has(id))) throw invalid({ postIds: 'names a post that does not exist' });
		const serving = new Set(served.map((row) => row.item_id));
		const alone = items.filter((item) => !serving.has(item.item_id)).map((item) => item.title);
		const { title, body } = draftOf(asked.posts, alone, words.draft);
		return createEntry(inner, { title, body, labels: [], postIds: asked.ids as DraftRequest['postIds'], itemIds, ships: true });
	});
}

type AskedRow = { id: string; canonical_id: string; title: string; people: number; body: string | null; range_start: number | null; range_end: number | null };

/** Each request once, as the one that stands for it, with the words that were marked as the most important. */
async function askedFor({ db }: Context, postIds: string[]): Promise<{ known: Set<string>; ids: string[]; posts: Asked[] }> {
	const { rows } = await sql<AskedRow>`SELECT p.post_id AS id, p.canonical_id, c.title, c.people_count AS people, q.body, q.range_start, q.range_end
		FROM posts p JOIN posts c ON c.post_id = p.canonical_id LEFT JOIN LATERAL (
			SELECT f.body, i.range_start, i.range_end FROM posts m JOIN insights i ON i.post_id = m.post_id JOIN feedback f ON f.feedback_id = i.feedback_id AND f.erased_at IS NULL
			WHERE m.canonical_id = p.canonical_id ORDER BY CASE i.importance WHEN 'critical' THEN 0 WHEN 'important' THEN 1 ELSE 2 END, i.insight_id LIMIT 1) q ON true
		WHERE p.post_id = ANY(${postIds}) ORDER BY array_position(${postIds}::text[], p.post_id::text)`.execute(db);
	const posts = [...new Map(rows.map((row) => [row.canonical_id, row])).values()];
	return { known: new Set(rows.map((row) => row.id)), ids: posts.map((row) => row.canonical_id), posts: posts.map(showAsked) };
}

/** Ranges of insights count UTF-16 code units, as the browser does. */
function showAsked({ title, people, body, range_start, range_end }: AskedRow): Asked {
	return { title, people, quote: body === null ? null : body.slice(range_start ?? 0, range_end ?? undefined) };
}
