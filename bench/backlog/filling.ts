/** Adds a backlog of any size to a generated workspace: each item with a story, four criteria, and three requests behind it. */
import { generateNKeysBetween } from 'fractional-indexing';
import pg from 'pg';
import type { Generated } from '../generate.ts';

export const idOf = (number: number) => `item_${number.toString(16).padStart(32, '0')}`;

/** Items are numbered from the top of the backlog; every seventh waits for the one above it. */
export async function fillBacklog(url: string, made: Generated, items: number): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query("SELECT set_config('winnow.workspace_id', $1, false), set_config('synchronous_commit', 'off', false)", [made.workspaceId]);
		await client.query('BEGIN');
		await client.query(
			`INSERT INTO items (item_id, number, title, story_role, story_want, story_why, description, technical_approach, estimate, rank)
			SELECT 'item_' || lpad(to_hex(n), 32, '0'), n, 'Keep both versions of note ' || n, 'planner', 'to see both versions of a note', 'neither of us loses work',
				repeat('Two planners wrote in the same note and one of them lost what they had typed. ', n::int % 5 + 1), CASE WHEN n % 3 = 0 THEN 'Keep versions by field.' ELSE '' END,
				CASE WHEN n % 4 > 0 THEN n % 13 END, rank
			FROM unnest($1::text[]) WITH ORDINALITY AS r (rank, n)`,
			[generateNKeysBetween(null, null, items)]
		);
		await client.query(
			`INSERT INTO criteria (criterion_id, item_id, body, position)
			SELECT 'criterion_' || lpad(to_hex(n), 24, '0') || lpad(to_hex(c), 8, '0'), 'item_' || lpad(to_hex(n), 32, '0'), body, c
			FROM generate_series(1, ${items}) n CROSS JOIN unnest(ARRAY['When both versions differ, the page shows them side by side within 2 seconds.',
				'When one version is missing, the other one is shown.', 'If saving fails, the text stays in the field and an error says why.',
				'The list of versions shows at most 20 versions, newest first.']) WITH ORDINALITY AS b (body, c)`
		);
		await client.query(
			`INSERT INTO item_posts (item_id, post_id)
			SELECT 'item_' || lpad(to_hex(n), 32, '0'), p.post_id FROM generate_series(1, ${items}) n CROSS JOIN generate_series(0, 2) k
			JOIN posts p ON p.number = 1 + (n * 3 + k) % ${made.newestPost}`
		);
		await client.query(
			`INSERT INTO dependencies (item_id, blocker_id)
			SELECT 'item_' || lpad(to_hex(n), 32, '0'), 'item_' || lpad(to_hex(n - 1), 32, '0') FROM generate_series(2, ${items}) n WHERE n % 7 = 0`
		);
		await client.query(`UPDATE workspaces SET last_item_number = ${items}`);
		await client.query('COMMIT');
		await client.query('VACUUM ANALYZE');
	} finally {
		await client.end();
	}
}
