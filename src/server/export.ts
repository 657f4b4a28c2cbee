/** The export: every row of a workspace, so it stands above the features, beside setup.ts. */
import { sql } from 'kysely';
import type { Context } from './platform/context.ts';

/** Written in this order: each table after those that its rows refer to. */
export const exportedTables = [
	'workspaces',
	'companies',
	'people',
	'person_companies',
	'members',
	'preferences',
	'uploads',
	'boards',
	'statuses',
	'tags',
	'posts',
	'votes',
	'follows',
	'mutes',
	'comments',
	'merges',
	'relations',
	'feedback',
	'insights',
	'ready_criteria',
	'sprints',
	'items',
	'item_posts',
	'criteria',
	'dependencies',
	'readiness_confirmations',
	'rank_moves',
	'sprint_entries',
	'events',
	'deliveries',
	'suppressions',
	'imports',
	'audit'
] as const;

/** Secrets, and what is gone when it was answered: these stay here. */
export const keptTables = ['api_keys', 'auth_accounts', 'auth_sessions', 'auth_users', 'auth_verifications', 'idempotency_keys', 'invitations', 'mails'] as const;

const format = 1;
const atOnce = 500;

/**
 * The whole workspace as lines of JSON: the first says what it is, each other one holds a row as `{"table", "row"}`. All
 * lines show one moment, and never more than a few hundred rows are in memory.
 */
export async function exportWorkspace(context: Context, write: (line: string) => Promise<void>): Promise<{ rows: number }> {
	let rows = 0;
	await context.db
		.transaction()
		.setIsolationLevel('repeatable read')
		.setAccessMode('read only')
		.execute(async (tx) => {
			await sql`SET LOCAL timezone = 'UTC'`.execute(tx);
			await write(JSON.stringify({ winnow: 'export', format, workspaceId: context.workspaceId, at: context.now().toISOString() }));
			for (const table of exportedTables) {
				// What the database makes by itself from other columns is left out.
				await sql`DECLARE lines CURSOR FOR SELECT (to_jsonb(t) - 'search' - 'merged' - 'workspace_id')::text AS line FROM ${sql.table(table)} t ORDER BY t`.execute(tx);
				for (;;) {
					const fetched = await sql<{ line: string }>`FETCH ${sql.raw(String(atOnce))} FROM lines`.execute(tx);
					for (const { line } of fetched.rows) await write(`{"table":"${table}","row":${line}}`);
					rows += fetched.rows.length;
					if (fetched.rows.length < atOnce) break;
				}
				await sql`CLOSE lines`.execute(tx);
			}
		});
	return { rows };
}
