import { Option, type Command } from 'commander';
import { scopes, type Scope } from '#core/access/roles.ts';
import { system } from '#core/access/roles.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { contextFor, type Platform } from '#server/platform/platform.ts';
import { answer, type Answer } from '../answer.ts';
import { withPlatform } from '../platform.ts';

type Options = { scope: Scope; name?: string; json?: boolean };

export function addTo(program: Command): void {
	const keys = program.command('keys').description('Make API keys.');
	keys.command('create')
		.description('Make an API key and print it, this once.')
		.addOption(new Option('--scope <scope>', 'what the key may do').choices(scopes).makeOptionMandatory())
		.option('--name <name>', 'what the key is for')
		.option('--json', 'print {"key", "id"} as the last line')
		.action((options: Options) => answer(options, () => withPlatform((platform) => create(platform, options))));
}

async function create(platform: Platform, { scope, name = 'Made on the command line' }: Options): Promise<Answer> {
	const workspaceId = await platform.workspaceFor('');
	if (!workspaceId) throw new Error('This Winnow is not set up yet; "winnow setup" does that.');
	const { createKey } = await import('#server/people/keys.ts');
	const context = contextFor(platform, workspaceId, system);
	const owner = await context.db.selectFrom('members').select('person_id').where('role', '=', 'owner').orderBy('created_at').executeTakeFirstOrThrow();
	const made = await createKey(context, { name, scopes: [scope] }, owner.person_id as PersonId);
	return { text: `An API key of scope ${scope}, shown this once: ${made.key}`, json: { key: made.key, id: made.id } };
}
