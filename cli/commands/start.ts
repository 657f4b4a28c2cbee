import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';

type Options = { port?: string; host?: string; data?: string; json?: boolean };

export function addTo(program: Command): void {
	program
		.command('start')
		.description('Serve Winnow until it is stopped (Ctrl+C or SIGTERM).')
		.option('--port <number>', 'where to listen, as the variable PORT')
		.option('--host <address>', 'where to listen, as the variable HOST')
		.option('--data <folder>', 'where the data is, as the variable WINNOW_DATA')
		.option('--json', 'accepted as by every command; the log is lines of JSON already')
		.action(start);
}

async function start(options: Options): Promise<void> {
	const main = new URL('../../build/server/main.js', import.meta.url);
	if (!existsSync(main)) return refuse('Winnow is not built yet; "npm start" builds it.');
	setVariable('PORT', options.port);
	setVariable('HOST', options.host);
	setVariable('WINNOW_DATA', options.data);
	setVariable('WINNOW_MIGRATIONS', fileURLToPath(new URL('../../db/migrations', import.meta.url)));
	process.env['NODE_ENV'] ??= 'production';
	await import(main.href);
}

function setVariable(name: string, value: string | undefined): void {
	if (value !== undefined) process.env[name] = value;
}

function refuse(sentence: string): void {
	process.stderr.write(`${sentence}\n`);
	process.exitCode = 1;
}
