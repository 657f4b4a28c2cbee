import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

/** Brings the database to this version: plain SQL files, forward only, each in its own transaction, one runner at a time. */
export async function migrate(ownerUrl: string, folder: string = migrationsFolder()): Promise<void> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		await client.query("SELECT pg_advisory_lock(hashtextextended('winnow.migrations', 0))");
		await runMigrations({ connectionString: ownerUrl });
		await client.query('CREATE SCHEMA IF NOT EXISTS winnow_migrations');
		await client.query(`CREATE TABLE IF NOT EXISTS winnow_migrations.applied
			(name text PRIMARY KEY, hash text NOT NULL, at timestamptz NOT NULL DEFAULT now())`);
		const applied = await appliedHashes(client);
		for (const step of await readSteps(folder)) {
			const known = applied.get(step.name);
			if (known === undefined) await applyStep(client, step);
			else if (known !== step.hash) throw new Error(`The migration ${step.name} was changed after it was applied to this database.`);
		}
		await client.query('GRANT USAGE ON SCHEMA winnow_migrations TO winnow_app; GRANT SELECT ON winnow_migrations.applied TO winnow_app');
	} finally {
		await client.end();
	}
}

/** Whether every migration of this version is applied; asked by the readiness check. */
export async function pendingMigrations(client: pg.ClientBase, folder: string = migrationsFolder()): Promise<string[]> {
	const applied = await appliedHashes(client);
	return (await readSteps(folder)).map((step) => step.name).filter((name) => !applied.has(name));
}

type Step = { name: string; sql: string; hash: string };

function migrationsFolder(): string {
	return process.env['WINNOW_MIGRATIONS'] ?? fileURLToPath(new URL('../../../db/migrations', import.meta.url));
}

async function readSteps(folder: string): Promise<Step[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
	return Promise.all(
		names.map(async (name) => {
			const sql = await readFile(join(folder, name), 'utf8');
			return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
		})
	);
}

async function appliedHashes(client: pg.ClientBase): Promise<Map<string, string>> {
	const { rows } = await client.query<{ name: string; hash: string }>('SELECT name, hash FROM winnow_migrations.applied');
	return new Map(rows.map((row) => [row.name, row.hash]));
}

async function applyStep(client: pg.Client, step: Step): Promise<void> {
	await client.query('BEGIN');
	try {
		await client.query(step.sql);
		await client.query('INSERT INTO winnow_migrations.applied (name, hash) VALUES ($1, $2)', [step.name, step.hash]);
		await client.query('COMMIT');
	} catch (error) {
		await client.query('ROLLBACK');
		throw new Error(`The migration ${step.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
	}
}
