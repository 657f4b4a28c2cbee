/** The `winnow` command line. Each file in commands/ adds one command; what a command needs it loads when it runs. */
import { readdir } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));

const { program } = await import('commander');
program.name('winnow').description('Runs and looks after Winnow.').showHelpAfterError('(add --help for what can be said here)');
for (const add of await readCommands()) add(program);
await program.parseAsync();

async function readCommands(): Promise<((program: Command) => void)[]> {
	const folder = new URL('./commands/', import.meta.url);
	const names = (await readdir(folder)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort();
	const files = await Promise.all(names.map(async (name) => (await import(new URL(name, folder).href)) as { addTo(program: Command): void }));
	return files.map((file) => file.addTo);
}
