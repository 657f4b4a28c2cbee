import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { WorkspaceId } from '#core/kernel/ids.ts';
import type { DB as Tables } from './tables.ts';

/** A connection bound to one workspace: it sees and writes no other's rows. */
export type Db = Kysely<Tables>;
/** Asked for by functions that lock or must not run alone. */
export type Tx = Transaction<Tables>;

export type Database = {
	/** The workspace's own view of the database; cheap, kept for the life of the process. */
	forWorkspace(workspaceId: WorkspaceId): Db;
	/** For the two questions that are asked before a workspace is known. */
	pool: pg.Pool;
	close(): Promise<void>;
};

// bigint columns hold cents and counts below 2^53; numeric ones estimates.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

/**
 * Opens the pool as the application's role. A connection remembers the workspace it was last used for, so the
 * setting that row-level security reads costs a round trip only when a connection changes workspace.
 */
export function openDatabase(url: string, connections: number): Database {
	const pool = new pg.Pool({
		connectionString: url,
		max: connections,
		// What does not depend on an answer is sent at once: on one machine a round trip costs more than a small statement.
		pipeline: true,
		options: '-c role=winnow_app -c timezone=UTC -c jit=off -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
		connectionTimeoutMillis: 10_000,
		idleTimeoutMillis: 60_000
	});
	pool.on('connect', prepareByName);
	pool.on('error', () => {
		// An idle connection was lost (the server restarted); the pool opens another when one is needed.
	});
	const views = new Map<WorkspaceId, Db>();
	return {
		pool,
		forWorkspace(workspaceId) {
			const view = views.get(workspaceId) ?? openView(pool, workspaceId);
			views.set(workspaceId, view);
			return view;
		},
		async close() {
			await pool.end();
		}
	};
}

const boundTo = new WeakMap<pg.PoolClient, WorkspaceId>();

const statementNames = new Map<string, string>();
/** Enough for every statement of the product; lists of changing length must not fill the server's memory. */
const mostStatements = 500;

/** The name under which a connection keeps the plan of a statement; undefined once there are too many. */
function nameOf(text: string): string | undefined {
	const known = statementNames.get(text);
	if (known !== undefined || statementNames.size >= mostStatements) return known;
	const name = `w${statementNames.size}`;
	statementNames.set(text, name);
	return name;
}

/** Makes a connection prepare each statement once: planning costs more than running it under row-level security. */
function prepareByName(client: pg.PoolClient): void {
	const query = client.query.bind(client) as (...given: unknown[]) => unknown;
	const named = (...given: unknown[]) => {
		const [text, values] = given;
		const isPlain = given.length === 2 && typeof text === 'string' && Array.isArray(values);
		return isPlain ? query({ text, values, name: nameOf(text) }) : query(...given);
	};
	client.query = named as typeof client.query;
}

function openView(pool: pg.Pool, workspaceId: WorkspaceId): Db {
	const connect = async () => {
		const client = await pool.connect();
		if (boundTo.get(client) !== workspaceId) {
			try {
				await client.query("SELECT set_config('winnow.workspace_id', $1, false)", [workspaceId]);
			} catch (error) {
				client.release(true);
				throw error;
			}
			boundTo.set(client, workspaceId);
		}
		return client;
	};
	return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { connect, end: async () => {} } as unknown as pg.Pool }) });
}

/** Waits for the lock named by `subject` in this workspace and holds it until the transaction ends. */
export async function lockFor(tx: Tx, subject: string): Promise<void> {
	await sql`SELECT pg_advisory_xact_lock(hashtextextended(current_workspace() || ${subject}, 0))`.execute(tx);
}
