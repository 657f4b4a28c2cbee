import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase } from '#rig/database.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { addWorkspace, fillTables } from './two-workspaces.ts';

let database: { url: string; drop(): Promise<void> };
let client: pg.Client;

beforeAll(async () => {
	database = await createDatabase();
	client = new pg.Client({ connectionString: database.url });
	await client.connect();
});
afterAll(async () => {
	await client.end();
	await database.drop();
});

async function ask(question: string): Promise<string[]> {
	const { rows } = await client.query<{ answer: string }>(question);
	return rows.map((row) => row.answer);
}

const tables = `FROM pg_class t WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')`;
const hasWorkspace = (columns: string, table: string) =>
	`EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = ${table} AND a.attname = 'workspace_id' AND a.attnum = ANY(${columns}))`;

describe('the catalogue of the database', () => {
	test('holds the tables of the product', async () => {
		expect((await ask(`SELECT relname AS answer ${tables}`)).length).toBeGreaterThan(30);
	});

	test('every table has a primary key with the workspace in it', async () => {
		const without = `SELECT relname AS answer ${tables} AND NOT EXISTS (SELECT FROM pg_constraint k
			WHERE k.conrelid = t.oid AND k.contype = 'p' AND ${hasWorkspace('k.conkey', 't.oid')})`;
		expect(await ask(without)).toEqual([]);
	});

	test('every unique index begins with the workspace', async () => {
		const without = `SELECT i.indexrelid::regclass::text AS answer FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
			JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'workspace_id'
			WHERE i.indisunique AND t.relnamespace = 'public'::regnamespace AND i.indkey[0] <> a.attnum`;
		expect(await ask(without)).toEqual([]);
	});

	test('every foreign key goes by the workspace on both sides', async () => {
		const crossing = `SELECT k.conrelid::regclass || '.' || k.conname AS answer FROM pg_constraint k
			WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND NOT EXISTS (
				SELECT FROM unnest(k.conkey, k.confkey) AS pair (mine, other)
				JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.mine AND a.attname = 'workspace_id'
				JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.other AND b.attname = 'workspace_id')`;
		expect(await ask(crossing)).toEqual([]);
	});

	test('row-level security and its policy stand on every table', async () => {
		const open = `SELECT relname AS answer ${tables} AND (NOT relrowsecurity OR NOT EXISTS (SELECT FROM pg_policy p
			WHERE p.polrelid = t.oid AND p.polcmd = '*' AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL))`;
		expect(await ask(open)).toEqual([]);
	});

	test('the role of the application owns nothing and nothing sets it free', async () => {
		const [role] = await ask(`SELECT concat_ws(' ', rolsuper, rolbypassrls, rolcreaterole, rolcreatedb) AS answer FROM pg_roles WHERE rolname = 'winnow_app'`);
		expect(role).toBe('f f f f');
		expect(await ask(`SELECT relname AS answer FROM pg_class WHERE relowner = 'winnow_app'::regrole`)).toEqual([]);
		expect(await ask(`SELECT proname AS answer FROM pg_proc WHERE proowner = 'winnow_app'::regrole`)).toEqual([]);
		expect(await ask(`SELECT roleid::regrole::text AS answer FROM pg_auth_members WHERE member = 'winnow_app'::regrole`)).toEqual([]);
	});
});

describe('two workspaces on one database', () => {
	let world: World;
	let bound: pg.Client;
	let other: string;

	beforeAll(async () => {
		world = await makeWorld();
		const { context } = await addWorkspace(world.platform);
		other = context.workspaceId;
		await fillTables(world.context);
		await fillTables(context);
		bound = new pg.Client({ connectionString: world.platform.ownerUrl, options: '-c role=winnow_app' });
		await bound.connect();
		await bound.query(`SELECT set_config('winnow.workspace_id', $1, false)`, [world.workspaceId]);
	});
	afterAll(async () => {
		await bound.end();
		await world.close();
	});

	async function countPerTable(question: (table: string) => string, asked: pg.Client): Promise<Map<string, number>> {
		const counts = new Map<string, number>();
		for (const table of await ask(`SELECT quote_ident(relname) AS answer ${tables}`)) {
			const { rows } = await asked.query<{ count: string }>(question(table));
			counts.set(table, Number(rows[0]?.count));
		}
		return counts;
	}

	test('the one never sees a row of the other, in any table', async () => {
		const seen = await countPerTable((table) => `SELECT count(*) FROM ${table} WHERE workspace_id <> current_workspace()`, bound);
		expect([...seen].filter(([, count]) => count > 0)).toEqual([]);
		const own = await countPerTable((table) => `SELECT count(*) FROM ${table}`, bound);
		expect([...own].filter(([, count]) => count > 0).length).toBeGreaterThanOrEqual(20);
	});

	test('a connection that is bound to no workspace sees nothing', async () => {
		const unbound = new pg.Client({ connectionString: world.platform.ownerUrl, options: '-c role=winnow_app' });
		await unbound.connect();
		try {
			const seen = await countPerTable((table) => `SELECT count(*) FROM ${table}`, unbound);
			expect([...seen].filter(([, count]) => count > 0)).toEqual([]);
		} finally {
			await unbound.end();
		}
	});

	test.each([
		['an insert', `INSERT INTO tags (workspace_id, tag_id, name, color) SELECT $1, tag_id, 'Stolen', color FROM tags LIMIT 1`],
		['an update', `UPDATE tags SET workspace_id = $1`]
	])('%s with the workspace of the other is refused', async (_, statement) => {
		await expect(bound.query(statement, [other])).rejects.toThrow(/row-level security/);
	});

	test('what the other owns cannot be changed or removed', async () => {
		for (const statement of ['UPDATE tags SET name = name WHERE workspace_id = $1', 'DELETE FROM tags WHERE workspace_id = $1']) {
			expect((await bound.query(statement, [other])).rowCount).toBe(0);
		}
	});
});
