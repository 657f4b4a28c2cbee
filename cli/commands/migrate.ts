import type { Command } from 'commander';
import { answer } from '../answer.ts';
import { withPlatform } from '../platform.ts';

export function addTo(program: Command): void {
	program
		.command('migrate')
		.description('Bring the database to this version and do nothing else.')
		.option('--json', 'print the answer as JSON')
		.action((options: { json?: boolean }) => answer(options, () => withPlatform(async () => ({ text: 'The database is up to date.', json: { migrated: true } }))));
}
