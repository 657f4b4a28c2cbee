/** What the posts of a generated workspace are found by, as the product itself would write it, many at once. */
import type pg from 'pg';
import { lexemesOf } from '../src/core/search/lexemes.ts';
import { neighbourhoodOf } from '../src/core/search/nearness.ts';
import { numberOf } from '../src/core/similarity/terms.ts';

const atOnce = 2000;

type Post = { post_id: string; title: string; body: string };

export async function insertWords(client: pg.Client, workspaceId: string): Promise<void> {
	const vocabulary = new Set<string>();
	for (let after: string | undefined = ''; after !== undefined; ) {
		const { rows }: { rows: Post[] } = await client.query('SELECT post_id, title, body FROM posts WHERE post_id > $1 ORDER BY post_id LIMIT $2', [after, atOnce]);
		const texts = rows.map((post) => {
			const found = lexemesOf('post', post, []);
			for (const word of found.vocabulary) vocabulary.add(word);
			return { id: post.post_id, lexemes: found.lexemes };
		});
		await client.query(
			`INSERT INTO search_texts (subject_id, kind, words)
			SELECT t.id, 'post', array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(t.lexemes))) FROM jsonb_to_recordset($1::jsonb) t (id text, lexemes jsonb)`,
			[JSON.stringify(texts)]
		);
		after = rows.at(-1)?.post_id;
	}
	const near = [...vocabulary].map((word) => ({ word, near: neighbourhoodOf(word, numberOf(workspaceId)) }));
	await client.query(
		`INSERT INTO search_vocabulary (word, near)
		SELECT n.word, ARRAY(SELECT jsonb_array_elements_text(n.near)::integer) FROM jsonb_to_recordset($1::jsonb) n (word text, near jsonb)`,
		[JSON.stringify(near)]
	);
	await client.query("INSERT INTO search_languages (language) VALUES ('english')");
}
