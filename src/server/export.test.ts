import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadExample } from '#db/seed/load.ts';
import { makeWorld, type World } from '#rig/world.ts';
import { exportedTables, exportWorkspace, keptTables } from './export.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	for (const category of ['open', 'under-review', 'planned', 'in-progress', 'shipped', 'declined']) {
		await world.admin.post('/statuses', { key: category, name: category, category });
	}
	await loadExample(world.context);
}, 60_000);
afterAll(() => world.close());

async function exported(): Promise<string[]> {
	const lines: string[] = [];
	await exportWorkspace({ ...world.context, now: () => new Date('2026-03-31T12:00:00Z') }, async (line) => void lines.push(line));
	return lines;
}

describe('the export', () => {
	test('says of every table whether it is in it', async () => {
		const { rows } = await sql<{ name: string }>`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`.execute(world.context.db);
		expect([...exportedTables, ...keptTables].sort()).toEqual(rows.map((row) => row.name).sort());
	});

	test('holds every row once, after the rows that it refers to', async () => {
		const [head, ...lines] = (await exported()).map((line) => JSON.parse(line) as { table: string; row: Record<string, unknown>; workspaceId?: string });
		expect(head).toMatchObject({ winnow: 'export', format: 1, workspaceId: world.workspaceId });
		const { rows } = await sql<{ votes: number; posts: number }>`SELECT (SELECT count(*) FROM votes)::int AS votes, (SELECT count(*) FROM posts)::int AS posts`.execute(world.context.db);
		expect({ votes: lines.filter((line) => line.table === 'votes').length, posts: lines.filter((line) => line.table === 'posts').length }).toEqual(rows[0]);
		expect(lines.findIndex((line) => line.table === 'votes')).toBeGreaterThan(lines.findLastIndex((line) => line.table === 'posts'));
	});

	test('is the same, byte for byte, while nothing changes', async () => {
		expect(await exported()).toEqual(await exported());
	});

	test('holds no secret', async () => {
		expect((await exported()).filter((line) => /"(key_hash|token_hash|password|token)":/.test(line))).toEqual([]);
	});
});
