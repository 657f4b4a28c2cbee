import pg from 'pg';
import { migrate } from '#server/platform/migrate.ts';

/** A migrated database of its own beside others on a server; answers its address. */
export async function createDatabase(server: string, name: string): Promise<string> {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	await client.query(`CREATE DATABASE ${name}`);
	await client.end();
	const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
	await migrate(url);
	return url;
}
