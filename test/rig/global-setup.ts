import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts';
import { makeTemplate } from './template.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Connects to the server of the tests as its superuser. */
		databaseServer: string;
		/** The migrated database that each test file's own is copied from. */
		templateDatabase: string;
	}
}

/** One server for the run, or the one that TEST_DATABASE_URL names, with one migrated template on it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	const server = await startServer();
	try {
		const template = await makeTemplate(server.url);
		project.provide('databaseServer', server.url);
		project.provide('templateDatabase', template.name);
		return async () => {
			await template.drop();
			await server.stop();
		};
	} catch (error) {
		await server.stop();
		throw error;
	}
}

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
	const given = process.env['TEST_DATABASE_URL'];
	if (given) return { url: given, stop: async () => {} };
	const dataFolder = await mkdtemp(join(tmpdir(), 'winnow-tests-'));
	const embedded = await startEmbeddedPostgres({ dataFolder, log: { info: () => {} }, durable: false });
	return {
		url: embedded.url,
		async stop() {
			await embedded.stop();
			await removeEmbeddedPostgres({ dataFolder });
			await rm(dataFolder, { recursive: true, force: true });
		}
	};
}
