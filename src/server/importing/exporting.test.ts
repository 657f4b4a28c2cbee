import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type World } from '#rig/world.ts';
import { exportedTables, leftOutTables } from './catalogue.ts';
import { exportLines } from './exporting.ts';

type Line = { table: string; row: Record<string, unknown> };

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	await world.admin.post('/statuses', { name: 'Open', category: 'open' });
	await world.admin.post('/boards', { name: 'App' });
});
afterAll(() => world.close());

async function read(): Promise<{ text: string; lines: Line[] }> {
	let text = '';
	for await (const chunk of exportLines(world.context)) text += chunk;
	return { text, lines: text.trimEnd().split('\n').map((line) => JSON.parse(line) as Line) };
}

describe('exporting', () => {
	test('every table of a workspace is exported, or left out for a reason', async () => {
		const { rows } = await sql<{ name: string }>`
			SELECT c.relname::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id'
			WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`.execute(world.context.db);
		const known = [...exportedTables, ...Object.keys(leftOutTables)];
		expect(known.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
		expect(Object.values(leftOutTables).filter((reason) => reason === '')).toEqual([]);
	});

	test('a table comes after those that its rows refer to', async () => {
		const { rows } = await sql<{ child: string; parent: string }>`
			SELECT child.relname::text AS child, parent.relname::text AS parent FROM pg_constraint k
			JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
			WHERE k.contype = 'f' AND k.conrelid <> k.confrelid AND child.relnamespace = 'public'::regnamespace`.execute(world.context.db);
		const at = (table: string) => exportedTables.indexOf(table);
		const late = rows.filter(({ child, parent }) => at(child) >= 0 && at(parent) >= at(child));
		expect(late).toEqual([]);
	});

	test('holds every row once, over several batches, and no secret', async () => {
		await sql`INSERT INTO people (person_id, email, auth_user_id)
			SELECT 'person_' || md5(n::text), n || '@many.example', 'sign-in-' || n FROM generate_series(1, 1203) n`.execute(world.context.db);
		await world.admin.post('/team/invitations', { email: 'new@winnow.example', role: 'viewer' });
		const { text, lines } = await read();
		const people = lines.filter(({ table }) => table === 'people').map(({ row }) => row['person_id']);
		const { rows } = await sql<{ id: string }>`SELECT person_id AS id FROM people ORDER BY person_id`.execute(world.context.db);
		expect(people).toEqual(rows.map(({ id }) => id));
		expect(new Set(lines.map(({ table }) => table))).toContain('boards');
		for (const name of Object.keys(leftOutTables)) expect(text).not.toContain(`"table":"${name}"`);
		for (const secret of ['key_hash', 'token_hash', 'sign-in-', 'auth_user_id', 'wk_']) expect(text).not.toContain(secret);
	});

	test('a reader who leaves early lets the connection go', async () => {
		for (let i = 0; i < 30; i += 1) for await (const _ of exportLines(world.context)) break;
		expect((await read()).lines[0]?.table).toBe('workspaces');
	});

	test('admins get it as a stream of lines, and others are refused', async () => {
		const answer = await world.request('/api/v1/export', { headers: world.admin.headers });
		expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/jsonl']);
		expect(await answer.text()).toBe((await read()).text);
		expect((await world.writer.get('/export')).status).toBe(403);
		expect((await world.reader.get('/export')).status).toBe(403);
		expect((await world.nobody.get('/export')).status).toBe(401);
	});
});
