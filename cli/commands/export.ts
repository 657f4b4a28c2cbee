import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Command } from 'commander';
import { system } from '#core/access/roles.ts';
import type { Platform } from '#server/platform/platform.ts';
import { answer, sentenceOf, type Answer } from '../answer.ts';
import { withPlatform } from '../platform.ts';

type Options = { json?: boolean };

export function addTo(program: Command): void {
	program
		.command('export')
		.description('Write the whole workspace as lines of JSON: to a file, or without one to standard output.')
		.argument('[file]', 'the file to write')
		.option('--json', 'print {"file", "rows"} as the last line (with a file)')
		.action((file: string | undefined, options: Options) => (file === undefined ? toStandardOutput() : answer(options, () => withPlatform((platform) => toFile(platform, file)))));
}

async function toFile(platform: Platform, file: string): Promise<Answer> {
	const stream = createWriteStream(file, { flags: 'wx', mode: 0o600 });
	await once(stream, 'open');
	const { rows } = await exportTo(platform, stream);
	stream.end();
	await finished(stream);
	return { text: `${rows} rows are in ${file}.`, json: { file, rows } };
}

/** Nothing but the lines goes out, so that they can be piped on. */
async function toStandardOutput(): Promise<void> {
	await withPlatform((platform) => exportTo(platform, process.stdout)).catch((error: unknown) => {
		process.stderr.write(`${sentenceOf(error)}\n`);
		process.exitCode = 1;
	});
}

async function exportTo(platform: Platform, stream: NodeJS.WritableStream): Promise<{ rows: number }> {
	const [{ exportLines }, { contextFor }] = await Promise.all([import('#server/importing/service.ts'), import('#server/platform/platform.ts')]);
	const workspaceId = await platform.workspaceFor('');
	if (!workspaceId) throw new Error('This Winnow is not set up yet; "winnow setup" does that.');
	let rows = 0;
	for await (const lines of exportLines(contextFor(platform, workspaceId, system))) {
		rows += lines.split('\n').length - 1;
		if (!stream.write(lines)) await once(stream, 'drain');
	}
	return { rows };
}
