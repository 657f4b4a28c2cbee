import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '#rig/database.ts';

const winnow = fileURLToPath(new URL('./winnow.ts', import.meta.url));
const owner = ['setup', '--company', 'Harbour', '--email', 'olga@harbour.example', '--password', 'a long enough one', '--json'];
let database: Awaited<ReturnType<typeof createDatabase>>;

beforeAll(async () => {
	database = await createDatabase();
});
afterAll(() => database.drop());

test('no key is made before set-up, and bad words for it are named', async () => {
	expect(await run(['keys', 'create', '--scope', 'read'])).toMatchObject({ code: 1, stderr: expect.stringContaining('not set up yet') });
	expect(await run([...owner, '--password', 'short'])).toMatchObject({ code: 1, stderr: expect.stringContaining('--password') });
});

test('set-up prints a key and the workspace on its last line, once', async () => {
	const { code, stdout } = await run(owner);
	expect(code).toBe(0);
	expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual({ key: expect.stringMatching(/^wk_/), workspaceId: expect.stringMatching(/^ws_/) });
	expect(await run(owner)).toMatchObject({ code: 1, stderr: expect.stringContaining('set up already') });
});

test('after it, keys of each scope can be made', async () => {
	const { stdout } = await run(['keys', 'create', '--scope', 'write', '--name', 'Import', '--json']);
	expect(JSON.parse(stdout)).toEqual({ key: expect.stringMatching(/^wk_/), id: expect.stringMatching(/^key_/) });
	expect((await run(['keys', 'create', '--scope', 'everything'])).code).toBe(1);
});

function run(args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
	const env = { PATH: process.env['PATH'], DATABASE_URL: database.url, WINNOW_SECRET: 'a secret of the tests only', WINNOW_DATABASE_CONNECTIONS: '2' };
	return new Promise((resolve) => {
		execFile(process.execPath, [winnow, ...args], { env }, (error, stdout, stderr) =>
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
		);
	});
}
