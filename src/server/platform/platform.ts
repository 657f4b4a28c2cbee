import type { Viewer } from '#core/access/roles.ts';
import type { WorkspaceId } from '#core/kernel/ids.ts';
import { uuidv7 } from 'uuidv7';
import type { Config } from './config.ts';
import { makeContext, type Context } from './context.ts';
import { openDatabase, type Database } from './database.ts';
import { clientAddressReader } from './http/client-address.ts';
import { makeLimits, type Limits } from './http/limits.ts';
import { openLog, type Log } from './log.ts';
import { makeLanguageModel, type LanguageModel } from './language-model.ts';
import { makeMailer, type Mailer } from './mail.ts';
import { workspaceFinder } from './workspaces.ts';

/** What one process holds: configuration and the doors to the outside. Features get it only as a Context. */
export type Platform = {
	config: Config;
	/** Signs sessions, tokens and links. */
	secret: string;
	/** Connects as the owner of the tables: for migrations and the job queue alone. */
	ownerUrl: string;
	database: Database;
	log: Log;
	limits: Limits;
	mailer: Mailer;
	/** Null where none is configured. */
	languageModel: LanguageModel | null;
	now(): Date;
	workspaceFor(host: string): Promise<WorkspaceId | null>;
	clientAddress(peer: string, forwardedFor: string | null): string;
	close(): Promise<void>;
};

export type PlatformParts = { config: Config; secret: string; ownerUrl: string; log?: Log; now?: () => Date };

export function makePlatform(parts: PlatformParts): Platform {
	const { config } = parts;
	const log = parts.log ?? openLog(config.logLevel);
	const database = openDatabase(parts.ownerUrl, config.databaseConnections);
	const mailer = makeMailer(config, log);
	return {
		config,
		secret: parts.secret,
		ownerUrl: parts.ownerUrl,
		database,
		log,
		limits: makeLimits(config.limitFactor),
		mailer,
		languageModel: makeLanguageModel(config),
		now: parts.now ?? (() => new Date()),
		workspaceFor: workspaceFinder(database),
		clientAddress: clientAddressReader(config.trustedProxies),
		async close() {
			mailer.close();
			await database.close();
		}
	};
}

/** The context of one request or job in one workspace. */
export function contextFor(platform: Platform, workspaceId: WorkspaceId, viewer: Viewer, requestId: string = uuidv7()): Context {
	return makeContext(platform.database.forWorkspace(workspaceId), workspaceId, {
		viewer,
		requestId,
		now: platform.now,
		baseUrl: platform.config.baseUrl
	});
}
