/** The posts of a workspace as the collection that the ranking asks; each question is one statement. */
import { sql } from 'kysely';
import type { Collection, Held, Lookup, Statistics } from '#core/similarity/collection.ts';
import { numberOf, type Text } from '#core/similarity/terms.ts';
import type { PostId } from '#core/kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import { unpack } from './packing.ts';

/** No question reads more texts than this; about 2 MB. */
const mostHeld = 3000;

type HeldRow = { post_id: PostId; packed: Buffer; title_length: number; body_length: number };

/** Keeps the terms of one workspace apart from those of another. */
export function seedOf({ workspaceId }: Context): number {
	return numberOf(workspaceId);
}

export function collectionOf({ db }: Context): Collection<PostId> {
	return {
		async statistics(terms): Promise<Statistics> {
			const { rows } = await sql<{ term: number; texts: number }>`SELECT term, texts FROM term_holders WHERE term = ANY(${[...terms]}::integer[])`.execute(db);
			const totals = await db.selectFrom('text_totals').select(['texts', 'title_words', 'body_words']).executeTakeFirst();
			const texts = totals?.texts ?? 0;
			const mean = (sum: number | undefined) => (sum ?? 0) / (texts || 1);
			return { texts, meanTitle: mean(totals?.title_words), meanBody: mean(totals?.body_words), holders: new Map(rows.map((row) => [row.term, row.texts])) };
		},
		async holding(lookup): Promise<Held<PostId>[]> {
			const rows = await rowsOf(db, lookup);
			const held = new Map(rows.map((row) => [row.post_id, row]));
			return [...held.values()].map((row) => ({ id: row.post_id, counted: unpack(row.packed, row.title_length, row.body_length) }));
		},
		async texts(ids): Promise<Text[]> {
			const { rows } = await sql<Text & { post_id: PostId }>`SELECT post_id, title, left(body, 2000) AS body FROM posts WHERE post_id = ANY(${[...ids]}::text[])`.execute(db);
			const byId = new Map(rows.map((row) => [row.post_id, row]));
			return ids.map((id) => byId.get(id) ?? { title: '', body: '' });
		}
	};
}

async function rowsOf(db: Context['db'], lookup: Lookup): Promise<HeldRow[]> {
	if (lookup === 'all') {
		const { rows } = await sql<HeldRow>`SELECT post_id, packed, title_length, body_length FROM similar_texts LIMIT ${mostHeld}`.execute(db);
		return rows;
	}
	const { any, both, ofPair } = lookup;
	const { rows } = await sql<HeldRow>`SELECT * FROM texts_holding(${any}::integer[], ${both.map(([one]) => one)}::integer[],
		${both.map(([, other]) => other)}::integer[], ${ofPair}::integer, ${mostHeld}::integer)`.execute(db);
	return rows;
}
