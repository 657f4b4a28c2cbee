import { sql } from 'kysely';
import { z } from 'zod';
import { draftOf, inventedIn, type Asked } from '#core/changelog/drafting.ts';
import type { Drafted, DraftRequest } from '#core/changelog/contract.ts';
import { words } from '#core/changelog/words.ts';
import { invalid } from '#core/kernel/problem.ts';
import { inTransaction, type Context } from '../platform/context.ts';
import type { LanguageModel, ModelAnswer } from '../platform/language-model.ts';
import { createEntry } from './entries.ts';

/**
 * A draft written from what was done: what was asked for, by how many, and in whose words. By the language model where there is one and what it writes
 * holds against what it was told; else by Winnow. @throws invalid for what is not there
 */
export async function draftEntry(context: Context, request: DraftRequest, model: LanguageModel | null): Promise<Drafted> {
	const material = await materialOf(context, request);
	const written = model ? await askModel(model, material) : { value: null, why: null };
	const { title, body } = written.value ?? draftOf(material.asked, material.done, words.draft);
	const entry = await inTransaction(context, (_, inner) => createEntry(inner, { title, body, labels: [], postIds: material.postIds, itemIds: request.itemIds, ships: true }));
	return { ...entry, writtenBy: written.value ? 'model' : 'winnow', why: written.why };
}

type Material = { asked: Asked[]; done: string[]; postIds: DraftRequest['postIds'] };

async function materialOf(context: Context, { postIds, itemIds }: DraftRequest): Promise<Material> {
	const { db } = context;
	const items = itemIds.length > 0 ? await db.selectFrom('items').select(['item_id', 'title']).where('item_id', 'in', itemIds).execute() : [];
	if (items.length < new Set(itemIds).size) throw invalid({ itemIds: 'names an item that does not exist' });
	const served = items.length > 0 ? await db.selectFrom('item_posts').select(['item_id', 'post_id']).where('item_id', 'in', itemIds).orderBy('post_id').execute() : [];
	const wanted = [...new Set([...postIds, ...served.map((row) => row.post_id)])];
	const asked = await askedFor(context, wanted);
	if (postIds.some((id) => !asked.known.has(id))) throw invalid({ postIds: 'names a post that does not exist' });
	const serving = new Set(served.map((row) => row.item_id));
	return { asked: asked.posts, done: items.filter((item) => !serving.has(item.item_id)).map((item) => item.title), postIds: asked.ids as DraftRequest['postIds'] };
}

const told = `You write one entry of a product's changelog for its customers, in plain words and in the language of the titles, in Markdown without headings above the third level.
Say what they can do now and whose wish it was. Invent nothing: use only what the material says. Quote customers only word for word, as "> quote". Do not praise.`;
const answer = z.object({ title: z.string().trim().min(1).max(160), body: z.string().trim().min(1).max(8_000) });

async function askModel(model: LanguageModel, { asked, done }: Material): Promise<ModelAnswer<z.infer<typeof answer>>> {
	const said = await model.ask({ told, material: { asked, done }, answer });
	const untold = said.value ? inventedIn(`${said.value.title}\n${said.value.body}`, [...asked.flatMap(({ title, people, quote }) => [title, String(people), quote ?? '']), ...done]) : null;
	return untold ? { value: null, why: words.draft.invented(untold) } : said;
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
