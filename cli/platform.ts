import { readConfig } from '#server/platform/config.ts';
import { withEmbeddedPostgres } from '#server/platform/embedded-postgres.ts';
import { openLog } from '#server/platform/log.ts';
import { migrate } from '#server/platform/migrate.ts';
import { makePlatform, type Platform } from '#server/platform/platform.ts';
import { readSecret } from '#server/platform/secret.ts';

/**
 * Does a command's work on the database, brought up to date: the one DATABASE_URL names, else the embedded one. Beside a
 * running server it uses that server's; before the first start it makes the database, and stops it at the end.
 */
export async function withPlatform<Result>(work: (platform: Platform) => Promise<Result>): Promise<Result> {
	const config = readConfig({ LOG_LEVEL: 'silent', ...process.env });
	const log = openLog(config.logLevel);
	const run = async (ownerUrl: string): Promise<Result> => {
		await migrate(ownerUrl);
		const platform = makePlatform({ config, secret: await readSecret(config), ownerUrl, log });
		try {
			return await work(platform);
		} finally {
			await platform.close();
		}
	};
	return config.databaseUrl ? run(config.databaseUrl) : withEmbeddedPostgres({ dataFolder: config.dataFolder, log }, run);
}
