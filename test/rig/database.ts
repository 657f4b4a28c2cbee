import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '#server/platform/migrate.ts';

/** A fresh, migrated database of its own; `drop` removes it. Stands on the server that TEST_DATABASE_URL names. */
export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
	const server = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5499/postgres';
	const name = `test_${randomBytes(6).toString('hex')}`;
	await onServer(server, `CREATE DATABASE ${name}`);
	const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
	await migrate(url);
	return { url, drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function onServer(server: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
