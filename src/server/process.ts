import type { Runner } from 'graphile-worker';
import { createApp } from './app.ts';
import type { Config } from './platform/config.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { endStreams } from './notifications/service.ts';
import { openLog, type Log } from './platform/log.ts';
import { migrate } from './platform/migrate.ts';
import { makePlatform, type Platform } from './platform/platform.ts';
import { readSecret } from './platform/secret.ts';
import { startReceiver, type Receiver } from './receiving/smtp.ts';
import { shareHints } from './platform/share-hints.ts';
import { registerReactions, startWorker } from './worker.ts';

/** One running Winnow: its platform, its API, and its worker where the role has one. */
export type Process = {
	platform: Platform;
	app: ReturnType<typeof createApp>;
	/** Lets go of everybody who listens to events, so that the server can close. */
	endStreams(): void;
	stop(): Promise<void>;
};

let running: Process | null = null;

/** The process that {@link startProcess} started; pages reach everything through it. */
export function runningProcess(): Process {
	if (!running) throw new Error('Winnow is not started yet.');
	return running;
}

/** Opens the database (the embedded one unless DATABASE_URL names another), brings it up to date and starts the work of the role. */
export async function startProcess(config: Config): Promise<Process> {
	const log = openLog(config.logLevel);
	const embedded = config.databaseUrl ? null : await startEmbeddedPostgres({ dataFolder: config.dataFolder, log });
	const closeDatabase = async () => embedded?.stop();
	try {
		running = await startOn(config.databaseUrl ?? embedded!.url, { config, log, closeDatabase });
		return running;
	} catch (error) {
		// A migration that fails must leave the folder free: the same operating-system process may try again.
		await closeDatabase();
		throw error;
	}
}

async function startOn(ownerUrl: string, { config, log, closeDatabase }: { config: Config; log: Log; closeDatabase(): Promise<void> }): Promise<Process> {
	await migrate(ownerUrl);
	const platform = makePlatform({ config, secret: await readSecret(config), ownerUrl, log });
	registerReactions();
	const hints = await shareHints(ownerUrl, log);
	const worker: Runner | null = config.role === 'web' ? null : await startWorker(platform);
	const receiver: Receiver | null = config.role === 'web' || !config.smtpListen ? null : await startReceiver(platform, config.smtpListen);
	return {
		platform,
		app: createApp(platform),
		endStreams,
		async stop() {
			await receiver?.close();
			await worker?.stop();
			await hints.close();
			await platform.close();
			await closeDatabase();
		}
	};
}
