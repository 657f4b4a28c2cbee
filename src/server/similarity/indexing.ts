/** The words of posts as the index keeps them. */
import { sql } from 'kysely';
import { countTerms, type Text } from '#core/similarity/terms.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import { lockFor, type Tx } from '../platform/database.ts';
import { seedOf } from './collection.ts';
import { pack } from './packing.ts';

/** So many texts are counted in one transaction. */
const atOnce = 500;

/** Puts a post's words into the index, in the transaction that writes them: whoever asks next finds them. They are counted later. */
export async function indexText(context: ContextOf<Tx>, postId: PostId, text: Text): Promise<void> {
	const counted = countTerms(text, seedOf(context));
	const terms = [...counted.terms];
	await sql`INSERT INTO similar_texts AS held (post_id, terms, packed, title_length, body_length, counted_terms)
		VALUES (${postId}, ${terms}::integer[], ${pack(counted)}, ${counted.titleLength}, ${counted.bodyLength}, '{}')
		ON CONFLICT (workspace_id, post_id) DO UPDATE SET terms = excluded.terms, packed = excluded.packed,
			title_length = excluded.title_length, body_length = excluded.body_length, counted_terms = coalesce(held.counted_terms, held.terms)`.execute(context.db);
}

/** Puts the words of many new posts into the index at once. */
export async function indexTexts(context: ContextOf<Tx>, texts: (Text & { postId: PostId })[]): Promise<void> {
	const rows = texts.map(({ postId, ...text }) => {
		const counted = countTerms(text, seedOf(context));
		return { post_id: postId, terms: [...counted.terms], packed: pack(counted).toString('hex'), title_length: counted.titleLength, body_length: counted.bodyLength };
	});
	await sql`INSERT INTO similar_texts (post_id, terms, packed, title_length, body_length, counted_terms)
		SELECT post_id, terms, decode(packed, 'hex'), title_length, body_length, '{}'
		FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (post_id text, terms integer[], packed text, title_length integer, body_length integer)`.execute(context.db);
}

/** Takes a post that is removed out of the index and out of its counts. */
export async function forgetText(context: ContextOf<Tx>, postId: PostId): Promise<void> {
	await lockFor(context.db, 'similarity');
	await sql`UPDATE similar_texts SET counted_terms = coalesce(counted_terms, terms), terms = '{}', title_length = 0, body_length = 0 WHERE post_id = ${postId}`.execute(context.db);
	await countBatch(context.db, [postId]);
	const gone = await context.db.deleteFrom('similar_texts').where('post_id', '=', postId).executeTakeFirst();
	await sql`UPDATE text_totals SET texts = texts - ${Number(gone.numDeletedRows)}::integer`.execute(context.db);
}

/** Counts the words of texts that are new or changed. One at a time does it in a workspace; doing it again changes nothing. */
export async function countTexts(context: Context): Promise<void> {
	for (;;) {
		const many = await inTransaction(context, async (tx) => {
			await lockFor(tx, 'similarity');
			const rows = await tx.selectFrom('similar_texts').select('post_id').where('counted_terms', 'is not', null).orderBy('post_id').limit(atOnce).forUpdate().execute();
			if (rows.length > 0) await countBatch(tx, rows.map((row) => row.post_id));
			return rows.length;
		});
		if (many < atOnce) return;
	}
}

async function countBatch(tx: Tx, postIds: string[]): Promise<void> {
	await sql`WITH taken AS (SELECT * FROM similar_texts WHERE post_id = ANY(${postIds}) AND counted_terms IS NOT NULL),
		difference AS (
			SELECT term, sum(step)::int AS step FROM (
				SELECT unnest(terms) AS term, 1 AS step FROM taken UNION ALL SELECT unnest(counted_terms), -1 FROM taken
			) steps GROUP BY term HAVING sum(step) <> 0
		)
		INSERT INTO term_holders AS held (term, texts) SELECT term, step FROM difference
		ON CONFLICT (workspace_id, term) DO UPDATE SET texts = held.texts + excluded.texts`.execute(tx);
	await sql`INSERT INTO text_totals AS held (texts, title_words, body_words)
		SELECT count(*) FILTER (WHERE NOT known), coalesce(sum(title_length - counted_title), 0), coalesce(sum(body_length - counted_body), 0)
		FROM similar_texts WHERE post_id = ANY(${postIds}) AND counted_terms IS NOT NULL
		ON CONFLICT (workspace_id) DO UPDATE SET texts = held.texts + excluded.texts,
			title_words = held.title_words + excluded.title_words, body_words = held.body_words + excluded.body_words`.execute(tx);
	await sql`UPDATE similar_texts SET known = true, counted_terms = NULL, counted_title = title_length, counted_body = body_length
		WHERE post_id = ANY(${postIds}) AND counted_terms IS NOT NULL`.execute(tx);
}

/** Counts everything anew, from the texts as they are kept. */
export async function recountTexts(context: ContextOf<Tx>): Promise<void> {
	await lockFor(context.db, 'similarity');
	await sql`DELETE FROM term_holders`.execute(context.db);
	await sql`INSERT INTO term_holders (term, texts) SELECT term, count(*) FROM similar_texts, unnest(terms) AS term GROUP BY term`.execute(context.db);
	await sql`UPDATE similar_texts SET known = true, counted_terms = NULL, counted_title = title_length, counted_body = body_length WHERE counted_terms IS NOT NULL OR NOT known`.execute(context.db);
	await sql`DELETE FROM text_totals`.execute(context.db);
	await sql`INSERT INTO text_totals (texts, title_words, body_words) SELECT count(*), coalesce(sum(title_length), 0), coalesce(sum(body_length), 0) FROM similar_texts`.execute(context.db);
}
