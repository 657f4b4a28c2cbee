import { mkdir, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readConfig } from './platform/config.ts';
import type { Process } from './process.ts';

let folder: string;
let last: Process | undefined;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'winnow-again-'));
});
afterAll(async () => {
	await last?.stop();
	await rm(folder, { recursive: true, force: true });
});

/** What `vite dev` does after a change: the same process evaluates all code anew. */
async function evaluatedAnew(kept: object): Promise<Process> {
	vi.resetModules();
	const { startAgain } = await import('./again.ts');
	return startAgain(readConfig({ WINNOW_DATA: folder, PORT: '0', LOG_LEVEL: 'silent' }), kept);
}

test('code that is evaluated anew takes the data folder over from the code before it', async () => {
	const kept = {};
	const first = await evaluatedAnew(kept);
	last = await evaluatedAnew(kept);
	expect(last).not.toBe(first);
	expect((await last.app.request('/readyz')).status).toBe(200);
});

test('a start that failed leaves the data folder free for the next one', async () => {
	const kept = {};
	await last?.stop();
	await rm(join(folder, 'secret'));
	await mkdir(join(folder, 'secret'));
	await expect(evaluatedAnew(kept)).rejects.toThrow('EISDIR');
	await rmdir(join(folder, 'secret'));
	last = await evaluatedAnew(kept);
	expect((await last.app.request('/readyz')).status).toBe(200);
});
