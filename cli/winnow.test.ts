import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const winnow = fileURLToPath(new URL('./winnow.ts', import.meta.url));
const commands = readdirSync(new URL('./commands/', import.meta.url))
	.filter((name) => name.endsWith('.ts'))
	.map((name) => name.slice(0, -'.ts'.length));

test.each(commands)('"winnow %s --help" says what it does', async (command) => {
	const { code, stdout } = await run([command, '--help']);
	expect({ code, usage: stdout.startsWith(`Usage: winnow ${command}`) }).toEqual({ code: 0, usage: true });
});

test('a command that does not exist fails with a sentence', async () => {
	const { code, stderr } = await run(['frobnicate']);
	expect(code).toBe(1);
	expect(stderr).toContain("unknown command 'frobnicate'");
});

test('a bad variable stops the start with a sentence that names it', async () => {
	const { code, stderr } = await run(['start'], { WINNOW_ROLE: 'everything' });
	expect(code).toBe(1);
	expect(stderr).toMatch(/WINNOW_ROLE|not built/);
});

function run(args: string[], environment: Record<string, string> = {}): Promise<{ code: number; stdout: string; stderr: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, [winnow, ...args], { env: { PATH: process.env['PATH'], ...environment } }, (error, stdout, stderr) =>
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
		);
	});
}
