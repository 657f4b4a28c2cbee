import { basename } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { system } from '#core/access/roles.ts';
import { importKinds, importMapping, strangeFields, type ImportKind, type ImportMapping } from '#core/importing/contract.ts';
import { words } from '#core/importing/words.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { Platform } from '#server/platform/platform.ts';
import { answer, type Answer } from '../answer.ts';
import { withPlatform } from '../platform.ts';

type Options = { kind: ImportKind; map: ImportMapping; board?: string; source: string; dryRun?: boolean; json?: boolean };

export function addTo(program: Command): void {
	program
		.command('import')
		.description('Bring in requests or items of the backlog from a CSV or JSON file. It can be repeated, and tells nobody.')
		.argument('<file>', 'the file')
		.addOption(new Option('--kind <kind>', 'what the rows become').choices([...importKinds]).default('posts'))
		.requiredOption('--map <mapping>', 'which column is what, as title=Subject,body=Text,email=From; also id, name, board, status, tags, voters, createdAt; of items: type, role, want, why, criteria, approach, risks, estimate, parent, blockedBy', mappingIn)
		.option('--board <slug>', 'the board for rows that name none')
		.option('--source <name>', 'where the file comes from: a row’s id counts within it', 'csv')
		.option('--dry-run', 'say what would happen and change nothing')
		.option('--json', 'print the counts as JSON')
		.action((file: string, options: Options) => answer(options, () => withPlatform((platform) => bringIn(platform, file, options))));
}

function mappingIn(list: string): ImportMapping {
	const pairs = list.split(',').map((pair) => {
		const [field = '', ...column] = pair.split('=');
		return [field.trim(), column.join('=').trim()];
	});
	const parsed = importMapping.safeParse(Object.fromEntries(pairs));
	if (!parsed.success) throw new InvalidArgumentError(parsed.error.issues[0]?.message ?? 'The mapping cannot be read.');
	return parsed.data;
}

async function bringIn(platform: Platform, file: string, options: Options): Promise<Answer> {
	const [{ importFile }, { contextFor }, { registerReactions }] = await Promise.all([
		import('#server/importing/service.ts'),
		import('#server/platform/platform.ts'),
		import('#server/worker.ts')
	]);
	const workspaceId = await platform.workspaceFor('');
	if (!workspaceId) throw new Refusal('not-set-up', 'This Winnow is not set up yet; "winnow setup" does that.');
	const strange = strangeFields(options.kind, options.map);
	if (strange.length > 0) throw new Refusal('invalid', words.strangeMapping(strange));
	registerReactions();
	const context = contextFor(platform, workspaceId, system);
	const owner = await context.db.selectFrom('members').select('person_id').where('role', '=', 'owner').orderBy('created_at').executeTakeFirstOrThrow();
	const dryRun = options.dryRun ?? false;
	const { rows, errors, note } = await importFile(context, file, { kind: options.kind, mapping: options.map, source: options.source, board: options.board, dryRun, importer: owner.person_id as PersonId });
	const lines = errors.map(({ row, problem }) => `Row ${row}: ${problem}`);
	const would = dryRun ? ' would be' : '';
	lines.push(`${basename(file)}: ${rows.read} ${rows.read === 1 ? 'row' : 'rows'} read,${would} ${rows.created} created, ${rows.updated} updated, ${rows.unchanged} unchanged, ${rows.failed} not taken.`);
	if (note) lines.push(note);
	return { text: lines.join('\n'), json: { ...rows, errors, note } };
}
