import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { databaseOn, onServer } from './template.ts';

/** A fresh, migrated database of its own; `drop` removes it. */
export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
	const server = inject('databaseServer');
	const name = `test_${randomBytes(6).toString('hex')}`;
	await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${inject('templateDatabase')}`);
	return { url: databaseOn(server, name), drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}
