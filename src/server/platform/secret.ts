import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';

/** WINNOW_SECRET, or one made once and kept in the data folder, readable by its owner alone. */
export async function readSecret(config: Config): Promise<string> {
	if (config.secret) return config.secret;
	const file = join(config.dataFolder, 'secret');
	await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
	try {
		await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
	return (await readFile(file, 'utf8')).trim();
}
